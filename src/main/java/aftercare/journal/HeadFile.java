package aftercare.journal;

import aftercare.domain.bytes.Hash;
import aftercare.journal.record.Head;
import aftercare.journal.store.DataFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/**
 * The last record that was acknowledged from here, written beside the database before each acknowledgement. It is not
 * synced: it outlives this process, and says exactly what a database that was put back or cut has lost.
 */
final class HeadFile implements AutoCloseable {

    static final String FILE = "journal.head";

    private final FileChannel channel;

    private HeadFile(FileChannel channel) {
        this.channel = channel;
    }

    static HeadFile open(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        DataFolder.requirePrivate(file);
        return new HeadFile(FileChannel.open(file, StandardOpenOption.WRITE));
    }

    /** What it says; empty before the first record, or when it says nothing that can be read. */
    static Optional<Head> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] parts =
                Files.readString(file, StandardCharsets.ISO_8859_1).strip().split(" ", -1);
        try {
            return parts.length == 2
                    ? Optional.of(new Head(Long.parseLong(parts[0]), new Hash(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Always the same number of bytes, in one write: there is never half of it. */
    void write(Head head) throws IOException {
        // The digits of other languages are not ASCII.
        String line = String.format(
                Locale.ROOT, "%019d %s%n", head.sequence(), head.hash().hex());
        channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
