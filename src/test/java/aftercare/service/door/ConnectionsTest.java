package aftercare.service.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private static final String REPORT = "POST /v1/triage HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1));
    private boolean full;
    private final Connections connections = new Connections(3, Duration.ofSeconds(4), overload(), now::get);
    private final List<EmbeddedChannel> channels = new ArrayList<>();

    @Test
    void cutsWhoNeverEndsTheHeadHoweverOftenAByteComes() {
        EmbeddedChannel channel = open();
        for (int second = 0; second < 3; second++) {
            assertTrue(channel.isOpen());
            send(channel);
            pass(1000);
        }
        send(channel);
        assertTrue(channel.isOpen());
        pass(1000);
        assertFalse(channel.isOpen());
        assertEquals(0, connections.open());
    }

    @Test
    void cutsWhoSaysNothingAtAll() {
        EmbeddedChannel channel = open();
        pass(4000);
        assertFalse(channel.isOpen());
    }

    @Test
    void cutsASecondRequestThatIsBegunAndNotEnded() {
        EmbeddedChannel channel = open();
        exchange(channel);
        pass(7000);
        assertTrue(channel.isOpen(), "between two requests there is time");
        for (int second = 0; second < 4; second++) {
            send(channel);
            assertTrue(channel.isOpen());
            pass(1000);
        }
        assertFalse(channel.isOpen());
    }

    @Test
    void leavesBodiesAndAnswersTheirTime() {
        EmbeddedChannel channel = open();
        send(channel);
        line(channel).headArrived();
        pass(5000);
        send(channel);
        line(channel).requestArrived();
        pass(60_000);
        assertTrue(channel.isOpen());
    }

    @Test
    void whatThereIsNoRoomForIsClosed() {
        for (int i = 0; i < 3; i++) {
            owing(open());
        }
        EmbeddedChannel late = open();
        assertFalse(late.isOpen());
        assertEquals(3, connections.open());
    }

    @Test
    void whoKeepsTheServiceWaitingMakesRoom() {
        EmbeddedChannel owed = open();
        owing(owed);
        EmbeddedChannel quiet = open();
        exchange(quiet);
        EmbeddedChannel halfway = open();
        send(halfway);
        pass(1000);
        assertTrue(open().isOpen());
        assertFalse(halfway.isOpen(), "it had begun and did not end");
        assertTrue(quiet.isOpen());
        pass(200);
        assertTrue(open().isOpen());
        assertFalse(quiet.isOpen(), "it had nothing to say");
        assertTrue(owed.isOpen(), "it waits for an answer");
    }

    @Test
    void whoHasJustComeIsNotCutForTheNext() {
        List<EmbeddedChannel> fresh = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            fresh.add(open());
        }
        pass(900);
        assertFalse(open().isOpen());
        for (EmbeddedChannel channel : fresh) {
            assertTrue(channel.isOpen());
        }
    }

    @Test
    void refusesAWholeReportAtOnceWhenThereIsNoRoom() {
        full = true;
        EmbeddedChannel channel = open();
        for (int i = 0; i < 3; i++) {
            sendText(channel, REPORT);
            assertEquals("refused {}", readText(channel));
            assertNull(channel.readInbound());
        }
        full = false;
        sendText(channel, REPORT);
        assertNull(channel.readOutbound());
        assertEquals(REPORT, ((ByteBuf) channel.readInbound()).toString(StandardCharsets.US_ASCII));
    }

    @Test
    void letsOneThroughNowAndThen() {
        full = true;
        EmbeddedChannel channel = open();
        sendText(channel, REPORT);
        assertEquals("refused {}", readText(channel));
        pass(3000);
        sendText(channel, REPORT);
        assertEquals("refused {}", readText(channel));
        pass(2000);
        sendText(channel, REPORT);
        assertNull(channel.readOutbound());
    }

    @Test
    void neverAnswersOutOfTurn() {
        EmbeddedChannel channel = open();
        sendText(channel, REPORT);
        line(channel).headArrived();
        line(channel).requestArrived();
        full = true;
        sendText(channel, REPORT);
        assertNull(channel.readOutbound(), "the first is not answered yet");
        channel.writeOutbound(Unpooled.copiedBuffer("first", StandardCharsets.US_ASCII));
        assertEquals("first", readText(channel));
        sendText(channel, REPORT);
        assertNull(channel.readOutbound(), "the second is not answered yet");
    }

    @Test
    void countsTheRestOfABodyThatCameInPieces() {
        full = true;
        EmbeddedChannel channel = open();
        int split = REPORT.length() - 1;
        sendText(channel, REPORT.substring(0, split));
        assertNull(channel.readOutbound(), "it is not whole");
        sendText(channel, REPORT.substring(split));
        line(channel).headArrived();
        line(channel).requestArrived();
        channel.writeOutbound(Unpooled.copiedBuffer("first", StandardCharsets.US_ASCII));
        assertEquals("first", readText(channel));
        sendText(channel, REPORT);
        assertEquals("refused {}", readText(channel));
    }

    @Test
    void looksNoMoreWhereMoreCameThanTheRestOfABody() {
        full = true;
        EmbeddedChannel channel = open();
        int split = REPORT.length() - 1;
        sendText(channel, REPORT.substring(0, split));
        sendText(channel, REPORT.substring(split) + REPORT.substring(0, 30));
        line(channel).headArrived();
        line(channel).requestArrived();
        channel.writeOutbound(Unpooled.copiedBuffer("first", StandardCharsets.US_ASCII));
        assertEquals("first", readText(channel));
        sendText(channel, REPORT);
        assertNull(channel.readOutbound(), "half of another report had come with it");
    }

    @Test
    void looksNoMoreWhereAHeadCameInPieces() {
        full = true;
        EmbeddedChannel channel = open();
        sendText(channel, REPORT.substring(0, 30));
        sendText(channel, REPORT.substring(30));
        line(channel).headArrived();
        line(channel).requestArrived();
        channel.writeOutbound(Unpooled.copiedBuffer("first", StandardCharsets.US_ASCII));
        assertEquals("first", readText(channel));
        sendText(channel, REPORT);
        assertNull(channel.readOutbound());
    }

    private Overload overload() {
        return new Overload() {
            @Override
            public boolean isNow() {
                return full;
            }

            @Override
            public byte[] answer(byte[] request, int body) {
                String report = new String(request, body, request.length - body, StandardCharsets.US_ASCII);
                return ("refused " + report).getBytes(StandardCharsets.US_ASCII);
            }
        };
    }

    private static void sendText(EmbeddedChannel channel, String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private static String readText(EmbeddedChannel channel) {
        return ((ByteBuf) channel.readOutbound()).toString(StandardCharsets.US_ASCII);
    }

    private EmbeddedChannel open() {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        connections.accept(channel);
        channel.runPendingTasks();
        channels.add(channel);
        return channel;
    }

    private void exchange(EmbeddedChannel channel) {
        owing(channel);
        channel.writeOutbound(Unpooled.copiedBuffer("HTTP/1.1 200 OK", StandardCharsets.US_ASCII));
    }

    private void owing(EmbeddedChannel channel) {
        send(channel);
        line(channel).headArrived();
        line(channel).requestArrived();
    }

    private void send(EmbeddedChannel channel) {
        channel.writeInbound(Unpooled.copiedBuffer("P", StandardCharsets.US_ASCII));
    }

    private Line line(EmbeddedChannel channel) {
        return Connections.lineOf(channel).orElseThrow();
    }

    private void pass(long millis) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
        for (EmbeddedChannel channel : channels) {
            channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
            channel.runPendingTasks();
        }
    }
}
