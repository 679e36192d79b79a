package aftercare.service.cds;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A file with a line for each outcome of a card. What is sent again soon is not written again. */
final class FeedbackFile {

    /** Of the last entries, those that are known to be there. */
    private static final int MOST_KNOWN = 10_000;

    private final Path path;
    private final Set<String> known = new LinkedHashSet<>();

    FeedbackFile(Path path) {
        this.path = path;
    }

    /**
     * A line.
     *
     * @param key the same for an outcome that is sent again
     */
    record Entry(String key, String line) {}

    /** Returns when all of them are on the disk. */
    synchronized void add(List<Entry> entries) throws IOException {
        List<String> keys = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (Entry entry : entries) {
            if (!known.contains(entry.key()) && !keys.contains(entry.key())) {
                keys.add(entry.key());
                lines.append(entry.line()).append('\n');
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        known.addAll(keys);
        while (known.size() > MOST_KNOWN) {
            known.remove(known.iterator().next());
        }
    }
}
