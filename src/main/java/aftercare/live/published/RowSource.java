package aftercare.live.published;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.trial.lint.BundleProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Bundles in rows of a database. INVARIANT: a row that does not verify hides no other. */
public final class RowSource implements EditionSource {

    private final String place;
    private final Supplier<SortedMap<Long, String>> newest;
    private final LongFunction<Optional<byte[]>> bundles;
    private Map<Long, String> seen = Map.of();
    private boolean asked;

    /**
     * An error of the database is a {@link RuntimeException} whose message may be shown.
     *
     * @param newest the last rows, the highest sequence first, each with a text that is another one once it was written anew
     * @param bundles the bundle of a row; empty where there is none, or it is too large
     */
    public RowSource(String place, Supplier<SortedMap<Long, String>> newest, LongFunction<Optional<byte[]>> bundles) {
        this.place = place;
        this.newest = newest;
        this.bundles = bundles;
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
        List<FolderProblem> refused = new ArrayList<>();
        for (long sequence : rows.keySet()) {
            String where = place + " sequence " + sequence;
            BundleReading reading = reader.read(where, bundles.apply(sequence).orElse(new byte[0]));
            if (reading instanceof BundleReading.Refused no) {
                refused.add(no.problem());
            } else if (reading instanceof BundleReading.Genuine genuine) {
                if (genuine.edition().sequence() == sequence) {
                    return new Fetch.There(Optional.of(genuine), refused);
                }
                // A bundle in the row of another sequence is no later one.
                refused.add(BundleProblem.BROKEN.at(
                        where, "the bundle of another sequence is in this row", "remove the row"));
            }
        }
        if (refused.isEmpty()) {
            refused.add(FileSource.nothing(place));
        }
        return new Fetch.There(Optional.empty(), refused);
    }
}
