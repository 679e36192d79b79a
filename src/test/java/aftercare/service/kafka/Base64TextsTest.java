package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import aftercare.domain.Urgency;
import aftercare.triage.intake.Intake;
import aftercare.triage.reference.BothEvaluators;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** HAZ-92: base64 hides no emergency from the fail-safe of what is refused. */
class Base64TextsTest {

    private static final Intake INTAKE =
            new Intake(BothEvaluators.VOCABULARY, BothEvaluators.WORDING, Clock.systemUTC(), (sign, value) -> false);

    /** Long, so that its base64 has lines, and with letters of which the two alphabets differ. */
    private static final String EMERGENCY = "{\"note\":\"" + "üÿ?>~".repeat(30)
            + "\",\"symptoms\":[{\"code\":\"chest-pain\",\"present\":true}],\"more\":\"" + "ÿ".repeat(40) + "\"}";

    private static final String NONE = EMERGENCY.replace("chest-pain", "muscle-ache");

    private static final String ATTRIBUTES = "\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"s\",\"type\":\"t\",";

    private static final String STRUCTURED = "application/cloudevents+json";

    /** Events that are refused, where {@code DATA} is the report in one form or another. */
    private static final Map<String, String> REFUSED = new TreeMap<>(Map.of(
            "a key twice", "{" + ATTRIBUTES + "\"id\":\"b\",DATA}",
            "the data twice", "{" + ATTRIBUTES + "DATA,DATA}",
            "a comma too much", "{" + ATTRIBUTES + "DATA,}",
            "an end that is missing", "{" + ATTRIBUTES + "DATA",
            "another type of data", "{" + ATTRIBUTES + "\"datacontenttype\":\"application/xml\",DATA}",
            "data of both kinds", "{" + ATTRIBUTES + "\"data\":{},\"data_base64\":\"e30=\",\"x\":{DATA}}",
            "no source", "{\"specversion\":\"1.0\",\"id\":\"a\",\"type\":\"t\",DATA}",
            "an id that is a number", "{" + ATTRIBUTES.replace("\"a\"", "1") + "DATA}",
            "no quotes", "{specversion:1.0,DATA}",
            "an event in an event", "{" + ATTRIBUTES + "\"event\":{" + ATTRIBUTES + "DATA}}"));

    private static Urgency failSafe(String type, byte[] value) {
        ProducerRecord<byte[], byte[]> sent =
                Topics.with(new ProducerRecord<>(Topics.REPORTS, value), "content-type", type);
        Envelope read = EnvelopeReader.read(new ConsumerRecord<>(
                sent.topic(), 0, 7, 0, TimestampType.CREATE_TIME, 0, 0, null, value, sent.headers(), Optional.empty()));
        return Base64Texts.highest(
                assertInstanceOf(Envelope.Unclear.class, read, () -> new String(value, StandardCharsets.UTF_8))
                        .readable(),
                INTAKE::failSafe);
    }

    /** The ways in which programs write base64, as JSON holds them. */
    private static Map<String, String> written(String report) {
        byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
        Base64.Encoder plain = Base64.getEncoder();
        String lines = Base64.getMimeEncoder().encodeToString(bytes);
        String once = plain.encodeToString(bytes);
        Map<String, String> all = new TreeMap<>();
        all.put("as it should be", once);
        all.put("lines", lines.replace("\r\n", "\\r\\n"));
        all.put("lines as they are", lines);
        all.put("lines of 61", once.replaceAll("(.{61})", "$1\\\\n"));
        all.put("the alphabet of addresses", Base64.getUrlEncoder().encodeToString(bytes));
        all.put(
                "no padding",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((report + " ").getBytes(StandardCharsets.UTF_8)));
        all.put("escapes", once.replace("/", "\\/").replace("+", "\\u002b").replace("=", "\\u003d"));
        all.put("twice", plain.encodeToString(once.getBytes(StandardCharsets.UTF_8)));
        all.put("UTF-16", plain.encodeToString(report.getBytes(StandardCharsets.UTF_16)));
        all.put("a strange letter", once.substring(0, 50) + "*" + once.substring(50));
        all.put("without its beginning", once.substring(1));
        all.put("a word before", "base64 " + once);
        return all;
    }

    @Test
    void whatIsRefusedHasTheFailSafeOfTheSameEventWithItsDataInPlainText() {
        for (String report : List.of(EMERGENCY, NONE)) {
            Urgency wanted = report.equals(EMERGENCY) ? Urgency.EMERGENCY_AMBULANCE : Urgency.URGENT_24H;
            REFUSED.forEach((fault, event) -> {
                String withData = event.replace("DATA", "\"data\":" + report);
                assertEquals(wanted, failSafe(STRUCTURED, withData.getBytes(StandardCharsets.UTF_8)), fault);
                written(report).forEach((way, text) -> {
                    String hidden = event.replace("DATA", "\"data_base64\":\"" + text + "\"");
                    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
                        assertEquals(wanted, failSafe(STRUCTURED, hidden.getBytes(charset)), fault + ", " + way);
                    }
                    // As it comes from a producer that gives it the wrong type, or none of the attributes.
                    for (String type :
                            List.of("application/json", "application/cloudevents-batch+json", "text/plain")) {
                        assertEquals(wanted, failSafe(type, hidden.getBytes(StandardCharsets.UTF_8)), fault + type);
                    }
                });
            });
        }
    }

    @Test
    void whatIsNoJsonAtAllIsSearchedToo() {
        String base64 = Base64.getEncoder().encodeToString(EMERGENCY.getBytes(StandardCharsets.UTF_8));
        String address = Base64.getUrlEncoder().encodeToString(EMERGENCY.getBytes(StandardCharsets.UTF_8));
        for (String event : List.of(
                "specversion: 1.0\ndata_base64: |\n  " + base64 + "\ntype: t",
                "<event><data_base64>" + base64 + "</data_base64></event>",
                "specversion=1.0&data_base64=" + address.replace("=", "%3D"),
                "data_base64 " + base64,
                base64)) {
            assertEquals(
                    Urgency.EMERGENCY_AMBULANCE,
                    failSafe(STRUCTURED, event.getBytes(StandardCharsets.UTF_8)),
                    () -> event);
        }
    }

    /** Long ones are told from pictures by other signs than short ones. */
    @Test
    void aLongTextIsSearchedToo() {
        String report = EMERGENCY.replace("?>~", "?>~ and so on".repeat(200));
        written(report)
                .forEach((way, text) -> assertEquals(
                        Urgency.EMERGENCY_AMBULANCE,
                        failSafe(STRUCTURED, ("{\"data_base64\":\"" + text + "\",}").getBytes(StandardCharsets.UTF_8)),
                        way));
    }

    /** A record that says nothing is searched to its end, and holds its hand for no longer than a moment. */
    @Test
    void aLargeRecordIsSearchedInTime() {
        byte[] large = new byte[700_000];
        new Random(7).nextBytes(large);
        String nonsense = Base64.getEncoder().encodeToString(large);
        for (String piece : List.of("{\"data_base64\":\"" + nonsense, "\\", "%25", "\"{", "{\"", "a ", "chest-")) {
            byte[] record = piece.repeat(1_000_000 / piece.length() + 1).getBytes(StandardCharsets.UTF_8);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> Base64Texts.highest(record, INTAKE::failSafe),
                    () -> "of " + record[0]);
        }
    }
}
