package aftercare.service.http.batch;

import aftercare.service.door.Connections;
import aftercare.service.door.Line;
import aftercare.service.door.MediaTypes;
import aftercare.service.http.Arrival;
import aftercare.service.http.OutcomeReplies.Reply;
import aftercare.triage.answer.ProblemJson;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.lines.LineCutter;
import aftercare.triage.lines.ReportLine;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One batch: reads its lines, has each assessed and writes what it comes to, in the order of the lines. Reads no faster than
 * its client reads the answers. All of it happens on the thread of the connection; others only bring answers.
 *
 * <p>INVARIANT: at most a window of lines is held, whether they wait to be assessed, are being assessed, or their answers wait
 * to be read. INVARIANT: a line that was handed to the desk is recorded even if its client has gone; no other line is.
 */
final class Batch implements Arrival.Rest {

    /** Lines that are held at a time, and about how many bytes of them. */
    private static final int WINDOW = 64;

    private static final int WINDOW_BYTES = 256 * 1024;

    /** How often a line is tried again that cannot be assessed at this moment, and how often the client is looked after. */
    private static final long AGAIN_MILLIS = 10;

    private static final long LOOK_MILLIS = 250;
    private static final int REQUEST_TIMEOUT = 408;

    private final RoutingContext context;
    private final Optional<Arrival> body;
    private final HttpServerResponse response;
    private final Context loop;
    private final Optional<Line> connection;
    private final BatchDesk.OfOne desk;
    private final Runnable over;
    private final LineCutter lines;
    private final Deque<Held> window = new ArrayDeque<>();
    private final AtomicBoolean woken = new AtomicBoolean();

    private int bytesHeld;
    private long bytesCame;
    private long reports;

    /** The next line, which cannot be assessed at this moment. */
    private Optional<Waiting> waiting = Optional.empty();

    /** The last line of all, which is refused: nothing is read after it. */
    private Optional<byte[]> farewell = Optional.empty();

    private boolean tryingAgain;
    private boolean asked;
    private boolean allCame;
    private boolean isOver;
    private long progress = System.nanoTime();
    private long watch;

    /** @param over hears, once, that this batch holds nothing any more */
    Batch(RoutingContext context, BatchDesk.OfOne desk, Runnable over) {
        this.context = context;
        this.body = Arrival.of(context);
        this.response = context.response();
        this.loop = context.vertx().getOrCreateContext();
        this.connection = Connections.lineOf(((ConnectionBase) context.request().connection()).channel());
        this.desk = desk;
        this.over = over;
        this.lines = new LineCutter(desk.settings().batchLineBytes());
    }

    /** A line that was taken, and what it came to once that is known. */
    private static final class Held {

        private final int bytes;
        private volatile byte[] answer;

        Held(int bytes) {
            this.bytes = bytes;
        }
    }

    private record Waiting(ReportLine line, long since) {}

