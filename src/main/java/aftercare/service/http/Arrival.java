package aftercare.service.http;

import aftercare.triage.Triage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.Optional;

/**
 * The body of one request, read before anything else is decided about the request: whatever is wrong with it, the
 * fail-safe of the refusal rests on what the body names. No thread waits for it.
 */
public final class Arrival {

    /** The contract's limit of a body, in bytes. */
    public static final int MOST_BYTES = Triage.MOST_BYTES;

    /** How long, in milliseconds, and how much the sender of too large a body may go on, so that they read the refusal. */
    private static final long FAREWELL_MILLIS = 1000;

    private static final String KEPT = "aftercare.arrival";
    private static final int OK = 200;

    private static final long MOST_BYTES_THROWN_AWAY = 1024 * 1024;

    /** What became of a body. */
    public enum End {
        COMPLETE,
        TOO_LARGE,
        /** The first line of a body that is answered as it comes is there; the rest waits to be asked for. */
        BEGUN,
        /** It did not come in time. */
        LATE,
        /** Too much of other bodies is arriving; it may be sent again. */
        NO_ROOM,
        /** What came is not a body. */
        BROKEN
    }

    /** Hears of the end of a body, once. */
    public interface Listener {

        /** @param bytes what of the body is readable: all of it, or what came before it went wrong */
        void arrived(RoutingContext context, byte[] bytes, End end);
    }

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final Room<Arrival> room;
    private final Listener listener;
    private final boolean inLines;
    private final long mostBytes;
    private final ContextInternal loop;
    private final Buffer bytes = Buffer.buffer();
    private long thrownAway;
    private long timer;
    private boolean ended;
    private boolean complete;

    /** @param room for what has arrived of all the bodies that are not complete */
    public Arrival(RoutingContext context, Room<Arrival> room, Listener listener) {
        this(context, room, listener, false, MOST_BYTES);
    }

    /**
     * Of a body that may be larger than a report.
     *
     * @param mostBytes of the body
     */
    public static Arrival ofFiles(RoutingContext context, Room<Arrival> room, Listener listener, int mostBytes) {
        return new Arrival(context, room, listener, false, mostBytes);
    }

    private Arrival(RoutingContext context, Room<Arrival> room, Listener listener, boolean inLines, long mostBytes) {
        this.inLines = inLines;
        this.mostBytes = mostBytes;
        this.context = context;
        this.request = context.request();
        this.room = room;
        this.listener = listener;
        this.loop = (ContextInternal) context.vertx().getOrCreateContext();
    }

