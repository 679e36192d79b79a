package aftercare.traffic;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.TimeUnit;

/**
 * One connection, and whose turn it is on it. The head of a request must be there some time after the connection was made,
 * or after the request's first byte: no byte that comes in between buys more time. Bodies have their own patience.
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
        ANSWER
    }

    private final Connections connections;
    private volatile ChannelHandlerContext context;
    private volatile Turn turn = Turn.HEAD;
    private volatile long since;

    Line(Connections connections) {
        this.connections = connections;
        this.since = connections.now();
    }

    /** A whole head is there. */
    public void headArrived() {
        begin(Turn.BODY);
    }

    /** Nothing more of the request is waited for. */
    public void requestArrived() {
        begin(Turn.ANSWER);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        hurry();
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object bytes) {
        boolean first = turn == Turn.NOBODY;
        if (first) {
            begin(Turn.HEAD);
        }
        reading.fireChannelRead(bytes);
        // Nearly always the whole head has come at once, and the turn has passed on by now.
        if (first && turn == Turn.HEAD) {
            hurry();
        }
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

    /** How long, in nanoseconds, this line has been waiting for its client; 0 while the client waits for an answer. */
    long idleNanos(long now) {
        long began = since;
        return turn == Turn.ANSWER ? 0 : Math.max(0, now - began);
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
