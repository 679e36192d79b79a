package aftercare.ruleset.languages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a text by what it says, so that nobody goes on showing the translation of a text that has changed. */
public final class TextHash {

    /** How many hexadecimal digits a file of texts has of it. */
    public static final int DIGITS = 12;

    private TextHash() {}

    /** The first so many hexadecimal digits of its SHA-256, of which each two are a byte. */
    public static String of(String text, int digits) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, digits / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
