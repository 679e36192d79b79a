package aftercare.service.kafka;

import aftercare.service.fhir.StrictJson;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Reads records as CloudEvents 1.0, in the binary mode (attributes in headers, the report alone as value) or the structured one
 * (everything as one JSON object). By hand, because an event that is none is a dead letter and no failure of the channel.
 */
final class EnvelopeReader {

    private static final String CONTENT_TYPE = "content-type";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String JSON = "application/json";
    private static final String PREFIX = "ce_";
    private static final String SPEC_VERSION = "1.0";
    private static final int LONGEST = 1024;

    /** What is larger is not read: that would take some twenty times as much memory. */
    static final int MOST_BYTES = 1024 * 1024;

    private EnvelopeReader() {}

    static Envelope read(ConsumerRecord<byte[], byte[]> record) {
        // A record without a value is what a producer sends to have a key removed: it has no report.
        byte[] value = record.value() == null ? new byte[0] : record.value();
        Envelope read = read(record, value);
        // INVARIANT: its decision has the same key, and is no larger than what a topic takes: else it would wait for
        // ever.
        if (read instanceof Envelope.Event && record.key() != null && record.key().length > LONGEST) {
            return unclear(
                    ProblemType.INVALID_VALUE, "/key", "the record's key must be at most " + LONGEST + " bytes", value);
        }
        return read;
    }

    private static Envelope read(ConsumerRecord<byte[], byte[]> record, byte[] value) {
        Texts headers = new Texts(record.headers());
        String type = headers.of(CONTENT_TYPE, CONTENT_TYPE).orElse(JSON);
        if (headers.problems.isEmpty() && isType(type, STRUCTURED)) {
            return structured(value);
        }
        if (!headers.problems.isEmpty() || !isType(type, JSON)) {
            return unclear(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "/" + CONTENT_TYPE,
                    "must be " + JSON + " or " + STRUCTURED + ", in UTF-8",
                    value);
        }
        Optional<String> version = headers.required("specversion");
        Optional<String> source = headers.required("source");
        Optional<String> id = headers.required("id");
        headers.required("type");
        version.ifPresent(given -> headers.requireVersion(given, "/" + PREFIX + "specversion"));
        return headers.problems.isEmpty()
                ? new Envelope.Event(source.orElseThrow(), id.orElseThrow(), value)
                : unclear(headers.problems, value);
    }

    private static Envelope structured(byte[] value) {
        if (value.length > MOST_BYTES) {
            return unclear(ProblemType.PAYLOAD_TOO_LARGE, "", "an event must be at most 1 MiB", value);
        }
        Optional<JsonNode> read = StrictJson.object(value);
        if (read.isEmpty()) {
            return unclear(StrictJson.fault(value), "", "must be one JSON object", value);
        }
        JsonNode event = read.get();
        Texts members = new Texts(event);
        Optional<String> version = members.required("specversion");
        Optional<String> source = members.required("source");
        Optional<String> id = members.required("id");
        members.required("type");
        version.ifPresent(given -> members.requireVersion(given, "/specversion"));
        String type = event.path("datacontenttype").asText(JSON);
        if (!isType(type, JSON)) {
            return unclear(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "/datacontenttype", "must be " + JSON + ", in UTF-8", value);
        }
        Optional<byte[]> report = data(event);
        if (report.isEmpty()) {
            members.problem(
                    ProblemType.INVALID_VALUE, "/data", "must be the report, or data_base64 its bytes: one of both");
        }
        return members.problems.isEmpty()
                ? new Envelope.Event(source.orElseThrow(), id.orElseThrow(), report.orElseThrow())
                : unclear(members.problems, value);
    }

