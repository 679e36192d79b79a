package aftercare.journal.replicas;

import aftercare.journal.record.Micros;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name under which a service says which rules decide there. Two services of one name would write into one row, and that they
 * run different rules would be seen by nobody: who notices the other takes a name of its own until its next start. For one thread.
 */
public final class ReplicaName {

    /** What another wrote is found so often, one time after the other, before it counts: a row that came late is no second service. */
    private static final int SURE = 2;

    private static final int DIGITS = 6;
    private static final int LONGEST = 100;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0," + (LONGEST - 1) + "}");

    private String name;
    private Optional<ReplicaRow> last = Optional.empty();
    private int others;

    /** @param name as it was given, or made at the first start */
    public ReplicaName(String name) {
        this.name = name;
    }

    /** Whether a service may have that name. */
    public static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return name;
    }

    /** What was written cannot be known: whatever is there next may be of this service. */
    public void lost() {
        last = Optional.empty();
        others = 0;
    }

    /**
     * A row was written.
     *
     * @param before the one that was in its place
     * @return whether another service has that name, and this one has another from now on
     */
    public boolean wrote(ReplicaRow row, Optional<ReplicaRow> before) {
        boolean other = last.isPresent() && before.filter(this::isLast).isEmpty();
        others = other ? others + 1 : 0;
        last = Optional.of(row);
        if (others < SURE) {
            return false;
        }
        String more = "-" + UUID.randomUUID().toString().substring(0, DIGITS);
        name = name.substring(0, Math.min(name.length(), LONGEST - more.length())) + more;
        lost();
        return true;
    }

    private boolean isLast(ReplicaRow row) {
        ReplicaRow mine = last.orElseThrow();
        return row.sequence() == mine.sequence()
                && row.version().equals(mine.version())
                && Micros.of(row.since()) == Micros.of(mine.since())
                && row.trouble().equals(mine.trouble());
    }
}
