package aftercare.trial.cases;

import aftercare.ruleset.yaml.YamlProblem;
import java.util.List;

/**
 * Lowered urgencies that were agreed to, each for one case and with its reason.
 *
 * @param changes complete only when there are no problems
 * @param problems what is wrong with the file, in its order
 */
public record AgreedChanges(List<Change> changes, List<YamlProblem> problems) {

    /**
     * One case may come to less than it did.
     *
     * @param note of the case
     * @param from what it came to, as {@link CaseOutcome#level} says it
     * @param to what it may come to
     * @param reason why that is right
     */
    public record Change(String note, String from, String to, String reason) {}

    public AgreedChanges {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    public static AgreedChanges none() {
        return new AgreedChanges(List.of(), List.of());
    }

    /** The changes that a file lists, or everything that is wrong with it. */
    public static AgreedChanges read(CaseFile file) {
        return ChangesReader.read(file);
    }

    /** Whether somebody agreed that this case goes from one level to the other. */
    public boolean allow(String note, String from, String to) {
        for (Change change : changes) {
            if (change.note().equals(note)
                    && change.from().equals(from)
                    && change.to().equals(to)) {
                return true;
            }
        }
        return false;
    }
}
