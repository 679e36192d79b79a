package aftercare.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A line between the journal and its database that can go dead, silent, or be cut at the worst moment. */
final class FaultyLine implements AutoCloseable {

    /** What is wrong with the line. */
    enum Fault {
        NONE,
        /** Nobody answers: connections are closed at once. */
        STOPPED,
        /** Nothing comes through any more, and nothing is closed. */
        SILENT,
        /** Everything comes through, each piece after half a second. */
        SLOW,
        /** The order to commit does not arrive, and the line is cut. */
        CUT_BEFORE_COMMIT,
        /** The order to commit arrives, and the line is cut before its answer. */
        CUT_AFTER_COMMIT
    }

    private static final long DELAY_NANOS = 500_000_000;
    private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = Fault.NONE;
    private volatile CountDownLatch struck = new CountDownLatch(1);

    FaultyLine(int target) throws IOException {
        this.target = target;
        Thread acceptor = new Thread(this::accept, "line");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    int port() {
        return server.getLocalPort();
    }

    void set(Fault next) throws IOException {
        struck = new CountDownLatch(1);
        fault = next;
        if (next == Fault.STOPPED) {
            cut();
        }
    }

    /** Becomes zero when the fault struck for the first time. */
    CountDownLatch struck() {
        return struck;
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                if (fault == Fault.STOPPED) {
                    client.close();
                    continue;
                }
                Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(database);
                pump(client, database, true);
                pump(database, client, false);
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void pump(Socket from, Socket to, boolean orders) {
        Thread pump = new Thread(
                () -> {
                    byte[] buffer = new byte[1 << 16];
                    try (from;
                            to) {
                        InputStream in = from.getInputStream();
                        OutputStream out = to.getOutputStream();
                        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                            if (!passes(buffer, count, orders, out)) {
                                return;
                            }
                        }
                    } catch (IOException e) {
                        // Cut.
                    }
                },
                "line");
        pump.setDaemon(true);
        pump.start();
    }

    private boolean passes(byte[] buffer, int count, boolean orders, OutputStream out) throws IOException {
        Fault now = fault;
        boolean commits = orders && contains(buffer, count);
        if (now == Fault.SILENT) {
            struck.countDown();
            return true;
        }
        if (now == Fault.CUT_BEFORE_COMMIT && commits) {
            fault = Fault.NONE;
            cut();
            struck.countDown();
            return false;
        }
        if (now == Fault.SLOW) {
            LockSupport.parkNanos(DELAY_NANOS);
        }
        out.write(buffer, 0, count);
        out.flush();
        if (now == Fault.CUT_AFTER_COMMIT && commits) {
            fault = Fault.NONE;
            cut();
            struck.countDown();
            return false;
        }
        return true;
    }

    private void cut() throws IOException {
        // Not those that are made meanwhile, because the first of these is closed.
        List<Socket> old = List.copyOf(open);
        for (Socket socket : old) {
            // What was handed over is still delivered; nothing comes back.
            socket.close();
        }
        old.forEach(open::remove);
    }

    private static boolean contains(byte[] buffer, int count) {
        for (int at = 0; at + COMMIT.length <= count; at++) {
            int index = 0;
            while (index < COMMIT.length && buffer[at + index] == COMMIT[index]) {
                index++;
            }
            if (index == COMMIT.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
