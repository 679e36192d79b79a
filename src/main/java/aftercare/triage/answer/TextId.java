package aftercare.triage.answer;

import aftercare.domain.bytes.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * Ids of texts that belong to no rule. INVARIANT: the same text has the same id in every rule set and another text another one, so
 * that no program goes on showing its translation of a text that has changed.
 */
final class TextId {

    private static final String PREFIX = "NET-";
    private static final int DIGITS = 8;

    private TextId() {}

    /** The id of each text of a safety net, in their order. */
    static List<String> of(List<String> texts) {
        List<String> ids = new ArrayList<>();
        for (String text : texts) {
            ids.add(PREFIX + Hash.of(text).first(DIGITS));
        }
        return ids;
    }
}
