package aftercare.journal.seal;

import aftercare.domain.bytes.Hash;
import aftercare.journal.record.Encoding;
import aftercare.journal.record.Micros;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A signed statement about the chain.
 *
 * @param sequence the record that it is about
 * @param hash of that record, or of its content when that was erased
 * @param sealedAt to the microsecond
 * @param keyId which key signed
 */
public record Seal(Kind kind, long sequence, Hash hash, Instant sealedAt, String keyId, byte[] signature) {

    /** What is stated. */
    public enum Kind {
        /** The chain reached this record. */
        HEAD,
        /** This record and all before it were removed. */
        REMOVED,
        /** The content of this record was erased. */
        ERASED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    private static final int PARTS = 6;

    /** What is signed. */
    static byte[] statement(Kind kind, long sequence, Hash hash, Instant sealedAt, String keyId) {
        return new Encoding()
                .add("aftercare seal 1")
                .add(kind.word())
                .add(sequence)
                .add(hash)
                .add(Micros.of(sealedAt))
                .add(keyId)
                .bytes();
    }

    byte[] statement() {
        return statement(kind, sequence, hash, sealedAt, keyId);
    }

    /** One line, without its end. */
    public String line() {
        return String.join(
                " ",
                kind.word(),
                Long.toString(sequence),
                hash.hex(),
                Long.toString(Micros.of(sealedAt)),
                keyId,
                Base64.getEncoder().encodeToString(signature));
    }

    /** The seal of that line; empty when it is none. */
    static Optional<Seal> ofLine(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Seal(
                    Kind.of(parts[0]).orElseThrow(IllegalArgumentException::new),
                    Long.parseLong(parts[1]),
                    new Hash(parts[2]),
                    Micros.instant(Long.parseLong(parts[3])),
                    parts[4],
                    Base64.getDecoder().decode(parts[5])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
