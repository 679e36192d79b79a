package plain;

import java.util.Collection;
import java.util.TreeSet;

/** What the rules say of one report. */
public final class Found {

    private final Collection<String> reasons = new TreeSet<>();
    private final Collection<String> advice = new TreeSet<>();
    private final Collection<String> questions = new TreeSet<>();
    private int rank;

    public void conclude(String id, int urgency) {
        reasons.add(id);
        rank = Math.max(rank, urgency);
    }

    public void advise(String id) {
        advice.add(id);
    }

    public void ask(String id) {
        questions.add(id);
    }

    void atLeast(int urgency) {
        rank = Math.max(rank, urgency);
    }

    boolean hasReasons() {
        return !reasons.isEmpty();
    }

    Answer answer() {
        return new Answer(rank, reasons, advice, questions);
    }

    /** What the service answers. */
    public record Answer(int rank, Collection<String> reasons, Collection<String> advice, Collection<String> questions) {}
}