    private static Optional<byte[]> data(JsonNode event) {
        if (event.has("data") == event.has("data_base64")) {
            return Optional.empty();
        }
        if (event.has("data")) {
            return Optional.of(event.path("data").toString().getBytes(StandardCharsets.UTF_8));
        }
        try {
            return event.path("data_base64").isTextual()
                    ? Optional.of(
                            Base64.getDecoder().decode(event.path("data_base64").asText()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Envelope.Unclear unclear(ProblemType type, String pointer, String detail, byte[] value) {
        return unclear(List.of(new InputProblem(pointer, type.code(), detail, List.of())), value);
    }

    private static Envelope.Unclear unclear(List<InputProblem> problems, byte[] value) {
        return new Envelope.Unclear(ProblemType.ofCode(problems.get(0).code()), problems, value, report(value));
    }

    /** What the report seems to be, whatever the headers say: the data of an event, or all. */
    private static byte[] report(byte[] value) {
        return value.length > MOST_BYTES
                ? value
                : StrictJson.object(value).flatMap(EnvelopeReader::data).orElse(value);
    }

    /** That type, alone or in UTF-8. */
    private static boolean isType(String given, String wanted) {
        String plain = given.toLowerCase(Locale.ROOT).replace("\"", "").replaceAll("\\s", "");
        return plain.equals(wanted) || plain.equals(wanted + ";charset=utf-8");
    }

    /** The attributes of an event, and what is wrong with them. */
    private static final class Texts {

        private final List<InputProblem> problems = new ArrayList<>();
        private final Optional<Headers> headers;
        private final Optional<JsonNode> members;

        Texts(Headers headers) {
            this.headers = Optional.of(headers);
            this.members = Optional.empty();
        }

        Texts(JsonNode members) {
            this.headers = Optional.empty();
            this.members = Optional.of(members);
        }

        Optional<String> required(String attribute) {
            String pointer = headers.isPresent() ? PREFIX + attribute : attribute;
            int before = problems.size();
            Optional<String> text =
                    headers.isPresent() ? of(pointer, pointer) : member(members.orElseThrow(), attribute);
            if (text.isEmpty() && problems.size() == before) {
                problem(ProblemType.MISSING_FIELD, "/" + pointer, "the event must have this attribute");
            }
            boolean plain = text.isEmpty() || text.get().length() <= LONGEST && isPlain(text.get());
            if (!plain) {
                problem(
                        ProblemType.INVALID_VALUE,
                        "/" + pointer,
                        "must be 1 to " + LONGEST + " plain characters, no space");
            }
            return text;
        }

        private Optional<String> member(JsonNode object, String name) {
            JsonNode member = object.path(name);
            if (!member.isMissingNode() && !member.isTextual()) {
                problem(ProblemType.INVALID_TYPE, "/" + name, "must be a text");
            }
            return member.isTextual() ? Optional.of(member.asText()) : Optional.empty();
        }

        /** The text of a header; two of one name are a problem, because nobody knows which one counts. */
        Optional<String> of(String name, String pointer) {
            List<byte[]> values = new ArrayList<>();
            for (Header header : headers.orElseThrow().headers(name)) {
                if (header.value() != null) {
                    values.add(header.value());
                }
            }
            if (values.isEmpty()) {
                return Optional.empty();
            }
            try {
                if (values.size() == 1) {
                    return Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(values.get(0)))
                            .toString());
                }
            } catch (CharacterCodingException e) {
                // Told below.
            }
            problem(ProblemType.INVALID_VALUE, "/" + pointer, "must be there once, in UTF-8");
            return Optional.empty();
        }

        void requireVersion(String given, String pointer) {
            if (!given.equals(SPEC_VERSION)) {
                problem(ProblemType.INVALID_VALUE, pointer, "must be " + SPEC_VERSION);
            }
        }

        void problem(ProblemType type, String pointer, String detail) {
            problems.add(new InputProblem(pointer, type.code(), detail, List.of()));
        }

        private static boolean isPlain(String text) {
            return !text.isEmpty()
                    && text.codePoints()
                            .noneMatch(letter -> Character.isWhitespace(letter)
                                    || Character.isSpaceChar(letter)
                                    || Character.isISOControl(letter));
        }
    }
}
