package aftercare.triage.lines;

import java.util.Arrays;
import java.util.Optional;

/** How bytes may be packed that should be lines: each of those would be a report that cannot be read. */
public enum Packing {
    GZIP("gzip", "gzip -dc", 0x1F, 0x8B),
    BZIP2("bzip2", "bzip2 -dc", 'B', 'Z', 'h'),
    ZSTD("zstd", "zstd -dc", 0x28, 0xB5, 0x2F, 0xFD),
    XZ("xz", "xz -dc", 0xFD, '7', 'z', 'X', 'Z', 0),
    ZIP("zip", "unzip -p", 'P', 'K', 3, 4);

    /** So many bytes of the beginning tell one from the other. */
    public static final int LONGEST_BEGIN = 6;

    private final String word;
    private final String unpack;
    private final byte[] begin;

    Packing(String word, String unpack, int... begin) {
        this.word = word;
        this.unpack = unpack;
        this.begin = new byte[begin.length];
        for (int i = 0; i < begin.length; i++) {
            this.begin[i] = (byte) begin[i];
        }
    }

    /** As a person knows it. */
    public String word() {
        return word;
    }

    /** The command that unpacks the file named after it. */
    public String unpack() {
        return unpack;
    }

    /** How bytes that begin so are packed; empty where they are not. No report begins like any of these. */
    public static Optional<Packing> of(byte[] bytes) {
        for (Packing each : values()) {
            if (bytes.length >= each.begin.length
                    && Arrays.equals(bytes, 0, each.begin.length, each.begin, 0, each.begin.length)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
