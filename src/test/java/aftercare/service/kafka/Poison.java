package aftercare.service.kafka;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Records that are no reports, at least one of each family of bad input.
 *
 * @param id of its event, where it has one
 * @param type of the problem that it is to get
 * @param emergency whether what can be read of it names one
 */
record Poison(String id, String type, boolean emergency, ProducerRecord<byte[], byte[]> record) {

    private static final String KEY = "poisoned";

    static List<Poison> all() {
        String now = Instant.now().toString();
        String timed = "{\"reportedAt\":\"" + now + "\",";
        List<Poison> all = new ArrayList<>();
        // No document, a broken one, more than one, keys given twice.
        for (String body : List.of("", "  ", "null", "{\"reportedAt\":", timed + "}", "{'reportedAt':1}")) {
            add(all, "malformed-json", body);
        }
        add(all, "invalid-type", "[]");
        add(all, "malformed-json", timed + "\"x\":NaN}");
        add(all, "malformed-json", timed + "\"x\":01}");
        add(all, "malformed-json", timed + "\"x\":\"a\nb\"}");
        add(all, "malformed-json", timed + "\"symptoms\":[]} {}");
        add(all, "malformed-json", timed + "\"symptoms\":[],\"symptoms\":[{\"code\":\"chest-pain\"}]}");
        // Encodings.
        String good = timed + "\"symptoms\":[]}";
        for (Charset each : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            addBytes(all, "malformed-encoding", good.getBytes(each));
        }
        addBytes(all, "malformed-encoding", ("\ufeff" + good).getBytes(StandardCharsets.UTF_8));
        addBytes(all, "malformed-encoding", (timed + "\"x\":\"\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1));
        // Limits.
        add(all, "json-limits", timed + "\"x\":" + "[".repeat(40) + "]".repeat(40) + "}");
        add(all, "json-limits", timed + "\"x\":" + "[".repeat(400) + "]".repeat(400) + "}");
        add(all, "json-limits", timed + "\"x\":" + "1".repeat(50) + "}");
        add(all, "json-limits", timed + "\"x\":" + "1".repeat(500) + "}");
        add(all, "payload-too-large", good + " ".repeat(70_000));
        add(all, "payload-too-large", good + " ".repeat(900_000));
        // Types and ranges.
        for (String severity : List.of("\"5\"", "5.5", "true", "\"\"", "[]", "{}")) {
            add(
                    all,
                    "invalid-type",
                    timed + "\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":" + severity + "}]}");
        }
        add(all, "out-of-range", timed + "\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":75}]}");
        add(all, "out-of-range", timed + "\"vitals\":{\"temperatureC\":98.6},\"symptoms\":[]}");
        add(all, "unknown-code", timed + "\"symptoms\":[{\"code\":\"no-such\"}]}");
        add(all, "unknown-code", timed + "\"symptoms\":[{\"code\":\" muscle-ache\"}]}");
        add(all, "null-not-allowed", timed + "\"symptoms\":null}");
        // Structure.
        add(all, "unknown-field", timed + "\"simptoms\":[]}");
        add(all, "unknown-field", timed + "\"@class\":\"java.lang.Runtime\"}");
        // Times.
        for (String time :
                List.of("", "2026-02-30T10:00:00Z", "2026-02-03", "2026-02-03T10:00:00", "2026-02-03T25:00:00Z")) {
            add(all, "invalid-timestamp", "{\"reportedAt\":\"" + time + "\",\"symptoms\":[]}");
        }
        add(all, "future-timestamp", "{\"reportedAt\":\"" + Instant.now().plusSeconds(7200) + "\",\"symptoms\":[]}");
        add(all, "missing-field", "{\"symptoms\":[{\"code\":\"muscle-ache\"}]}");
        // The event itself.
        byte[] ache = (timed + "\"symptoms\":[{\"code\":\"muscle-ache\"}]}").getBytes(StandardCharsets.UTF_8);
        without(all, "missing-field", false, "ce_id", ache);
        without(all, "missing-field", false, "ce_source", ache);
        without(all, "missing-field", false, "ce_type", ache);
        without(all, "missing-field", false, "ce_specversion", ache);
        changed(all, "invalid-value", false, "ce_specversion", "0.3", ache);
        changed(all, "invalid-value", false, "ce_source", "urn:a b", ache);
        changed(all, "invalid-value", false, "ce_source", "", ache);
        changed(all, "unsupported-media-type", false, "content-type", "application/xml", ache);
        changed(all, "unsupported-media-type", false, "content-type", "application/cloudevents-batch+json", ache);
        changed(all, "unsupported-media-type", false, "content-type", "application/json;charset=utf-16", ache);
        ProducerRecord<byte[], byte[]> twice = Topics.event(KEY, "twice", ache);
        add(all, "invalid-value", false, Topics.with(twice, "ce_id", "other"), "twice");
        structured(all, "malformed-json", "{");
        structured(all, "missing-field", "{\"specversion\":\"1.0\",\"id\":\"s1\",\"type\":\"t\",\"data\":{}}");
        structured(
                all, "invalid-type", "{\"specversion\":1.0,\"id\":\"s2\",\"source\":\"s\",\"type\":\"t\",\"data\":{}}");
        structured(all, "invalid-value", "{\"specversion\":\"1.0\",\"id\":\"s3\",\"source\":\"s\",\"type\":\"t\"}");
        structured(
                all,
                "invalid-value",
                "{\"specversion\":\"1.0\",\"id\":\"s4\",\"source\":\"s\",\"type\":\"t\",\"data_base64\":\"*\"}");
        structured(
                all,
                "invalid-type",
                "{\"specversion\":\"1.0\",\"id\":\"s5\",\"source\":\"s\",\"type\":\"t\",\"data\":\"no report\"}");
        ProducerRecord<byte[], byte[]> tombstone = Topics.event(KEY, "tombstone", null);
        add(all, "malformed-json", false, tombstone, "tombstone");
        // What can be read names an emergency.
        emergency(all, "missing-field", "{\"symptoms\":[{\"code\":\"chest-pain\"}]}");
        emergency(all, "malformed-json", timed + "\"symptoms\":[{\"code\":\"chest-pain\"}");
        emergency(all, "unknown-field", timed + "\"who\":1,\"symptoms\":[{\"code\":\"chest-pain\"}]}");
        emergency(all, "payload-too-large", timed + "\"symptoms\":[{\"code\":\"chest-pain\"}]}" + " ".repeat(70_000));
        // So does what can be meant, and what the rules would come to: no less than HTTP says of the same report.
        emergency(all, "missing-field", "{\"symptoms\":[{\"code\":\"breathlessness\",\"severity\":3}]}");
        String byRules = "\"symptoms\":[{\"code\":\"site-discharge\"},{\"code\":\"rigors\"}]}";
        emergency(all, "missing-field", "{" + byRules);
        without(all, "missing-field", true, "ce_id", (timed + byRules).getBytes(StandardCharsets.UTF_8));
        changed(
                all,
                "unsupported-media-type",
                true,
                "content-type",
                "text/json",
                (timed + byRules).getBytes(StandardCharsets.UTF_8));
        emergencyInEvent(all, "missing-field", "{\"specversion\":\"1.0\",\"data\":" + timed + byRules + "}");
        // A decision has the key of its record, and a topic must take it.
        ProducerRecord<byte[], byte[]> longKey = Topics.event("k".repeat(1025), "long-key", ache);
        add(all, "invalid-value", false, longKey, "long-key");
        // Base64 hides none: in events that are refused as such, and in what the desk refuses.
        String hidden = Base64.getMimeEncoder()
                .encodeToString((timed + "\"symptoms\":[{\"code\":\"chest-pain\"}]}").getBytes(StandardCharsets.UTF_8));
        String oneLine = hidden.replaceAll("\\s", "");
        String event = "{\"specversion\":\"1.0\",\"id\":\"h%d\",\"source\":\"s\",\"type\":\"t\",%s}";
        String member = "\"data_base64\":\"" + oneLine + "\"";
        emergencyInEvent(all, "malformed-json", event.formatted(1, member + ","));
        emergencyInEvent(all, "malformed-json", event.formatted(2, member + "," + member));
        emergencyInEvent(
                all, "unsupported-media-type", event.formatted(3, "\"datacontenttype\":\"text/plain\"," + member));
        emergencyInEvent(all, "invalid-value", event.formatted(4, "\"data\":{}," + member));
        emergencyInEvent(
                all,
                "invalid-value",
                event.formatted(5, "\"data_base64\":\"" + hidden.replace("\r\n", "\\r\\n") + "\""));
        emergencyInEvent(all, "invalid-type", event.formatted(6, "\"data\":\"" + oneLine + "\""));
        emergency(all, "malformed-json", oneLine);
        emergency(all, "unknown-field", timed + member + "}");
        return all;
    }

    private static void add(List<Poison> all, String type, String body) {
        addBytes(all, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void addBytes(List<Poison> all, String type, byte[] body) {
        String id = "poison-" + all.size();
        add(all, type, false, Topics.event(KEY, id, body), id);
    }

    private static void emergency(List<Poison> all, String type, String body) {
        String id = "poison-" + all.size();
        add(all, type, true, Topics.event(KEY, id, body.getBytes(StandardCharsets.UTF_8)), id);
    }

    private static void emergencyInEvent(List<Poison> all, String type, String event) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.REPORTS, KEY.getBytes(StandardCharsets.UTF_8), event.getBytes(StandardCharsets.UTF_8));
        add(all, type, true, Topics.with(record, "content-type", "application/cloudevents+json"), "structured");
    }

    private static void without(List<Poison> all, String type, boolean emergency, String header, byte[] body) {
        String id = "poison-" + all.size();
        ProducerRecord<byte[], byte[]> record = Topics.event(KEY, id, body);
        record.headers().remove(header);
        add(all, type, emergency, record, id);
    }

    private static void changed(
            List<Poison> all, String type, boolean emergency, String header, String value, byte[] body) {
        String id = "poison-" + all.size();
        ProducerRecord<byte[], byte[]> record = Topics.event(KEY, id, body);
        record.headers().remove(header);
        add(all, type, emergency, Topics.with(record, header, value), id);
    }

    private static void structured(List<Poison> all, String type, String event) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.REPORTS, KEY.getBytes(StandardCharsets.UTF_8), event.getBytes(StandardCharsets.UTF_8));
        add(all, type, false, Topics.with(record, "content-type", "application/cloudevents+json"), "structured");
    }

    private static void add(
            List<Poison> all, String type, boolean emergency, ProducerRecord<byte[], byte[]> record, String id) {
        all.add(new Poison(id, type, emergency, Topics.with(record, "test_number", Integer.toString(all.size()))));
    }
}
