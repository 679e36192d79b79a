package aftercare.pressure;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many who begin a request and never end it: some stop within the body, others send a byte of a header each second. */
public final class SlowSenders implements Runnable {

    private static final String HEAD_OF_A_BODY =
            "POST /v1/triage HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static final String HALF_A_HEAD = "POST /v1/triage HTTP/1.1\r\nHost: x\r\nX-Slow: ";
    private static final long SECOND = 1_000_000_000;

    private final int bodies;
    private final int heads;
    private final String halfABody;
    private final InetSocketAddress address;
    private final long mostSeconds;
    private final List<Double> secondsOpen = new ArrayList<>();
    private volatile int stillOpen;
    private volatile IOException failure;

    /** @param each so many stop within the body, and so many send a head slowly */
    public SlowSenders(int each, InetSocketAddress address, long mostSeconds) {
        this(each, each, "{\"symptoms\":", address, mostSeconds);
    }

    /** Those alone who stop within the body, after so many bytes of it. */
    static SlowSenders ofBodies(int bodies, int bytes, InetSocketAddress address, long mostSeconds) {
        return new SlowSenders(bodies, 0, " ".repeat(bytes), address, mostSeconds);
    }

    private SlowSenders(int bodies, int heads, String halfABody, InetSocketAddress address, long mostSeconds) {
        this.bodies = bodies;
        this.heads = heads;
        this.halfABody = HEAD_OF_A_BODY + "Content-Length: " + (halfABody.length() + 1000) + "\r\n\r\n" + halfABody;
        this.address = address;
        this.mostSeconds = mostSeconds;
        this.stillOpen = bodies + heads;
    }

    private record Sender(long opened, boolean trickles) {}

    @Override
    public void run() {
        try (Selector selector = Selector.open()) {
            long start = System.nanoTime();
            for (int i = 0; i < Math.max(bodies, heads); i++) {
                if (i < heads) {
                    open(selector, true);
                }
                if (i < bodies) {
                    open(selector, false);
                }
            }
            long trickled = System.nanoTime();
            while (stillOpen > 0 && System.nanoTime() - start < mostSeconds * SECOND) {
                selector.select(key -> read(key), 100);
                if (System.nanoTime() - trickled > SECOND) {
                    trickled = System.nanoTime();
                    trickle(selector);
                }
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /** How long each was open, in seconds, once {@link #run} has ended; who was not closed is missing. */
    public List<Double> secondsOpen() throws IOException {
        if (failure != null) {
            throw failure;
        }
        return secondsOpen;
    }

    private void open(Selector selector, boolean trickles) throws IOException {
        long opened = System.nanoTime();
        SocketChannel channel = SocketChannel.open(address);
        channel.configureBlocking(false);
        write(channel, trickles ? HALF_A_HEAD : halfABody);
        channel.register(selector, SelectionKey.OP_READ, new Sender(opened, trickles));
    }

    private void read(SelectionKey key) {
        int read;
        try {
            read = ((SocketChannel) key.channel()).read(ByteBuffer.allocate(4096));
        } catch (IOException e) {
            read = -1;
        }
        if (read < 0) {
            secondsOpen.add((System.nanoTime() - ((Sender) key.attachment()).opened()) / 1e9);
            stillOpen--;
            key.cancel();
            try {
                key.channel().close();
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    private static void trickle(Selector selector) {
        for (SelectionKey key : selector.keys()) {
            if (key.isValid() && ((Sender) key.attachment()).trickles()) {
                try {
                    write((SocketChannel) key.channel(), "y");
                } catch (IOException closed) {
                    // The next look at it will tell.
                }
            }
        }
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
