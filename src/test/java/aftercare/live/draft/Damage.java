package aftercare.live.draft;

import java.util.Arrays;
import java.util.List;

/** What a disk or a restore makes of an archive. */
final class Damage {

    private Damage() {}

    /** The archive cut off at several places, with other bits in the middle of its first text, and replaced. */
    static List<byte[]> of(byte[] archive) {
        byte[] flipped = archive.clone();
        for (int i = 60; i < 70; i++) {
            flipped[i] ^= 0x55;
        }
        return List.of(
                new byte[0],
                Arrays.copyOf(archive, 10),
                Arrays.copyOf(archive, 60),
                flipped,
                new byte[archive.length],
                "garbage".repeat(100).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
