package aftercare.service.http;

import aftercare.domain.bytes.Hash;
import java.util.List;
import java.util.Optional;

/**
 * What the header {@code Idempotency-Key} says: nothing, a key, or something that is none. A key is 1 to 255 printable ASCII
 * characters, in quotes as the IETF draft has it, or bare.
 *
 * @param hash of the key, by which it is known; empty without a key
 * @param valid false when something is there and is no key
 */
public record IdempotencyKey(Optional<Hash> hash, boolean valid) {

    public static final String HEADER = "Idempotency-Key";

    private static final int MOST = 255;
    private static final IdempotencyKey NONE = new IdempotencyKey(Optional.empty(), true);
    private static final IdempotencyKey INVALID = new IdempotencyKey(Optional.empty(), false);

    /** @param values of every such header of the request */
    public static IdempotencyKey of(List<String> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        String key = bare(values.get(0).strip());
        if (values.size() > 1 || key.isEmpty() || key.length() > MOST || !isPlain(key)) {
            return INVALID;
        }
        return new IdempotencyKey(Optional.of(Hash.of(key)), true);
    }

    private static String bare(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** No blanks, no quotes and no backslashes: two ways to write one key would be two keys to somebody. */
    private static boolean isPlain(String key) {
        for (int index = 0; index < key.length(); index++) {
            char character = key.charAt(index);
            if (character <= ' ' || character > '~' || character == '"' || character == '\\') {
                return false;
            }
        }
        return true;
    }
}
