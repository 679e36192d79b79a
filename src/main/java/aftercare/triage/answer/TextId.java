package aftercare.triage.answer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Ids of texts that belong to no rule. INVARIANT: the same text has the same id in every rule set and another text another one, so
 * that no program goes on showing its translation of a text that has changed.
 */
final class TextId {

    private static final String PREFIX = "NET-";
    private static final int BYTES = 4;

    private TextId() {}

    /** The id of each text of a safety net, in their order. */
    static List<String> of(List<String> texts) {
        List<String> ids = new ArrayList<>();
        for (String text : texts) {
            byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
            ids.add(PREFIX + HexFormat.of().formatHex(hash, 0, BYTES));
        }
        return ids;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
