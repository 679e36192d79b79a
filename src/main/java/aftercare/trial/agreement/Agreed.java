package aftercare.trial.agreement;

import aftercare.trial.agreement.Agreement.Changes;
import aftercare.trial.agreement.Agreement.Lowers;
import aftercare.trial.agreement.Agreement.Retires;
import aftercare.trial.agreement.Agreement.Undecided;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is agreed to for the change of one rule set into one other.
 *
 * @param entries of that change, and not used before
 */
public record Agreed(List<Agreement> entries) {

    public Agreed {
        entries = List.copyOf(entries);
    }

    /** Nothing is. */
    public static Agreed none() {
        return new Agreed(List.of());
    }

    /**
     * Those of a file that speak of this change and were not used.
     *
     * @param from version of the rules that decide
     * @param to version of those that are to decide
     * @param spent keys of the entries that were used
     */
    public static Agreed of(Agreements file, String from, String to, Set<String> spent) {
        List<Agreement> entries = new ArrayList<>();
        for (Agreement each : file.all()) {
            boolean ofThis = each.terms().fromVersion().equals(from)
                    && each.terms().toVersion().equals(to);
            if (ofThis && !spent.contains(each.key())) {
                entries.add(each);
            }
        }
        return new Agreed(entries);
    }

    /**
     * What an answer that rests on a reason may come to at the least.
     *
     * @param name of the reason
     * @param from what the reason calls for; returned where nothing is agreed
     */
    public AnswerLevel least(String name, AnswerLevel from) {
        AnswerLevel least = from;
        for (Lowers entry : lowering(name, from)) {
            least = entry.to().map(least::orLess).orElse(least);
        }
        return least;
    }

    /** Whether reports of a word may be refused, of which one with that word alone comes to {@code from} now. */
    public boolean mayBeRefused(String name, AnswerLevel from) {
        for (Lowers entry : lowering(name, from)) {
            if (entry.to().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private List<Lowers> lowering(String name, AnswerLevel from) {
        List<Lowers> found = new ArrayList<>();
        for (Agreement entry : entries) {
            if (entry instanceof Lowers lowers
                    && lowers.name().equals(name)
                    && lowers.from().equals(from)) {
                found.add(lowers);
            }
        }
        return found;
    }

    /** Whether some answer that rests on a reason may be lowered. */
    public boolean mayLower(String name) {
        return entries.stream()
                .anyMatch(entry -> entry instanceof Lowers && entry.name().equals(name));
    }

    /** Whether it may stay unknown if a reason is lost. */
    public boolean mayBeUndecided(String name) {
        return entries.stream()
                .anyMatch(entry -> entry instanceof Undecided && entry.name().equals(name));
    }

    /** Whether a word or text may change. */
    public boolean mayChange(String name) {
        return entries.stream()
                .anyMatch(entry -> entry instanceof Changes && entry.name().equals(name));
    }

    /** Whether a case of an earlier set is not asked any more. */
    public boolean retires(String note) {
        return entries.stream()
                .anyMatch(entry -> entry instanceof Retires && entry.name().equals(note));
    }
}
