package aftercare.service.fhir;

import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.BodyText;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One JSON document in UTF-8, no object with a field twice, no number rounded, no half of a character. */
public final class StrictJson {

    private static final int MOST_DEPTH = 64;

    private static final ObjectReader READER = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxNumberLength(MOST_DEPTH)
                            .build())
                    .build())
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StrictJson() {}

    /** The object that a body is; empty where it is something else, which {@link #fault} names. */
    public static Optional<JsonNode> object(byte[] body) {
        if (!BodyText.isStrict(body)) {
            return Optional.empty();
        }
        try {
            return Optional.of(READER.readTree(body)).filter(node -> node.isObject() && !hasHalfCharacter(node));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Why a body is no such object. */
    public static ProblemType fault(byte[] body) {
        if (!BodyText.isStrict(body)) {
            return ProblemType.MALFORMED_ENCODING;
        }
        try {
            return hasHalfCharacter(READER.readTree(body))
                    ? ProblemType.MALFORMED_ENCODING
                    : ProblemType.MALFORMED_JSON;
        } catch (StreamConstraintsException e) {
            return ProblemType.JSON_LIMITS;
        } catch (IOException e) {
            return ProblemType.MALFORMED_JSON;
        }
    }

    /** It could not be written again: what is recorded would be another text. */
    private static boolean hasHalfCharacter(JsonNode node) {
        return !StandardCharsets.UTF_8.newEncoder().canEncode(node.toString());
    }
}
