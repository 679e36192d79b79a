package aftercare.triage.answer;

import aftercare.domain.Urgency;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes problems as RFC 9457 says, each with what to do meanwhile, so that no caller can read an error as "nothing
 * wrong".
 */
public final class ProblemJson {

    /** The media type of what is written. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "urn:aftercare:problem:";

    private final JsonFactory json = new JsonFactory();

    /** What one kind of problem has beside what all have. */
    @FunctionalInterface
    public interface Members {

        void write(JsonGenerator out) throws IOException;
    }

    /**
     * A problem as UTF-8 JSON.
     *
     * @param status HTTP status, usually the type's own
     * @param failSafe what to assume until there is an answer
     * @param instruction what to do until there is an answer
     */
    public byte[] write(
            ProblemType type, int status, List<InputProblem> errors, Urgency failSafe, Instruction instruction) {
        return write(type, status, errors, failSafe, instruction, out -> {});
    }

    /** The same with its own members. */
    public byte[] write(
            ProblemType type,
            int status,
            List<InputProblem> errors,
            Urgency failSafe,
            Instruction instruction,
            Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("type", TYPE + type.code());
            out.writeStringField("title", type.title());
            out.writeNumberField("status", status);
            errors(out, errors);
            members.write(out);
            out.writeBooleanField("triagePerformed", false);
            out.writeObjectFieldStart("failSafe");
            out.writeStringField("urgency", failSafe.name());
            out.writeStringField("instruction", instruction.text());
            if (!instruction.language().equals(Languages.ENGLISH)) {
                out.writeStringField("language", instruction.language());
            }
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** What is wrong with a body, as the member {@code errors} of an object that was begun. */
    public static void errors(JsonGenerator out, List<InputProblem> errors) throws IOException {
        out.writeArrayFieldStart("errors");
        for (InputProblem error : errors) {
            out.writeStartObject();
            out.writeStringField("pointer", error.pointer());
            out.writeStringField("code", error.code());
            out.writeStringField("detail", error.detail());
            out.writeArrayFieldStart("suggestions");
            for (String suggestion : error.suggestions()) {
                out.writeString(suggestion);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
