package aftercare.service.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads times that are instants. */
public final class Moments {

    private Moments() {}

    /** The moment that is said; empty where it is none, such as a date alone. */
    public static Optional<Instant> of(JsonNode time) {
        try {
            return Optional.of(OffsetDateTime.parse(time.asText()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
