package aftercare.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a stream of this process ends at a terminal. */
public final class Terminal {

    private static final int OUT = 1;
    private static final int ERR = 2;

    private Terminal() {}

    public static boolean isOut() {
        return isTerminal(OUT);
    }

    public static boolean isErr() {
        return isTerminal(ERR);
    }

    /** Java tells of all streams only together; where the system does not tell of one, it is taken for a file. */
    private static boolean isTerminal(int stream) {
        try {
            String end =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream)).toString();
            return end.startsWith("/dev/pts/") || end.startsWith("/dev/tty") || end.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            return false;
        }
    }
}
