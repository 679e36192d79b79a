package aftercare.live.published;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.trial.lint.BundleProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Bundles in rows of a database. INVARIANT: a row that does not verify hides no other. */
public final class RowSource implements EditionSource {

    /** Rows that do not verify and are named one by one. */
    private static final int MOST_NAMED = 20;

    /** A file is replaced by what is published next; a row stays, and no later sequence need ever be above it. */
    private static final String REMOVE = "remove the row, and publish what it should hold";

    private final String place;
    private final Supplier<SortedMap<Long, String>> newest;
    private final LongFunction<Optional<byte[]>> bundles;
    private final int most;
    private Map<Long, String> seen = Map.of();

    /** Rows that do not verify, so that no bundle is read again and again because there is one row more. */
    private final Map<Long, Junk> known = new HashMap<>();

    private boolean asked;

    private record Junk(String written, FolderProblem problem) {}

    /**
     * An error of the database is a {@link RuntimeException} whose message may be shown.
     *
     * @param newest the last rows, the highest sequence first, each with a text that is another one once it was written anew
     * @param bundles the bundle of a row; empty where there is none, or it is too large
     * @param most rows that are given
     */
    public RowSource(
            String place, Supplier<SortedMap<Long, String>> newest, LongFunction<Optional<byte[]>> bundles, int most) {
        this.place = place;
        this.newest = newest;
        this.bundles = bundles;
        this.most = most;
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public Fetch fetch(EditionReader reader) {
        try {
            SortedMap<Long, String> rows = newest.get();
            if (asked && rows.equals(seen)) {
                return new Fetch.Same();
            }
            Fetch there = latest(rows, reader);
            seen = rows;
            asked = true;
            return there;
        } catch (RuntimeException e) {
            return new Fetch.Unreached(e.getMessage());
        }
    }

    private Fetch latest(SortedMap<Long, String> rows, EditionReader reader) {
        known.keySet().retainAll(rows.keySet());
        List<FolderProblem> refused = new ArrayList<>();
        Optional<BundleReading.Genuine> latest = Optional.empty();
        int unnamed = 0;
        for (Map.Entry<Long, String> row : rows.entrySet()) {
            latest = genuine(row.getKey(), row.getValue(), reader);
            if (latest.isPresent()) {
                break;
            }
            if (refused.size() < MOST_NAMED) {
                refused.add(known.get(row.getKey()).problem());
            } else {
                unnamed++;
            }
        }
        if (unnamed > 0) {
            refused.add(BundleProblem.BROKEN.at(
                    place, "there are " + unnamed + " more rows that do not verify", "remove them"));
        }
        if (latest.isEmpty() && rows.size() >= most) {
            refused.add(BundleProblem.BROKEN.at(
                    place,
                    "none of the " + rows.size() + " rows of the highest sequences verifies, and no row below them is"
                            + " looked at",
                    "remove them"));
        }
        if (latest.isEmpty() && refused.isEmpty()) {
            refused.add(FileSource.nothing(place));
        }
        return new Fetch.There(latest, refused);
    }

    /** The edition of a row; what is in a row that holds none is known then, until the row is written anew. */
    private Optional<BundleReading.Genuine> genuine(long sequence, String written, EditionReader reader) {
        Junk before = known.get(sequence);
        if (before != null && before.written().equals(written)) {
            return Optional.empty();
        }
        known.remove(sequence);
        String where = place + " sequence " + sequence;
        BundleReading reading = reader.read(where, bundles.apply(sequence).orElse(new byte[0]), REMOVE);
        if (reading instanceof BundleReading.Genuine genuine) {
            if (genuine.edition().sequence() == sequence) {
                return Optional.of(genuine);
            }
            // A bundle in the row of another sequence is no later one.
            reading = new BundleReading.Refused(
                    BundleProblem.BROKEN.at(where, "the bundle of another sequence is in this row", "remove the row"));
        }
        known.put(sequence, new Junk(written, ((BundleReading.Refused) reading).problem()));
        return Optional.empty();
    }
}
