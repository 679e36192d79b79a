package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EnvelopeReaderTest {

    private static final String STRUCTURED = "application/cloudevents+json";

    private static Envelope read(ProducerRecord<byte[], byte[]> sent) {
        return EnvelopeReader.read(new ConsumerRecord<>(
                sent.topic(),
                0,
                7,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty()));
    }

    private static ProducerRecord<byte[], byte[]> structured(String type, String event) {
        return Topics.with(
                new ProducerRecord<>(Topics.REPORTS, event.getBytes(StandardCharsets.UTF_8)), "content-type", type);
    }

    private static String report(Envelope envelope) {
        return new String(assertInstanceOf(Envelope.Event.class, envelope).report(), StandardCharsets.UTF_8);
    }

    @Test
    void readsBothModesAlike() {
        Envelope.Event binary = (Envelope.Event) read(Topics.event("k", "a", "{}".getBytes(StandardCharsets.UTF_8)));
        Envelope.Event structured = (Envelope.Event) read(structured(
                STRUCTURED,
                "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"urn:clinic:7\",\"type\":\"t\",\"data\":{}}"));
        assertEquals(binary.key(), structured.key());
        assertEquals(report(binary), report(structured));
    }

    @Test
    void takesTheTypeInEveryWayOfWritingIt() {
        String event = "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"s\",\"type\":\"t\",\"data\":{}}";
        for (String type :
                List.of(STRUCTURED, STRUCTURED + "; charset=utf-8", "Application/CloudEvents+JSON;charset=\"UTF-8\"")) {
            assertInstanceOf(Envelope.Event.class, read(structured(type, event)), type);
        }
        ProducerRecord<byte[], byte[]> without = Topics.event("k", "a", new byte[] {'{', '}'});
        without.headers().remove("content-type");
        assertInstanceOf(Envelope.Event.class, read(without));
    }

    /** The desk must see the numbers as they were written: it refuses a fraction where a whole number belongs. */
    @Test
    void keepsNumbersAsTheyAreWritten() {
        for (String number : List.of("5.0", "5", "0.10", "12345678901234567890.5")) {
            String data = "{\"x\":" + number + "}";
            assertEquals(
                    data,
                    report(read(structured(
                            STRUCTURED,
                            "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"s\",\"type\":\"t\",\"data\":" + data
                                    + "}"))));
        }
    }

    /** No two pairs of source and id are one key. */
    @Test
    void sourceAndIdAreKeptApart() {
        Envelope.Event first = new Envelope.Event("a", "bc", new byte[0]);
        Envelope.Event second = new Envelope.Event("ab", "c", new byte[0]);
        assertNotEquals(first.key(), second.key());
    }

    @Test
    void namesEverythingThatIsWrongWithAnEvent() {
        ProducerRecord<byte[], byte[]> bare = new ProducerRecord<>(Topics.REPORTS, new byte[] {'{', '}'});
        Envelope.Unclear unclear = assertInstanceOf(Envelope.Unclear.class, read(bare));
        assertEquals(
                List.of("/ce_specversion", "/ce_source", "/ce_id", "/ce_type"),
                unclear.problems().stream().map(each -> each.pointer()).toList());
    }
}
