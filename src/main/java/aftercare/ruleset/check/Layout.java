package aftercare.ruleset.check;

import aftercare.ruleset.text.Problem;
import java.util.List;

/** What came of laying out a rule file. */
public sealed interface Layout {

    /** The file in the house layout. */
    record Out(String text) implements Layout {}

    /**
     * The file is left as it is.
     *
     * @param problems why, at least one
     */
    record Refused(List<Problem> problems) implements Layout {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
