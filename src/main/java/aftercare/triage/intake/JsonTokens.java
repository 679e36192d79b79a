package aftercare.triage.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.CharBuffer;

/** The tokens of strict JSON (RFC 8259): none of the parser's leniencies is on. */
final class JsonTokens {

    // The limits of the contract are checked on the tokens; these are only the walls behind them.
    private static final StreamReadConstraints WALLS = StreamReadConstraints.builder()
            .maxNestingDepth(1_000)
            .maxNumberLength(1_000)
            .maxStringLength(1 << 20)
            .maxNameLength(1 << 16)
            .build();

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // Names come from outside: a shared table of them would only grow.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(WALLS)
            .build();

    private JsonTokens() {}

    static JsonParser of(CharBuffer text) throws IOException {
        return FACTORY.createParser(text.array(), text.arrayOffset() + text.position(), text.remaining());
    }
}
