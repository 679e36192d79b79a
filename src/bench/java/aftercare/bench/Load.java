package aftercare.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Posts reports over kept-alive connections, all from the thread that calls it: as fast as answers come, or at a fixed rate
 * whether they come or not. Requests are bytes that were made before; of an answer the status and the length are read. What the
 * thread costs is counted, because it takes its time from what it measures where both share a processor.
 */
final class Load implements AutoCloseable {

    private static final long MOST_DRAIN_NANOS = 5_000_000_000L;
    /** An exact wait would take the processor from the service: at a fixed rate, this is how late a request may be sent. */
    private static final long NAP_NANOS = 50_000;

    /** A short run shows that everything works; its figures are worth nothing. */
    private static final double SHORTER = Double.parseDouble(System.getProperty("bench.shorter", "1"));

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress address;
    private final List<ByteBuffer> requests = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final Deque<Line> idle = new ArrayDeque<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
    private final byte[] bytes = new byte[1 << 16];
    private int next;
    private int busy;
    private Times good = new Times();
    private Times refused = new Times();
    private long failed;

    Load(int port, String path, List<byte[]> bodies, int connections) throws IOException {
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        for (byte[] body : bodies) {
            requests.add(request(path, body));
        }
        for (int i = 0; i < connections; i++) {
            idle.add(new Line());
        }
    }

    private static ByteBuffer request(String path, byte[] body) {
        String lines = String.join(
                "\r\n",
                "POST " + path + " HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Content-Length: " + body.length,
                "",
                "");
        byte[] head = lines.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(head.length + body.length).put(head).put(body);
    }

    /**
     * What a load came to.
     *
     * @param good microseconds of each request answered with 200, sorted; at a fixed rate from when it was due
     * @param refused the same of each answered with 503 or 429
     * @param failed how many got another answer or none
     * @param ownSeconds processor time of the load itself
     */
    record Outcome(double seconds, long[] good, long[] refused, long failed, double ownSeconds) {

        double goodPerSecond() {
            return good.length / seconds;
        }

        double offeredPerSecond() {
            return asked() / seconds;
        }

        long asked() {
            return good.length + refused.length + failed;
        }

        /** Of the requests answered with 200. */
        double percentileMillis(double share) {
            return millis(good, share);
        }

        static double millis(long[] sorted, double share) {
            return sorted.length == 0
                    ? 0
                    : sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))] / 1000.0;
        }
    }

    /** As fast as answers come. */
    Outcome closed(double seconds) throws IOException {
        return run(seconds / SHORTER, 0);
    }

    /** At that rate; requests for which no connection is free wait, and their time counts from when they were due. */
    Outcome open(double seconds, double perSecond) throws IOException {
        return run(seconds / SHORTER, 1e9 / perSecond);
    }

    private Outcome run(double seconds, double interval) throws IOException {
        good = new Times();
        refused = new Times();
        failed = 0;
        // A service may have closed what was silent for long.
        selector.selectNow(this::read);
        long before = ownNanos();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        long sent = 0;
        long now = start;
        while (now < end || busy > 0 && now < end + MOST_DRAIN_NANOS) {
            long due = interval == 0 ? now : start + (long) (sent * interval);
            while (due <= now && due < end && !idle.isEmpty()) {
                send(idle.poll(), due);
                sent++;
                due = interval == 0 ? now : start + (long) (sent * interval);
            }
            if (interval == 0 || idle.isEmpty() || now >= end) {
                selector.select(this::read, 1);
            } else if (selector.selectNow(this::read) == 0) {
                LockSupport.parkNanos(Math.min(NAP_NANOS, Math.max(1, due - now)));
            }
            now = System.nanoTime();
        }
        double ownSeconds = (ownNanos() - before) / 1e9;
        return new Outcome(seconds, good.sorted(), refused.sorted(), failed + busy, ownSeconds);
    }

    private static long ownNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void send(Line line, long due) throws IOException {
        line.due = due;
        busy++;
        ByteBuffer out = requests.get(next++ % requests.size()).rewind();
        try {
            if (line.channel == null) {
                line.connect();
            }
            while (out.hasRemaining()) {
                line.channel.write(out);
            }
        } catch (IOException e) {
            line.broke();
        }
    }

    private void read(SelectionKey key) {
        Line line = (Line) key.attachment();
        try {
            int length = line.channel.read(in.clear());
            if (length < 0) {
                line.broke();
            } else {
                in.flip().get(bytes, 0, length);
                line.take(length);
            }
        } catch (IOException e) {
            line.broke();
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private final class Line {

        private SocketChannel channel;
        private long due;
        private int status;
        /** Bytes of the head that were read; 0 between two answers, -1 within a body. */
        private int head;
        /** How many letters of the name of the one member that counts were found in this line of the head. */
        private int name;
        private boolean lineIsEmpty;
        private int missing;

        void connect() throws IOException {
            channel = SocketChannel.open(address);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
            beginHead();
        }

        private void beginHead() {
            status = 0;
            head = 0;
            name = 0;
            lineIsEmpty = false;
            missing = 0;
        }

        void take(int length) {
            int at = 0;
            while (head >= 0 && at < length) {
                takeOfHead(bytes[at++]);
            }
            missing -= length - at;
            if (head < 0 && missing == 0) {
                answered();
            }
        }

        private void takeOfHead(byte each) {
            if (head >= 9 && head < 12) {
                status = status * 10 + each - '0';
            }
            head++;
            if (each == '\n') {
                head = lineIsEmpty ? -1 : head;
                name = 0;
                lineIsEmpty = true;
            } else if (each != '\r') {
                lineIsEmpty = false;
                if (name == LENGTH.length) {
                    missing = each >= '0' && each <= '9' ? missing * 10 + each - '0' : missing;
                } else {
                    name = name >= 0 && (each | 0x20) == (LENGTH[name] | 0x20) ? name + 1 : -1;
                }
            }
        }

        private void answered() {
            long micros = (System.nanoTime() - due) / 1000;
            if (status == 200) {
                good.add(micros);
            } else if (status == 503 || status == 429) {
                refused.add(micros);
            } else {
                failed++;
            }
            beginHead();
            busy--;
            idle.add(this);
        }

        /** The connection ended; the next request gets a new one. */
        void broke() {
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                // It is gone either way.
            }
            channel = null;
            if (!idle.contains(this)) {
                failed++;
                busy--;
                idle.add(this);
            }
        }
    }

    private static final class Times {

        private long[] micros = new long[1 << 16];
        private int count;

        void add(long each) {
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, 2 * count);
            }
            micros[count++] = each;
        }

        long[] sorted() {
            long[] sorted = Arrays.copyOf(micros, count);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
