package aftercare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for programs that a test starts. */
public final class FreePort {

    /** Below those that the system gives to whoever connects: a test that asks whether a port answers must not take it. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int TRIES = 100;

    /** Whom they were told to may not listen yet. */
    private static final Set<Integer> TOLD = new HashSet<>();

    private FreePort() {}

    /** One that nobody listens on, and that nobody here was told before. */
    public static synchronized int any() throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!TOLD.add(port)) {
                continue;
            }
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody has it: another.
            }
        }
        throw new IOException("no port is free");
    }
}
