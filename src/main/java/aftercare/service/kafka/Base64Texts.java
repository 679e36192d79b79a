package aftercare.service.kafka;

import aftercare.domain.Urgency;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is written in base64 somewhere in a record that is refused: a search for an emergency in its bytes alone sees none of it.
 * Decodes whatever may be meant, because what it finds too much can only raise.
 */
final class Base64Texts {

    /** How deep one may be in another, as where a program encodes what is encoded. */
    private static final int MOST_IN_ONE_ANOTHER = 2;

    private static final int GROUP = 4;

    /** Fewer letters name nothing. */
    private static final int FEWEST_LETTERS = 6;

    /** What no mark of JSON, YAML or a form ends; the sign that fills base64 up ends it too. */
    private static final Pattern PIECE = Pattern.compile("[^\"'`:;=,{}\\[\\]()<>&]+");

    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z0-9+/]+");

    /** As JSON writes a character, however often a text was put into another, and as a form does. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\++(?:u([0-9a-fA-F]{4})|([nrtbf]))|%([0-9a-fA-F]{2})");

    /** So many plain characters one after the other are a text, or may be. */
    private static final int FEWEST_PLAIN = 5;

    /** What is longer, such as a picture, has as many anyhow: a text has more characters than these that control nothing. */
    private static final int LONG = 1024;

    private static final int FEWEST_OF_LONG = 128;

    private Base64Texts() {}

    /**
     * What the bytes of a record come to, with all that is hidden in them: the highest of it. A text that begins elsewhere than
     * its base64 seems to is found too.
     */
    static Urgency highest(byte[] record, Function<byte[], Urgency> failSafe) {
        return highest(record, failSafe, 0);
    }

    private static Urgency highest(byte[] bytes, Function<byte[], Urgency> failSafe, int depth) {
        Urgency highest = failSafe.apply(bytes);
        Matcher piece = PIECE.matcher(depth > MOST_IN_ONE_ANOTHER ? "" : text(bytes));
        while (highest != Urgency.EMERGENCY_AMBULANCE && piece.find()) {
            String run = NO_LETTER
                    .matcher(piece.group().replace('-', '+').replace('_', '/'))
                    .replaceAll("");
            for (int start = 0; start < GROUP && run.length() - start >= FEWEST_LETTERS; start++) {
                // One letter alone at the end says nothing.
                int end = (run.length() - start) % GROUP == 1 ? run.length() - 1 : run.length();
                byte[] decoded = Base64.getDecoder().decode(run.substring(start, end));
                if (isText(decoded)) {
                    highest = highest.or(highest(decoded, failSafe, depth + 1));
                }
            }
        }
        return highest;
    }

    /** Without the escapes of JSON, and without the zeros of wider encodings: base64 is of ASCII. */
    private static String text(byte[] bytes) {
        String plain = new String(withoutZeros(bytes), StandardCharsets.ISO_8859_1);
        return ESCAPE.matcher(plain).replaceAll(escape -> {
            if (escape.group(2) != null) {
                return "\n";
            }
            String code = escape.group(1) == null ? escape.group(3) : escape.group(1);
            return Matcher.quoteReplacement(Character.toString(Integer.parseInt(code, 16)));
        });
    }

    private static byte[] withoutZeros(byte[] bytes) {
        ByteArrayOutputStream others = new ByteArrayOutputStream(bytes.length);
        for (byte each : bytes) {
            if (each != 0) {
                others.write(each);
            }
        }
        return others.toByteArray();
    }

    private static boolean isText(byte[] decoded) {
        byte[] others = withoutZeros(decoded);
        int plain = 0;
        int harmless = 0;
        for (byte each : others) {
            boolean controls = each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t';
            plain = each >= ' ' && each < 0x7f ? plain + 1 : 0;
            harmless = controls ? 0 : harmless + 1;
            if (others.length < LONG ? plain >= FEWEST_PLAIN : harmless >= FEWEST_OF_LONG) {
                return true;
            }
        }
        return false;
    }
}
