package aftercare.service.door;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The open connections, a bounded number. When there are that many, those go that have kept the service waiting, so that
 * no number of silent or slow senders shuts others out.
 */
public final class Connections {

    private static final long WAITED_LONG_NANOS = 1_000_000_000;
    private static final long BETWEEN_LOOKS_NANOS = 100_000_000;
    private static final int READ = 4096;
    private static final int MOST_READ = 1 << 16;

    private final int most;
    private final long patienceNanos;
    private final Overload overload;
    private final LongSupplier nanos;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastLook;

    /**
     * @param most how many may be open at a time
     * @param patience how long the head of a request may take
     * @param overload what is answered when more is asked than can be done
     * @param nanos a clock that never goes back
     */
    public Connections(int most, Duration patience, Overload overload, LongSupplier nanos) {
        this.most = most;
        this.patienceNanos = patience.toNanos();
        this.overload = overload;
        this.nanos = nanos;
        this.lastLook = new AtomicLong(nanos.getAsLong() - BETWEEN_LOOKS_NANOS);
    }

    /** Every connection that was accepted passes here, before its first byte is read. */
    public void accept(Channel channel) {
        if (lines.size() >= most && !makeRoom()) {
            channel.pipeline().addFirst(new Refused());
            return;
        }
        // A report is seldom longer: with less, one report would often take two reads.
        channel.config().setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(READ, READ, MOST_READ));
        Line line = new Line(this);
        lines.add(line);
        channel.pipeline().addFirst(line);
        channel.closeFuture().addListener(closed -> lines.remove(line));
    }

    /** The line of a connection that passed here. */
    public static Optional<Line> lineOf(Channel channel) {
        return Optional.ofNullable(channel.pipeline().get(Line.class));
    }

    /** How many are open. */
    public int open() {
        return lines.size();
    }

    long now() {
        return nanos.getAsLong();
    }

    Overload overload() {
        return overload;
    }

    long patienceNanos() {
        return patienceNanos;
    }

    void closed(Line line) {
        lines.remove(line);
    }

    /** First of all go those that have begun a request and do not end it, then those that say nothing. */
    private boolean makeRoom() {
        long now = nanos.getAsLong();
        long last = lastLook.get();
        if (now - last < BETWEEN_LOOKS_NANOS || !lastLook.compareAndSet(last, now)) {
            return false;
        }
        return hangUp(now, true) || hangUp(now, false);
    }

    private boolean hangUp(long now, boolean halfway) {
        boolean any = false;
        for (Line line : lines) {
            if (line.isHalfway() == halfway && line.idleNanos(now) >= WAITED_LONG_NANOS && lines.remove(line)) {
                line.close();
                any = true;
            }
        }
        return any;
    }

    /** A connection for which there is no room. */
    private static final class Refused extends ChannelHandlerAdapter {

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            context.close();
        }
    }
}
