package aftercare.journal.record;

import aftercare.domain.bytes.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Values as bytes, each with its length, so that no two lists of values give the same bytes. */
public final class Encoding {

    private static final int ABSENT = -1;
    private static final int USUAL_BYTES = 1024;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);

    public Encoding add(byte[] value) {
        length(value.length);
        out.writeBytes(value);
        return this;
    }

    public Encoding add(String value) {
        return add(value.getBytes(StandardCharsets.UTF_8));
    }

    public Encoding add(long value) {
        return add(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    public Encoding add(Hash value) {
        return add(value.bytes());
    }

    /** An absent text is not an empty one. */
    public Encoding add(Optional<String> value) {
        if (value.isEmpty()) {
            length(ABSENT);
            return this;
        }
        return add(value.get());
    }

    Encoding addHash(Optional<Hash> value) {
        if (value.isEmpty()) {
            length(ABSENT);
            return this;
        }
        return add(value.get());
    }

    public Encoding add(List<String> values) {
        length(values.size());
        for (String value : values) {
            add(value);
        }
        return this;
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    public Hash hash() {
        return Hash.of(bytes());
    }

    private void length(int length) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    }
}