    /**
     * Of a body that is answered line by line: its beginning alone, with a whole line in it.
     *
     * @param mostBytes of the whole body, as far as its sender announces it
     */
    public static Arrival ofLines(RoutingContext context, Room<Arrival> room, Listener listener, long mostBytes) {
        Arrival arrival = new Arrival(context, room, listener, true, mostBytes);
        context.put(KEPT, arrival);
        context.addHeadersEndHandler(answered -> {
            if (arrival.breaksOff()) {
                context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        });
        context.addEndHandler(answered -> arrival.farewell());
        return arrival;
    }

    /** Whether the request is refused before its body has come to its end. */
    private boolean breaksOff() {
        return !complete && context.response().getStatusCode() != OK;
    }

    /** INVARIANT: what follows of a body that was answered before its end is never taken for another request. */
    private void farewell() {
        if (!complete) {
            request.handler(this::more);
            request.endHandler(whole -> request.connection().close());
            hangUpSoon();
            request.resume();
        }
    }

    /** Hears of what comes after the beginning of a body. */
    public interface Rest {

        /** What was asked for is there. */
        void came(byte[] part);

        /** All is there. */
        void complete();

        /** No more will come. */
        void broken();
    }

    /** The arrival of a request whose body is answered line by line; empty where the request has no body. */
    public static Optional<Arrival> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEPT));
    }

    /** Has the rest of the body told to that listener, a part for each {@link #ask}. */
    public void goOn(Rest rest) {
        if (complete) {
            rest.complete();
            return;
        }
        request.exceptionHandler(broken -> rest.broken());
        request.handler(part -> rest.came(part.getBytes()));
        request.endHandler(whole -> {
            complete = true;
            rest.complete();
        });
    }

    public void ask() {
        request.fetch(1);
    }

    private void hangUpSoon() {
        context.vertx().setTimer(FAREWELL_MILLIS, over -> request.connection().close());
    }

    /** Begins to read. */
    public void begin(long patienceMillis) {
        timer = context.vertx().setTimer(patienceMillis, late -> end(End.LATE));
        request.exceptionHandler(broken -> end(End.BROKEN));
        request.endHandler(whole -> {
            complete = true;
            if (ended) {
                request.connection().close();
            }
            end(End.COMPLETE);
        });
        request.handler(this::more);
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            if (isTooLong()) {
                end(End.TOO_LARGE);
            } else {
                context.response().writeContinue();
            }
        }
        request.resume();
    }

    /** By what its sender announces. The server below has checked that this is a number. */
    private boolean isTooLong() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && Long.parseLong(length) > mostBytes;
    }

    private void more(Buffer part) {
        if (ended) {
            thrownAway += part.length();
            if (thrownAway > MOST_BYTES_THROWN_AWAY) {
                request.connection().close();
            }
            return;
        }
        if (inLines) {
            moreLines(part);
            return;
        }
        int left = (int) mostBytes - bytes.length();
        int taken = Math.min(left, part.length());
        boolean fits = isAll(part) || hasRoom(taken);
        // Also where there is no room: what it names decides how urgent the refusal is.
        bytes.appendBuffer(part, 0, taken);
        if (!fits) {
            end(End.NO_ROOM);
        } else if (part.length() > left) {
            end(End.TOO_LARGE);
        }
    }

    private void moreLines(Buffer part) {
        boolean fits = hasRoom(part.length());
        bytes.appendBuffer(part);
        if (!fits) {
            end(End.NO_ROOM);
        } else if (!isWhole() && (hasLine(part) || bytes.length() >= MOST_BYTES)) {
            End end = isTooLong() ? End.TOO_LARGE : End.BEGUN;
            if (end == End.BEGUN) {
                request.pause();
            }
            end(end);
        }
    }

    /** Whether all that its sender announced is there. */
    private boolean isWhole() {
        return Integer.toString(bytes.length()).equals(request.getHeader(HttpHeaders.CONTENT_LENGTH));
    }

    private static boolean hasLine(Buffer part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.getByte(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    /** A body that comes in one piece, as most do, is complete at once and needs no room to wait in. */
    private boolean isAll(Buffer part) {
        return bytes.length() == 0
                && Integer.toString(part.length()).equals(request.getHeader(HttpHeaders.CONTENT_LENGTH));
    }

    private boolean hasRoom(int more) {
        while (!room.take(this, more)) {
            Optional<Arrival> first = room.whoMustLeave(more);
            if (first.isEmpty() || first.get() == this) {
                return false;
            }
            first.get().makeRoom();
        }
        return true;
    }

    /** It has had more time than the others, and they need its room. */
    private void makeRoom() {
        loop.emit(now -> end(End.NO_ROOM));
    }

    private void end(End end) {
        if (ended) {
            return;
        }
        ended = true;
        room.free(this);
        context.vertx().cancelTimer(timer);
        if (end == End.TOO_LARGE) {
            hangUpSoon();
        }
        listener.arrived(context, bytes.getBytes(), end);
    }

    /** What comes after finds the body there and reads no more. */
    public static void keep(RoutingContext context, byte[] bytes) {
        ((RoutingContextInternal) context).setBody(Buffer.buffer(bytes));
    }

    /** The bytes of the request's body, as they came through the door; none where there was no body. */
    public static byte[] body(RoutingContext context) {
        // Not by way of the framework's own reading of a body that is already there: beyond 16 KiB it garbles it.
        Buffer body = context.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }
}
