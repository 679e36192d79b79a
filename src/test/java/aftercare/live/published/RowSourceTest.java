package aftercare.live.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.live.published.EditionSource.Fetch;
import aftercare.ruleset.folder.FolderProblem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bundles in rows of a database, some of which somebody put there who may not. */
class RowSourceTest {

    private static final int MOST = 1_000;

    private final Keys keys = Keys.made("0123456789abcdef");
    private final SortedMap<Long, byte[]> rows = new TreeMap<>(Comparator.reverseOrder());
    private int read;

    private final RowSource source = new RowSource("database", this::newest, this::bundle, MOST);

    private SortedMap<Long, String> newest() {
        SortedMap<Long, String> newest = new TreeMap<>(Comparator.reverseOrder());
        rows.forEach((sequence, bundle) -> newest.put(sequence, Integer.toString(System.identityHashCode(bundle))));
        return newest;
    }

    private Optional<byte[]> bundle(long sequence) {
        read++;
        return Optional.ofNullable(rows.get(sequence));
    }

    private Fetch.There there() {
        return assertInstanceOf(Fetch.There.class, source.fetch(keys.reader()));
    }

    @Test
    void takesTheHighest() {
        rows.put(1L, Editions.small(1, "one").signed(keys));
        rows.put(2L, Editions.small(2, "two").signed(keys));
        assertEquals(2, there().latest().orElseThrow().edition().sequence());
        assertEquals(1, read, "no other is looked at");
        assertInstanceOf(Fetch.Same.class, source.fetch(keys.reader()));
        assertEquals(1, read);
    }

    @Test
    void junkHidesNoEdition() {
        rows.put(2L, Editions.small(2, "two").signed(keys));
        rows.put(3L, Editions.small(3, "three").signed(Keys.made("fedcba9876543210")));
        rows.put(4L, Editions.small(2, "two").signed(keys));
        rows.put(5L, new byte[] {1});
        Fetch.There there = there();
        assertEquals(2, there.latest().orElseThrow().edition().sequence());
        assertEquals(
                "[BUNDLE-001, BUNDLE-001, BUNDLE-003]",
                there.refused().stream().map(FolderProblem::code).toList().toString());
        // Nothing that is published takes its place; and what another key signed may be another's to keep.
        assertTrue(there.refused().get(0).help().startsWith("remove the row"));
        assertFalse(there.refused().get(2).help().contains("remove"));
    }

    @Test
    void muchJunkHidesNoEditionEither() {
        rows.put(2L, Editions.small(2, "two").signed(keys));
        for (long sequence = 1_000; sequence < 1_200; sequence++) {
            rows.put(sequence, new byte[] {1});
        }
        Fetch.There there = there();
        assertEquals(2, there.latest().orElseThrow().edition().sequence());
        assertEquals(21, there.refused().size(), "the rest is counted");
        FolderProblem rest = there.refused().get(20);
        assertEquals("BUNDLE-001", rest.code());
        assertTrue(rest.what().contains("180 more rows"), rest.what());

        // What is published below it is seen, and no junk is read twice, unless it was written anew.
        rows.put(3L, Editions.small(3, "three").signed(keys));
        read = 0;
        assertEquals(3, there().latest().orElseThrow().edition().sequence());
        assertEquals(1, read);
        rows.put(1_100L, Editions.small(1_100, "four").signed(keys));
        assertEquals(1_100, there().latest().orElseThrow().edition().sequence());
        assertEquals(2, read);
        rows.keySet().removeIf(sequence -> sequence >= 1_000);
        there = there();
        assertEquals(3, there.latest().orElseThrow().edition().sequence());
        assertEquals(List.of(), there.refused());
    }

    @Test
    void saysThatThereIsMoreJunkThanItLooksThrough() {
        for (long sequence = 1; sequence <= MOST; sequence++) {
            rows.put(sequence, new byte[] {1});
        }
        Fetch.There there = there();
        assertTrue(there.latest().isEmpty());
        FolderProblem last = there.refused().get(there.refused().size() - 1);
        assertTrue(last.what().contains("no row below them is looked at"), last.what());
    }

    @Test
    void saysThatNothingIsThere() {
        assertEquals("BUNDLE-008", there().refused().get(0).code());
    }

    @Test
    void saysThatItIsOutOfReach() {
        RowSource broken = new RowSource(
                "database",
                () -> {
                    throw new IllegalStateException("no answer");
                },
                sequence -> Optional.empty(),
                MOST);
        assertEquals(
                "no answer",
                assertInstanceOf(Fetch.Unreached.class, broken.fetch(keys.reader()))
                        .why());
    }
}
