package aftercare.service.door;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One connection, and whose turn it is on it. The head of a request must be there some time after the connection was made,
 * or after the request's first byte: no byte that comes in between buys more time. Bodies have their own patience.
 *
 * <p>Under overload a report that is plain to see is refused right here, where a refusal costs least, so that what the
 * service can do goes into the reports that it does assess.
 *
 * <p>INVARIANT: told of everything by the one thread of its connection; others only read.
 */
public final class Line extends ChannelDuplexHandler {

    /** Whose turn it is. */
    private enum Turn {
        /** Nothing was begun since the last answer. */
        NOBODY,
        /** The head of a request is on its way. */
        HEAD,
        /** The body of a request is on its way. */
        BODY,
        /** The service owes an answer. */
        ANSWER,
        /** A body comes while it is answered; who reads it sees to it that neither side waits too long. */
        BOTH
    }

    private final Connections connections;
    private volatile ChannelHandlerContext context;
    private volatile Turn turn = Turn.HEAD;
    private volatile long since;

    /** When something last went on to those who look at requests more closely. */
    private long through;

    private boolean silent = true;

    /**
     * INVARIANT: as long as this holds, each read so far was a report or the rest of one and nothing else, and all but the
     * last report are answered: only then may an answer be given here, or it could be taken for that to another report.
     */
    private boolean plain = true;

    /** Bytes of a report that has not come as a whole. */
    private int missing;

    Line(Connections connections) {
        this.connections = connections;
        this.since = connections.now();
        this.through = since;
    }

    /** A whole head is there. */
    public void headArrived() {
        begin(Turn.BODY);
    }

    /** Nothing more of the request is waited for. */
    public void requestArrived() {
        begin(Turn.ANSWER);
    }

    /** The body of the request is answered while it comes. */
    public void streamBegan() {
        begin(Turn.BOTH);
    }

    /** All of it is answered. */
    public void streamEnded() {
        begin(Turn.NOBODY);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        hurry();
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object bytes) {
        boolean first = turn == Turn.NOBODY;
        if (refused(first || silent, bytes)) {
            return;
        }
        if (first) {
            begin(Turn.HEAD);
        }
        through = connections.now();
        reading.fireChannelRead(bytes);
        // Nearly always the whole head has come at once, and the turn has passed on by now.
        if (first && turn == Turn.HEAD) {
            hurry();
        }
    }

    private boolean refused(boolean begins, Object read) {
        silent = false;
        if (!plain || !(read instanceof ByteBuf buffer)) {
            plain = false;
            return false;
        }
        if (missing > 0) {
            missing -= buffer.readableBytes();
            plain = missing >= 0;
            return false;
        }
        byte[] bytes = ByteBufUtil.getBytes(buffer);
        Optional<PlainReport> report = begins ? PlainReport.in(bytes) : Optional.empty();
        plain = report.isPresent();
        missing = report.map(PlainReport::missing).orElse(0);
        // Now and then one goes through: the watch for silent connections sees only those.
        if (!plain
                || missing > 0
                || !connections.overload().isNow()
                || !context.channel().isWritable()
                || connections.now() - through > connections.patienceNanos()) {
            return false;
        }
        byte[] answer = connections.overload().answer(bytes, report.get().body());
        buffer.release();
        begin(Turn.NOBODY);
        context.writeAndFlush(Unpooled.wrappedBuffer(answer));
        return true;
    }

    @Override
    public void write(ChannelHandlerContext writing, Object bytes, ChannelPromise promise) {
        if (turn == Turn.ANSWER) {
            begin(Turn.NOBODY);
        }
        writing.write(bytes, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) {
        connections.closed(this);
        closed.fireChannelInactive();
    }

    /**
     * How long, in nanoseconds, this line has been waiting for its client; 0 while the client waits for an answer, or sends
     * what is answered as it comes.
     */
    long idleNanos(long now) {
        long began = since;
        return turn == Turn.ANSWER || turn == Turn.BOTH ? 0 : Math.max(0, now - began);
    }

    /** Whether a request was begun that is not whole yet. */
    boolean isHalfway() {
        Turn now = turn;
        return now == Turn.HEAD || now == Turn.BODY;
    }

    void close() {
        ChannelHandlerContext open = context;
        if (open != null) {
            open.close();
        }
    }

    private void begin(Turn next) {
        since = connections.now();
        turn = next;
    }

    private void hurry() {
        context.executor().schedule(this::giveUp, connections.patienceNanos(), TimeUnit.NANOSECONDS);
    }

    private void giveUp() {
        if (turn == Turn.HEAD && connections.now() - since >= connections.patienceNanos()) {
            context.close();
        }
    }
}
