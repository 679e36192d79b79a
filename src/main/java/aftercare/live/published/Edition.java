package aftercare.live.published;

import aftercare.ruleset.folder.RuleFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A rule set as it is published, with what the gate must know when the next one is held against it. The same edition is the
 * same bytes.
 *
 * @param sequence from 1 to {@link #HIGHEST}; the next edition has a higher one
 * @param previous the content hash of the edition that it was held against; {@link #NONE} where it was held against none
 * @param madeAt to the millisecond
 * @param files all files of the set, the cases among them
 * @param spent keys of the agreements that were used up to then
 * @param past files of cases that were in an earlier edition and are in no file of this one, by name
 */
public record Edition(
        long sequence,
        String previous,
        Instant madeAt,
        RuleFiles files,
        SortedSet<String> spent,
        SortedMap<String, byte[]> past) {

    /** A higher sequence could not be noted by who follows, nor be read by every reader of JSON. */
    public static final long HIGHEST = 999_999_999_999_999L;

    /** In the place of the hash of an edition before. */
    public static final String NONE = "none";

    static final String FIRST_LINE = "aftercare-edition 1";
    static final String END = "end";
    static final String SIGNATURE = "signature ";

    /** So that a signature of an edition is none of anything else. */
    private static final byte[] STATEMENT = "aftercare edition signature 1\n".getBytes(StandardCharsets.US_ASCII);

    public Edition {
        madeAt = madeAt.truncatedTo(ChronoUnit.MILLIS);
        spent = new TreeSet<>(spent);
        past = new TreeMap<>(past);
    }

    /** What is signed, without what goes before it. */
    byte[] body() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        line(bytes, FIRST_LINE);
        line(bytes, "sequence " + sequence);
        line(bytes, "previous " + previous);
        line(bytes, "version " + files.version());
        line(bytes, "content " + files.content());
        line(bytes, "made-at " + madeAt);
        for (String key : spent) {
            line(bytes, "spent " + key);
        }
        files.bytes().forEach((path, content) -> file(bytes, "file", path, content));
        past.forEach((name, content) -> file(bytes, "past", name, content));
        line(bytes, END);
        return bytes.toByteArray();
    }

    /** The bundle: the edition and its signature, as it is kept, sent and read. */
    public byte[] signed(Signer signer) {
        byte[] body = body();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(body);
        String signature = Base64.getEncoder().encodeToString(signer.sign(statement(body)));
        line(bytes, SIGNATURE + signer.keyId() + " " + signature);
        return bytes.toByteArray();
    }

    /** The bytes that a signature covers. */
    static byte[] statement(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(STATEMENT);
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static void file(ByteArrayOutputStream bytes, String kind, String name, byte[] content) {
        line(bytes, kind + " " + content.length + " " + name);
        bytes.writeBytes(content);
        line(bytes, "");
    }

    private static void line(ByteArrayOutputStream bytes, String line) {
        bytes.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