    /** @param first what came of the body so far */
    void begin(byte[] first) {
        if (response.closed() || response.ended()) {
            // A client that went away before, as while its token was looked at, hears no more.
            over.run();
            return;
        }
        context.addEndHandler(ended -> end());
        response.exceptionHandler(broken -> end());
        response.putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.NDJSON).setChunked(true);
        connection.ifPresent(Line::streamBegan);
        watch = context.vertx().setPeriodic(LOOK_MILLIS, now -> lookAfterClient());
        bytesCame = first.length;
        lines.add(first);
        if (body.isPresent()) {
            body.get().goOn(this);
            goOn();
        } else {
            complete();
        }
    }

    @Override
    public void came(byte[] part) {
        asked = false;
        bytesCame += part.length;
        lines.add(part);
        goOn();
    }

    @Override
    public void complete() {
        allCame = true;
        lines.end();
        goOn();
    }

    @Override
    public void broken() {
        end();
    }

    /** Does all that can be done now. */
    private void goOn() {
        if (hasEnded()) {
            return;
        }
        try {
            proceed();
        } catch (RuntimeException | Error e) {
            breakDown();
            throw e;
        }
    }

    /** INVARIANT: no line is passed over. Where one can be neither assessed nor refused, nothing after it is answered. */
    private void breakDown() {
        context.request().connection().close();
    }

    private void proceed() {
        write();
        boolean room = takeLines();
        write();
        if (window.isEmpty() && farewell.isPresent()) {
            breakOff();
        } else if (room && farewell.isEmpty()) {
            askForMore();
        }
    }

    /** Takes lines as long as there is room for them; true when more can be taken than there are. */
    private boolean takeLines() {
        while (farewell.isEmpty() && window.size() < WINDOW && bytesHeld < WINDOW_BYTES) {
            if (waiting.isEmpty()) {
                Optional<ReportLine> next = lines.next();
                if (next.isEmpty()) {
                    return true;
                }
                progress = System.nanoTime();
                waiting = Optional.of(new Waiting(next.get(), progress));
            }
            if (!take(waiting.get())) {
                return false;
            }
            waiting = Optional.empty();
        }
        return false;
    }

    /** Hands a line on, or finds out why not; false when it has to wait. */
    private boolean take(Waiting next) {
        ReportLine line = next.line();
        if (reports == desk.settings().batchReports()) {
            refuseLast(desk.refusal(line, ProblemType.PAYLOAD_TOO_LARGE), line);
            return true;
        }
        Optional<ProblemType> hindrance = desk.hindrance();
        if (hindrance.isPresent() && millisSince(next.since()) < desk.settings().deadlineMillis()) {
            tryAgain();
            return false;
        }
        reports++;
        Held held = new Held(line.bytes().length);
        bytesHeld += held.bytes;
        window.add(held);
        if (hindrance.isPresent()) {
            held.answer = AnswerLine.of(line.number(), desk.refusal(line, hindrance.get()));
        } else {
            assess(line).whenComplete((reply, failure) -> answered(held, line, reply, failure));
        }
        return true;
    }

    /** What breaks at once is refused like what breaks later. */
    private CompletionStage<Reply> assess(ReportLine line) {
        try {
            return desk.assess(line);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void tryAgain() {
        if (!tryingAgain) {
            tryingAgain = true;
            context.vertx().setTimer(AGAIN_MILLIS, again -> {
                tryingAgain = false;
                goOn();
            });
        }
    }

    private void answered(Held held, ReportLine line, Reply reply, Throwable failure) {
        try {
            Reply said = failure == null ? reply : desk.refusal(line, ProblemType.INTERNAL_ERROR);
            held.answer = AnswerLine.of(line.number(), said);
        } catch (RuntimeException | Error e) {
            breakDown();
            return;
        }
        if (woken.compareAndSet(false, true)) {
            loop.runOnContext(ready -> {
                woken.set(false);
                goOn();
            });
        }
    }

    /** Writes what is ready, in the order of the lines, unless the client has not read enough of what was written. */
    private void write() {
        if (response.writeQueueFull()) {
            response.drainHandler(read -> {
                progress = System.nanoTime();
                goOn();
            });
            return;
        }
        Buffer ready = Buffer.buffer();
        while (!window.isEmpty() && window.peek().answer != null) {
            Held first = window.remove();
            bytesHeld -= first.bytes;
            ready.appendBytes(first.answer);
        }
        if (ready.length() > 0) {
            progress = System.nanoTime();
            response.write(ready);
        }
    }

    private void askForMore() {
        if (allCame) {
            if (window.isEmpty()) {
                finish();
            }
        } else if (bytesCame > desk.settings().batchBytes()) {
            ReportLine open = lines.open();
            refuseLast(desk.refusal(open, ProblemType.PAYLOAD_TOO_LARGE), open);
            goOn();
        } else if (!asked) {
            asked = true;
            body.orElseThrow().ask();
        }
    }

    private void refuseLast(Reply refusal, ReportLine line) {
        farewell = Optional.of(AnswerLine.of(line.number(), refusal));
    }

    /** The last answer may be written a moment before the end is reported. */
    private boolean hasEnded() {
        return isOver || response.ended();
    }

    /** Neither the next line nor the reading of the answers may take longer than the body of another request. */
    private void lookAfterClient() {
        if (hasEnded() || millisSince(progress) < desk.settings().patienceMillis()) {
            return;
        }
        if (response.writeQueueFull()) {
            context.request().connection().close();
        } else if (asked && window.isEmpty() && farewell.isEmpty()) {
            ReportLine open = lines.open();
            refuseLast(desk.refusal(open, ProblemType.BAD_REQUEST, REQUEST_TIMEOUT), open);
            goOn();
        }
    }

    private void finish() {
        if (reports == 0) {
            Reply nothing = desk.nothing();
            response.setChunked(false)
                    .setStatusCode(nothing.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemJson.MEDIA_TYPE);
            response.end(Buffer.buffer(nothing.body()));
        } else {
            response.end();
        }
        connection.ifPresent(Line::streamEnded);
    }

    /** What was not read of the body is not answered. */
    private void breakOff() {
        byte[] last = farewell.get();
        response.end(Buffer.buffer(last));
        connection.ifPresent(Line::streamEnded);
    }

    private void end() {
        if (!isOver) {
            isOver = true;
            context.vertx().cancelTimer(watch);
            window.clear();
            over.run();
        }
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
