package aftercare.journal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.OptionalLong;

/** The last line of a file that is whole: a power cut may have left a part of the next one behind it. */
public final class LastLine {

    private LastLine() {}

    /** Where it ends; empty where no line ends after that place. */
    public static OptionalLong end(FileChannel file, long after) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        for (long end = file.size(); end > after; end--) {
            last.clear();
            file.read(last, end - 1);
            if (last.get(0) == '\n') {
                return OptionalLong.of(end);
            }
        }
        return OptionalLong.empty();
    }
}
