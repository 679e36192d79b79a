package aftercare.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Many kept-alive connections from one thread, so that one core is enough to ask more than a service can do: as fast as
 * answers come, or at a fixed rate whether they come or not.
 */
final class Flood implements AutoCloseable {

    private static final long MOST_DRAIN_NANOS = 5_000_000_000L;
    private static final long NEAR_NANOS = 1_000_000;

    private final InetSocketAddress address;
    private final List<byte[]> requests;
    private final Selector selector = Selector.open();
    private final Deque<Line> idle = new ArrayDeque<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
    private final ByteBuffer out = ByteBuffer.allocateDirect(1 << 17);
    private int next;
    private int busy;
    private Times good = new Times();
    private Times refused = new Times();
    private long failed;

    Flood(int port, List<byte[]> requests, int connections) throws IOException {
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.requests = requests;
        for (int i = 0; i < connections; i++) {
            idle.add(new Line());
        }
    }

    /**
     * What came of it.
     *
     * @param good microseconds of each request answered with 200, sorted; at a fixed rate from when it was due
     * @param refused the same of each answered with 503 or 429
     * @param failed how many got another answer or none
     */
    record Outcome(double seconds, long[] good, long[] refused, long failed) {

        double goodPerSecond() {
            return good.length / seconds;
        }

        double offeredPerSecond() {
            return (good.length + refused.length + failed) / seconds;
        }

        static double millis(long[] sorted, double share) {
            return sorted.length == 0
                    ? 0
                    : sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))] / 1000.0;
        }
    }

    /** As fast as answers come. */
    Outcome closed(double seconds) throws IOException {
        return run(seconds, 0);
    }

    /** So many a second; those for which no connection is free wait, and their time counts from when they were due. */
    Outcome open(double seconds, double perSecond) throws IOException {
        return run(seconds, 1e9 / perSecond);
    }

    private Outcome run(double seconds, double interval) throws IOException {
        good = new Times();
        refused = new Times();
        failed = 0;
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
            if (idle.isEmpty() || due - now > NEAR_NANOS || now >= end) {
                selector.select(this::read, 1);
            } else {
                selector.selectNow(this::read);
            }
            now = System.nanoTime();
        }
        return new Outcome(seconds, good.sorted(), refused.sorted(), failed + busy);
    }

    private void send(Line line, long due) throws IOException {
        line.due = due;
        busy++;
        out.clear().put(requests.get(next++ % requests.size())).flip();
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
            in.clear();
            int read = line.channel.read(in);
            if (read < 0) {
                line.broke();
            } else {
                line.take(in.flip());
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
        private final byte[] head = new byte[4096];
        private int headLength;
        private int missing;
        private long due;

        void connect() throws IOException {
            channel = SocketChannel.open(address);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
            headLength = 0;
            missing = 0;
        }

        void take(ByteBuffer bytes) {
            while (missing == 0 && bytes.hasRemaining()) {
                head[headLength++] = bytes.get();
                if (headLength > 3 && head[headLength - 1] == '\n' && head[headLength - 3] == '\n') {
                    missing = contentLength();
                    break;
                }
            }
            missing -= bytes.remaining();
            if (missing == 0 && headLength > 0) {
                answered();
            }
        }

        private void answered() {
            int status = (head[9] - '0') * 100 + (head[10] - '0') * 10 + head[11] - '0';
            long micros = (System.nanoTime() - due) / 1000;
            if (status == 200) {
                good.add(micros);
            } else if (status == 503 || status == 429) {
                refused.add(micros);
            } else {
                failed++;
            }
            headLength = 0;
            busy--;
            idle.add(this);
        }

        private int contentLength() {
            String text = new String(head, 0, headLength, StandardCharsets.ISO_8859_1);
            for (String line : text.split("\r\n")) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    return Integer.parseInt(line.substring(15).strip());
                }
            }
            return 0;
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
