package aftercare.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the documents show of the command line is what a reader gets; {@link ReadmeTest} tries all else. */
@Tag("busy")
class VerbExamplesTest {

    @Test
    void everyVerbAnswersAsShown() {
        List<String> complaints = new ArrayList<>();
        for (Document page : Pages.shown()) {
            complaints.addAll(Examples.ofTheVerbs().complaints(page));
        }
        assertEquals(List.of(), complaints);
    }
}
