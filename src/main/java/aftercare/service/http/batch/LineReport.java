package aftercare.service.http.batch;

import aftercare.service.http.IdempotencyKey;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a line says: a report, or an object with a report and the idempotency key for it. A line is such an object when its
 * first member is one of these two, which no report has; every other line is a report, whatever is wrong with it.
 *
 * @param report the bytes of the report, as they would have been sent alone
 * @param problem why the report is not assessed; empty where it is for the desk to judge
 */
// Carried to the desk, never compared.
@SuppressWarnings("ArrayRecordComponent")
record LineReport(byte[] report, IdempotencyKey key, Optional<InputProblem> problem) {

    private static final String KEY = "idempotencyKey";
    private static final String REPORT = "report";
    private static final JsonFactory JSON = new JsonFactory();

    static LineReport of(byte[] line) {
        LineReport bare = new LineReport(line, IdempotencyKey.of(List.of()), Optional.empty());
        if (!isPlain(line)) {
            return bare;
        }
        try (JsonParser tokens = JSON.createParser(line)) {
            if (tokens.nextToken() != JsonToken.START_OBJECT || !isOne(tokens.nextFieldName())) {
                return bare;
            }
            return new Members(line).read(tokens);
        } catch (IOException broken) {
            // The intake says what is wrong with a document that is not JSON.
            return bare;
        }
    }

    /** Whether an object of UTF-8 begins there: the parser would also read other encodings, and pass over a byte order mark. */
    private static boolean isPlain(byte[] line) {
        int at = 0;
        while (at < line.length && (line[at] == ' ' || line[at] == '\t')) {
            at++;
        }
        return at + 1 < line.length && line[at] == '{' && line[at + 1] != 0;
    }

    private static boolean isOne(String name) {
        return KEY.equals(name) || REPORT.equals(name);
    }

    /** The members of the object, as far as they have been read. */
    private static final class Members {

        private final byte[] line;
        private Optional<byte[]> report = Optional.empty();
        private Optional<IdempotencyKey> key = Optional.empty();

        Members(byte[] line) {
            this.line = line;
        }

        /** @param tokens at the first name */
        LineReport read(JsonParser tokens) throws IOException {
            Optional<InputProblem> problem = Optional.empty();
            while (tokens.currentToken() == JsonToken.FIELD_NAME) {
                String name = tokens.currentName();
                JsonToken value = tokens.nextToken();
                if (name.equals(REPORT) && report.isEmpty()) {
                    report = Optional.of(bytes(tokens));
                } else if (name.equals(KEY) && key.isEmpty()) {
                    key = Optional.of(key(value, tokens));
                } else {
                    tokens.skipChildren();
                    problem = Optional.of(isOne(name) ? twice() : unknown());
                }
                tokens.nextToken();
            }
            if (tokens.nextToken() != null) {
                problem = Optional.of(problem(ProblemType.MALFORMED_JSON, "something follows after the document"));
            } else if (report.isEmpty() && problem.isEmpty()) {
                problem = Optional.of(problem(ProblemType.MISSING_FIELD, "`report` is missing"));
            }
            return new LineReport(
                    problem.isPresent() ? line : report.orElseThrow(),
                    key.orElseGet(() -> IdempotencyKey.of(List.of())),
                    problem);
        }

        private byte[] bytes(JsonParser tokens) throws IOException {
            int from = (int) tokens.currentTokenLocation().getByteOffset();
            tokens.skipChildren();
            tokens.finishToken();
            return Arrays.copyOfRange(line, from, (int) tokens.currentLocation().getByteOffset());
        }

        private static IdempotencyKey key(JsonToken value, JsonParser tokens) throws IOException {
            if (value == JsonToken.VALUE_STRING) {
                return IdempotencyKey.of(List.of(tokens.getText()));
            }
            tokens.skipChildren();
            return new IdempotencyKey(Optional.empty(), false);
        }

        private static InputProblem twice() {
            return problem(ProblemType.MALFORMED_JSON, "the object has a field twice");
        }

        private static InputProblem unknown() {
            return problem(ProblemType.UNKNOWN_FIELD, "beside `report` and `idempotencyKey` a line has nothing");
        }

        private static InputProblem problem(ProblemType type, String detail) {
            return new InputProblem("", type.code(), detail, List.of());
        }
    }
}
