package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.HandClock;
import aftercare.journal.Postgres;
import aftercare.journal.seal.KeyPairFiles;
import aftercare.journal.store.JournalPlace;
import aftercare.live.EditedRules;
import aftercare.live.published.BundleReading;
import aftercare.live.published.Edition;
import aftercare.live.published.EditionReader;
import aftercare.live.published.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code publish} judges, signs and numbers; what does not pass is not there. */
class PublishVerbTest {

    @TempDir
    Path temp;

    private EditedRules rules;
    private Path keys;
    private Path place;

    @BeforeEach
    void makeKey() {
        rules = EditedRules.smallIn(temp);
        keys = temp.resolve("keys");
        place = temp.resolve("rules.bundle");
        Ran made = Ran.aftercare(rules.folder(), "", "publish", "--new-key", "--key", keys.toString());
        assertEquals(0, made.exit(), made.err());
    }

    private Ran publish(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("publish", "--to", place.toString(), "--key", keys.toString()));
        arguments.addAll(List.of(more));
        return Ran.aftercare(rules.folder(), "", arguments.toArray(String[]::new));
    }

    private Edition edition() throws IOException {
        var key = KeyPairFiles.readPublic(keys.resolve("publish.pub"));
        BundleReading read = new EditionReader(Map.of(KeyPairFiles.id(key), key)).read("", Files.readAllBytes(place));
        return ((BundleReading.Genuine) read).edition();
    }

    private void first() {
        Ran first = publish("--compare-with-none");
        assertEquals(0, first.exit(), first.err());
    }

    @Test
    void publishesNoSequenceThatNoServiceWouldTake() throws IOException {
        first();
        rules.replace("soreness/soreness.drl", "Tell your practitioner.", "Tell the practitioner.");
        for (long last : new long[] {Edition.HIGHEST, Long.MAX_VALUE}) {
            Ran refused = publish("--after", Long.toString(last));
            assertEquals(2, refused.exit());
            assertTrue(refused.err().contains("the highest sequence that there can be is"), refused.err());
        }
        assertEquals(1, edition().sequence());
        assertEquals(0, publish("--after", Long.toString(Edition.HIGHEST - 1)).exit());
        assertEquals(Edition.HIGHEST, edition().sequence());
    }

    @Test
    void publishesWithASequenceThatGrows() throws IOException {
        Ran refused = publish();
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("--compare-with-none"), refused.err());
        assertFalse(Files.exists(place));
        first();
        assertEquals(1, edition().sequence());
        assertEquals(Edition.NONE, edition().previous());
        Ran same = publish();
        assertEquals(0, same.exit());
        assertTrue(same.out().contains("nothing was published"), same.out());
        String before = edition().files().content();
        rules.replace("soreness/soreness.drl", "Tell your practitioner.", "Tell the practitioner.");
        Ran second = publish();
        assertEquals(0, second.exit(), second.err());
        assertTrue(second.out().startsWith("published as sequence 2: " + rules.version()), second.out());
        assertEquals(2, edition().sequence());
        assertEquals(before, edition().previous());
        assertEquals(2, publish("--compare-with-none").exit(), "there is something to compare with");
        rules.replace("soreness/soreness.drl", "Tell the practitioner.", "Tell a practitioner.");
        assertEquals(0, publish("--after", "40").exit());
        assertEquals(41, edition().sequence());
    }

    /** Services saw a higher sequence than the place has since it was put back: the same set must be able to pass it. */
    @Test
    void publishesTheSameSetOnceMoreWhereASequenceIsNamed() throws IOException {
        first();
        assertEquals(0, publish("--after", "0").exit());
        assertEquals(1, edition().sequence());
        Ran again = publish("--after", "1");
        assertTrue(again.out().startsWith("published as sequence 2: " + rules.version()), again.out() + again.err());
        assertEquals(2, edition().sequence());
        assertEquals(edition().files().content(), edition().previous());
        assertTrue(publish("--after", "1").out().contains("nothing was published"));
        assertEquals(0, publish("--after", "7").exit());
        assertEquals(8, edition().sequence());
    }

    @Test
    void publishesNothingThatTheGateRefuses() throws IOException {
        first();
        byte[] before = Files.readAllBytes(place);
        byte[] drl = Files.readAllBytes(rules.path("infection/infection.drl"));
        byte[] cases = Files.readAllBytes(rules.path("infection/infection.cases.yaml"));
        rules.replace("infection/infection.drl", "@within( 6 )", "@within( 12 )");
        rules.replace("infection/infection.cases.yaml", "actWithinHours: 6", "actWithinHours: 12");
        Ran lowered = publish();
        assertEquals(1, lowered.exit());
        assertTrue(lowered.err().contains("[GATE-004]"), lowered.err());
        assertArrayEquals(before, Files.readAllBytes(place));
        rules.agree(edition().files().version(), "INF-05", "URGENT_24H within 6 h", "URGENT_24H within 12 h");
        Ran agreed = publish();
        assertEquals(0, agreed.exit(), agreed.err());
        assertEquals(1, edition().spent().size(), "the agreement is used up");

        // It counts once: whoever goes back and publishes the lower answer again needs another, wherever he publishes.
        byte[] lowerDrl = Files.readAllBytes(rules.path("infection/infection.drl"));
        byte[] lowerCases = Files.readAllBytes(rules.path("infection/infection.cases.yaml"));
        Files.write(rules.path("infection/infection.drl"), drl);
        Files.write(rules.path("infection/infection.cases.yaml"), cases);
        Ran back = publish();
        assertEquals(0, back.exit(), back.err());
        Files.write(rules.path("infection/infection.drl"), lowerDrl);
        Files.write(rules.path("infection/infection.cases.yaml"), lowerCases);
        Ran again = publish();
        assertEquals(1, again.exit(), again.out());
        assertTrue(again.err().contains("[GATE-004]"), again.err());
    }

    /** Who takes a case away today does not hide with it what is lowered tomorrow. */
    @Test
    void keepsTheCasesThatAreGone() throws IOException {
        first();
        assertEquals(0, edition().past().size());
        String cases = rules.text("infection/infection.cases.yaml");
        int next = cases.indexOf("- note:", 1);
        rules.write(
                "soreness/more.cases.yaml",
                "- note: \"one more\"\n  given:\n    treatment: { hoursSince: 30 }\n"
                        + "    symptoms: [ { code: muscle-ache, severity: 5 } ]\n  want: { urgency: SELF_CARE, because: [EXP-01] }\n");
        assertEquals(0, publish().exit());
        rules.delete("soreness/more.cases.yaml");
        Ran without = publish();
        assertEquals(0, without.exit(), without.err());
        assertEquals(1, edition().past().size(), "of " + next);
        assertTrue(
                new String(edition().past().get("00000000.cases.yaml"), StandardCharsets.UTF_8).contains("one more"));
    }

    @Test
    void takesNothingForAnEditionBeforeThatAnotherKeySigned() throws IOException {
        first();
        Edition edition = edition();
        byte[] foreign = edition.signed(Keys.made("fedcba9876543210"));
        Files.write(place, foreign);
        for (Ran refused : List.of(publish(), publish("--compare-with-none"))) {
            assertEquals(2, refused.exit(), refused.out());
            assertTrue(refused.err().contains("[BUNDLE-003]"), refused.err());
            assertTrue(refused.err().contains("name its `--public-key`"), refused.err());
            assertArrayEquals(foreign, Files.readAllBytes(place));
        }
        assertEquals(0, publish("--compare-with-none", "--after", "1").exit(), "who says what counts knows it");
        assertEquals(2, edition().sequence());
    }

    /** What a colleague published last decides: it is not passed over for what one signed oneself before it. */
    @Test
    void comparesWithNothingBelowABundleOfAnotherKey() throws SQLException {
        JournalPlace.Postgres database = Postgres.shared().ofOneRole();
        String mine = keys.resolve("publish.pub").toString();
        Path other = temp.resolve("other");
        String[] to = {"publish", "--to", database.url(), "--key"};
        Ran.aftercare(rules.folder(), "", "publish", "--new-key", "--key", other.toString());
        assertEquals(
                0,
                Ran.aftercare(rules.folder(), "", with(to, keys.toString(), "--compare-with-none"))
                        .exit());
        rules.replace("soreness/soreness.drl", "Tell your practitioner.", "Tell the practitioner.");
        assertEquals(
                0,
                Ran.aftercare(rules.folder(), "", with(to, other.toString(), "--public-key", mine))
                        .exit());
        rules.replace("soreness/soreness.drl", "Tell the practitioner.", "Tell your practitioner.");
        Ran alone = Ran.aftercare(rules.folder(), "", with(to, keys.toString()));
        assertEquals(2, alone.exit(), alone.out());
        assertTrue(alone.err().contains("name its `--public-key`"), alone.err());
        String his = other.resolve("publish.pub").toString();
        Ran known = Ran.aftercare(rules.folder(), "", with(to, keys.toString(), "--public-key", his));
        assertTrue(known.out().startsWith("published as sequence 3: "), known.out() + known.err());
        assertTrue(known.out().contains("compared with sequence 2: "), known.out());
    }

    @Test
    void followsAnEarlierKeyThatIsNamed() throws IOException {
        first();
        Path other = temp.resolve("other");
        assertEquals(
                0,
                Ran.aftercare(rules.folder(), "", "publish", "--new-key", "--key", other.toString())
                        .exit());
        rules.replace("soreness/soreness.drl", "Tell your practitioner.", "Tell the practitioner.");
        String earlier = keys.resolve("publish.pub").toString();
        keys = other;
        assertEquals(2, publish().exit());
        Ran second = publish("--public-key", earlier);
        assertEquals(0, second.exit(), second.err());
        assertEquals(2, edition().sequence());
    }

    /** Another publication ends while this one is judged, against the edition that was there before it. */
    @Test
    void publishesNothingThatWasNotComparedWithWhatIsThere() throws Exception {
        JournalPlace.Postgres database = Postgres.shared().ofOneRole();
        for (String to : List.of(place.toString(), database.url())) {
            String[] common = {"publish", "--to", to, "--key", keys.toString()};
            assertEquals(
                    0,
                    Ran.aftercare(rules.folder(), "", with(common, "--compare-with-none"))
                            .exit(),
                    to);
            EditedRules others = EditedRules.smallIn(temp.resolve("others"));
            others.replace("soreness/soreness.drl", "Tell your practitioner.", "Tell a practitioner.");
            AtomicReference<Ran> other = new AtomicReference<>();
            Clock interrupted = new HandClock(Ran.NOW) {
                @Override
                public Instant instant() {
                    if (other.compareAndSet(null, new Ran(-1, "", ""))) {
                        other.set(Ran.aftercare(others.folder(), "", common));
                    }
                    return super.instant();
                }
            };
            EditedRules mine = EditedRules.smallIn(temp.resolve("mine"));
            mine.replace("soreness/soreness.drl", "Tell your practitioner.", "Tell the practitioner.");
            Ran late = Ran.at(interrupted, mine.folder(), with(common, "--after", "10"));
            assertEquals(0, other.get().exit(), other.get().err());
            assertEquals(2, late.exit(), late.out());
            assertTrue(late.err().contains("somebody else published meanwhile"), late.err());
            Ran again = Ran.aftercare(mine.folder(), "", common);
            assertEquals(0, again.exit(), again.err());
            assertTrue(again.out().startsWith("published as sequence 3: "), again.out());
            assertTrue(again.out().contains("compared with sequence 2: " + others.version()), again.out());
        }
    }

    private static String[] with(String[] arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void saysWhatIsMissing() {
        Ran noPlace = Ran.aftercare(rules.folder(), "", "publish", "--key", keys.toString());
        assertEquals(2, noPlace.exit());
        assertTrue(noPlace.err().contains("--to"), noPlace.err());
        Ran address = Ran.aftercare(
                rules.folder(), "", "publish", "--key", keys.toString(), "--to", "https://example.org/rules");
        assertEquals(2, address.exit());
        Path noPublicKey = temp.resolve("nowhere/publish.pub");
        Ran noEarlier = publish("--public-key", noPublicKey.toString());
        assertEquals(2, noEarlier.exit());
        assertTrue(noEarlier.err().contains("--public-key: " + noPublicKey + ": "), noEarlier.err());
        keys = temp.resolve("nowhere");
        Ran noKey = publish();
        assertEquals(2, noKey.exit());
        assertTrue(noKey.err().contains("--new-key"), noKey.err());
    }

    @Test
    void givesThePrivateKeyToNobodyElse() throws IOException {
        assertEquals(
                "rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(keys.resolve("publish.key"))));
    }
}
