package aftercare.trial.study;

import aftercare.domain.Urgency;
import aftercare.trial.safety.ExactShare;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the rows of a study. It is as large after a thousand million rows as after a thousand; one thread at a time. */
public final class StudyTally {

    /**
     * What rows are counted by.
     *
     * @param from the level before; empty where the report was refused
     * @param to the level after; empty where it is refused
     */
    public record Move(StudyWay way, Optional<Urgency> from, Optional<Urgency> to) implements Comparable<Move> {

        /** The worst way first, and of each the most urgent answer of before. */
        private static final Comparator<Move> ORDER = Comparator.comparing(Move::way)
                .thenComparing(move -> -rank(move.from))
                .thenComparing(move -> rank(move.to));

        @Override
        public int compareTo(Move other) {
            return ORDER.compare(this, other);
        }

        private static int rank(Optional<Urgency> level) {
            return level.map(Urgency::rank).orElse(-1);
        }
    }

    private final SortedMap<Move, Long> moves = new TreeMap<>();
    private final SortedMap<String, Long> lost = new TreeMap<>();
    private final SortedMap<String, Long> gained = new TreeMap<>();
    private long incomplete;
    private long erased;

    public void add(StudyRow row) {
        add(new Move(row.way(), row.before().level(), row.after().level()), 1);
        row.lost().forEach(rule -> addLost(rule, 1));
        row.gained().forEach(rule -> addGained(rule, 1));
        addIncomplete(incomplete(row.before()) || incomplete(row.after()) ? 1 : 0);
    }

    private static boolean incomplete(StudyAnswer answer) {
        return answer instanceof StudyAnswer.Given given && !given.complete();
    }

    /** Rows that were counted elsewhere. */
    public void add(Move move, long rows) {
        moves.merge(move, rows, Long::sum);
    }

    public void addLost(String rule, long rows) {
        lost.merge(rule, rows, Long::sum);
    }

    public void addGained(String rule, long rows) {
        gained.merge(rule, rows, Long::sum);
    }

    public void addIncomplete(long rows) {
        incomplete += rows;
    }

    /** Reports of a decision log that were erased, so that nothing is known of them. */
    public void addErased(long reports) {
        erased += reports;
    }

    public SortedMap<Move, Long> moves() {
        return new TreeMap<>(moves);
    }

    /** How many reports lose a reason of a rule, by its id. */
    public SortedMap<String, Long> lost() {
        return new TreeMap<>(lost);
    }

    public SortedMap<String, Long> gained() {
        return new TreeMap<>(gained);
    }

    /** Rows of which an answer says that something went wrong. */
    public long incomplete() {
        return incomplete;
    }

    public long erased() {
        return erased;
    }

    public long rows() {
        return moves.values().stream().mapToLong(Long::longValue).sum();
    }

    public long of(StudyWay way) {
        long rows = 0;
        for (Map.Entry<Move, Long> each : moves.entrySet()) {
            rows += each.getKey().way() == way ? each.getValue() : 0;
        }
        return rows;
    }

    /** Which share of the reports that had an answer before is lowered. */
    public ExactShare lowered() {
        return new ExactShare(of(StudyWay.LOWERED), answered(Optional.empty()));
    }

    /** The same of those that had this answer before. */
    public ExactShare lowered(Urgency before) {
        long found = 0;
        for (Map.Entry<Move, Long> each : moves.entrySet()) {
            boolean counts = each.getKey().way() == StudyWay.LOWERED
                    && each.getKey().from().equals(Optional.of(before));
            found += counts ? each.getValue() : 0;
        }
        return new ExactShare(found, answered(Optional.of(before)));
    }

    private long answered(Optional<Urgency> level) {
        long rows = 0;
        for (Map.Entry<Move, Long> each : moves.entrySet()) {
            Optional<Urgency> from = each.getKey().from();
            boolean counts = level.isEmpty() ? from.isPresent() : from.equals(level);
            rows += counts ? each.getValue() : 0;
        }
        return rows;
    }
}
