package aftercare.live.published;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.folder.RuleFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is read is what was signed, or nothing. */
class EditionReaderTest {

    private static final String PLACE = "place";

    private final Keys keys = Keys.made("0123456789abcdef");
    private final EditionReader reader = keys.reader();
    private final byte[] bundle = Editions.small(7, "words").signed(keys);

    @Test
    void readsWhatWasSigned() {
        BundleReading.Genuine genuine = assertInstanceOf(BundleReading.Genuine.class, reader.read(PLACE, bundle));
        Edition edition = genuine.edition();
        assertEquals(7, edition.sequence());
        assertEquals("2026-11-24T09:00:00.123Z", edition.madeAt().toString());
        assertEquals(2, edition.spent().size());
        assertEquals(1, edition.past().size());
        assertEquals(
                Editions.small(7, "words").files().content(), edition.files().content());
        assertArrayEquals(bundle, edition.signed(keys), "the same edition is the same bytes");
    }

    /** A signature covers everything: whatever byte is another, and wherever it ends, it is refused. */
    @Test
    void refusesEveryCutAndEveryChangedByte() {
        for (int length = 0; length < bundle.length; length++) {
            refused(Arrays.copyOf(bundle, length), "cut at " + length);
        }
        long seed = new Random().nextLong();
        Random chance = new Random(seed);
        for (int at = 0; at < bundle.length; at++) {
            byte[] changed = bundle.clone();
            changed[at] ^= (byte) (1 << chance.nextInt(8));
            refused(changed, "byte " + at + " seed " + seed);
        }
        byte[] longer = Arrays.copyOf(bundle, bundle.length + 1);
        longer[bundle.length] = '\n';
        refused(longer, "one more line");
    }

    @Test
    void saysWhatIsWrong() {
        assertEquals("BUNDLE-001", refused(Editions.bytes("anything\n"), "no bundle"));
        assertEquals("BUNDLE-001", refused(Arrays.copyOf(bundle, bundle.length / 2), "half of it"));
        assertEquals("BUNDLE-001", refused(new byte[EditionReader.MOST_BYTES + 1], "too large"));
        assertEquals("BUNDLE-002", refused(Editions.small(7, "words").body(), "unsigned"));
        assertEquals(
                "BUNDLE-003", refused(Editions.small(7, "words").signed(Keys.made("fedcba9876543210")), "foreign"));
        assertEquals("BUNDLE-004", refused(Editions.small(7, "words").signed(Keys.made(keys.keyId())), "forged"));
        byte[] changed = bundle.clone();
        changed["aftercare-edition 1\nsequence ".length()] = '8';
        assertEquals("BUNDLE-004", refused(changed, "another sequence"));
    }

    /** Whoever holds the key may still not make this program read what it would write in another way. */
    @Test
    void refusesWhatIsSignedAndOfAnotherForm() {
        String body = new String(Editions.small(7, "words").body(), StandardCharsets.UTF_8);
        for (Map.Entry<String, String> change : Map.of(
                        "sequence 7", "sequence 07",
                        "sequence 7\n", "sequence 0\n",
                        "sequence 7\nprevious", "sequence 1000000000000000\nprevious",
                        "previous sha256:", "previous sha512:",
                        "file 0 chest/chest.cases.yaml", "file 0 ../chest.cases.yaml",
                        "file 5 vocabulary.yaml", "file 99999999 vocabulary.yaml",
                        "version sha256:", "version sha256:0",
                        "\nend\n", "\nmore 1\nend\n",
                        "past 13 00000001.cases.yaml", "past 13 /0000001.cases.yaml",
                        "spent 0", "spent x")
                .entrySet()) {
            int at = body.lastIndexOf(change.getKey());
            assertTrue(at >= 0, change.getKey());
            String other = body.substring(0, at)
                    + change.getValue()
                    + body.substring(at + change.getKey().length());
            assertEquals("BUNDLE-001", refused(signed(Editions.bytes(other)), change.getValue()));
        }
    }

    @Test
    void refusesFilesThatAreNoneOfASet() {
        for (String path :
                new String[] {"/etc/x.drl", "a/../b.drl", "a//b.drl", ".hidden/b.drl", "notes.txt", "a\\b.drl"}) {
            TreeMap<String, byte[]> files = new TreeMap<>();
            files.put(path, Editions.bytes("x"));
            Edition edition = new Edition(
                    1, Edition.NONE, Editions.MADE_AT, new RuleFiles(files), new TreeSet<>(), new TreeMap<>());
            assertEquals("BUNDLE-001", refused(edition.signed(keys), path));
        }
    }

    private byte[] signed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(body);
        String signature = Base64.getEncoder().encodeToString(keys.sign(Edition.statement(body)));
        bytes.writeBytes(Editions.bytes("signature " + keys.keyId() + " " + signature + "\n"));
        return bytes.toByteArray();
    }

    private String refused(byte[] bytes, String what) {
        BundleReading.Refused refused = assertInstanceOf(BundleReading.Refused.class, reader.read(PLACE, bytes), what);
        return refused.problem().code();
    }
}
