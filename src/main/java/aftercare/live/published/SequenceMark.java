package aftercare.live.published;

import aftercare.ruleset.folder.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The highest sequence that was seen here, so that an older edition is known as one after a restart too.
 *
 * @param digest of that edition; empty where none was seen
 */
record SequenceMark(long sequence, String digest) {

    static final SequenceMark NONE = new SequenceMark(0, "");

    static final String FILE = "published.mark";
    static final String BUNDLE = "published.bundle";

    private static final String SHAPE = "[1-9][0-9]{0,17} [0-9a-f]{64}\n";

    /** What is noted in that folder; empty where it cannot be read, which is not the same as nothing. */
    static Optional<SequenceMark> in(Path state) {
        try {
            String text = Files.readString(state.resolve(FILE), StandardCharsets.US_ASCII);
            if (!text.matches(SHAPE)) {
                return Optional.empty();
            }
            String[] words = text.strip().split(" ");
            return Optional.of(new SequenceMark(Long.parseLong(words[0]), words[1]));
        } catch (NoSuchFileException e) {
            return Optional.of(NONE);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Comes back once a power cut can no longer take it away. */
    void keep(Path state) throws IOException {
        WholeFile.write(state.resolve(FILE), (sequence + " " + digest + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** The bundle that decided last. */
    static Optional<byte[]> bundle(Path state) {
        try {
            Path file = state.resolve(BUNDLE);
            boolean sane = Files.isRegularFile(file) && Files.size(file) <= EditionReader.MOST_BYTES;
            return sane ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static void keepBundle(Path state, byte[] bundle) throws IOException {
        WholeFile.write(state.resolve(BUNDLE), bundle);
    }
}
