package aftercare.service.cds;

import aftercare.journal.store.LastLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A file with a line for each outcome of a card. What is sent again is not written again. */
final class FeedbackFile {

    /** What follows in a line says when it was written; what is before it is the same for what is sent again. */
    static final String RECEIVED_AT = "receivedAt";

    /** Of the last lines, those that are known to be there. */
    private static final int MOST_KNOWN = 10_000;

    private final Path path;
    private final Set<String> known = new LinkedHashSet<>();
    private boolean isRead;

    FeedbackFile(Path path) {
        this.path = path;
    }

    /** Returns when all of them are on the disk. */
    synchronized void add(List<String> lines) throws IOException {
        read();
        List<String> keys = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (!known.contains(key(line)) && !keys.contains(key(line))) {
                keys.add(key(line));
                text.append(line).append('\n');
            }
        }
        if (!keys.isEmpty()) {
            write(text.toString());
            keys.forEach(this::know);
        }
    }

    private static String key(String line) {
        int end = line.indexOf(RECEIVED_AT);
        return end < 0 ? line : line.substring(0, end);
    }

    private void know(String key) {
        known.add(key);
        Iterator<String> oldest = known.iterator();
        if (known.size() > MOST_KNOWN) {
            oldest.next();
            oldest.remove();
        }
    }

    private void read() throws IOException {
        if (!isRead && Files.exists(path)) {
            try (Stream<String> lines = Files.lines(path)) {
                lines.forEach(line -> know(key(line)));
            }
        }
        isRead = true;
    }

    private void write(String text) throws IOException {
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // What a power cut left half was never acknowledged.
            long end = LastLine.end(channel, 0).orElse(0);
            channel.truncate(end);
            channel.position(end);
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
