package aftercare.service.kafka;

import aftercare.triage.answer.AnswerJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * What is published of a record. INVARIANT: made of the record and of its recorded answer alone, so that all copies are the same.
 *
 * @param decisions the topic of decisions
 * @param deadLetters the topic of dead letters
 */
record Letters(String decisions, String deadLetters) {

    private static final String SOURCE = "urn:aftercare:decisions";
    private static final String TYPE = "aftercare.decision";
    private static final String OURS = "aftercare_";

    /** A decision as an event, in binary mode, with the key of its record, so that the order of a key is kept. */
    ProducerRecord<byte[], byte[]> decision(
            ConsumerRecord<byte[], byte[]> record, Envelope.Event event, TopicDesk.Finding.Decision decision) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(decisions, null, record.key(), decision.answer());
        Headers headers = letter.headers();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", decision.id());
        add(headers, "ce_source", SOURCE);
        add(headers, "ce_type", TYPE);
        add(headers, "ce_time", AnswerJson.evaluatedAt(decision.answer()).toString());
        add(headers, "ce_reportsource", event.source());
        add(headers, "ce_reportid", event.id());
        add(headers, "content-type", "application/json");
        return letter;
    }

    /** The record as it came, with what is wrong with it and where it was; second, where the broker finds that too large, without the record. */
    List<ProducerRecord<byte[], byte[]>> dead(
            ConsumerRecord<byte[], byte[]> record, TopicDesk.Finding.Refusal refusal) {
        ProducerRecord<byte[], byte[]> whole = new ProducerRecord<>(deadLetters, null, record.key(), record.value());
        for (Header header : record.headers()) {
            // A dead letter that was put back among the reports and is one again has these already.
            if (!header.key().startsWith(OURS)) {
                whole.headers().add(header);
            }
        }
        ProducerRecord<byte[], byte[]> alone = new ProducerRecord<>(deadLetters, null, null, new byte[0]);
        add(alone.headers(), OURS + "left_out", "true");
        for (ProducerRecord<byte[], byte[]> letter : List.of(whole, alone)) {
            letter.headers().add(OURS + "problem", refusal.problem());
            add(letter.headers(), OURS + "topic", record.topic());
            add(letter.headers(), OURS + "partition", Integer.toString(record.partition()));
            add(letter.headers(), OURS + "offset", Long.toString(record.offset()));
        }
        return List.of(whole, alone);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
