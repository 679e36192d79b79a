package aftercare.ruleset.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts a file in the place of another in one step that survives a power cut. */
public final class WholeFile {

    private static final String PART = ".part";

    private WholeFile() {}

    /**
     * For others to read too. Makes the folder if it is not there.
     *
     * @throws IOException when it is not there; then what was there before is
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path folder = folder(file);
        put(folder.resolve(file.getFileName() + PART), file, bytes);
    }

    /** The same, for the user of this program alone. */
    public static void writePrivately(Path file, byte[] bytes) throws IOException {
        put(Files.createTempFile(folder(file), "part-", PART), file, bytes);
    }

    private static Path folder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        FolderSync.make(folder);
        return folder;
    }

    private static void put(Path part, Path file, byte[] bytes) throws IOException {
        try {
            writeDurably(part, bytes);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            FolderSync.of(part.getParent());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes a file, and comes back when a power cut can no longer take it away. */
    public static void writeDurably(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }
}
