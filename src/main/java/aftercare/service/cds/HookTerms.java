package aftercare.service.cds;

import aftercare.domain.Urgency;
import aftercare.service.fhir.FhirFailSafe;
import aftercare.service.http.Operations;
import aftercare.service.http.RefusalTerms;
import aftercare.service.http.Replies.Said;
import aftercare.service.http.Settings;
import aftercare.triage.answer.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** INVARIANT: never silent: where a card is asked for, a refusal at the door is a card too, as those of {@link HookDesk} are. */
@ApplicationScoped
public class HookTerms implements RefusalTerms {

    private static final int OK = 200;
    private static final int REQUEST_TIMEOUT = 408;

    /** Of {@code /cds-services/{id}}, where cards come from. */
    private static final int PARTS = 3;

    private final boolean isOn;
    private final FhirFailSafe failSafe;
    private final HookCards cards;

    HookTerms(FhirFailSafe failSafe, Settings settings) {
        this.isOn = settings.cdsClients().isPresent();
        this.failSafe = failSafe;
        this.cards = new HookCards(HookDesk.publicAddress(settings));
    }

    @Override
    public boolean areSpokenAt(String path) {
        return isOn && Operations.isHook(path) && path.split("/", -1).length == PARTS;
    }

    @Override
    public Optional<Said> said(ProblemType type, int status, byte[] problem) {
        if (!isCard(type, status)) {
            return Optional.empty();
        }
        return Optional.of(
                new Said(OK, MediaType.APPLICATION_JSON, cards.refused(problem).getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether it is about a report, and not about who asks for what. */
    private static boolean isCard(ProblemType type, int status) {
        return switch (type) {
            case PAYLOAD_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    UNSUPPORTED_ENCODING,
                    TOO_MANY_REQUESTS,
                    OVERLOADED,
                    KEYS_UNAVAILABLE,
                    INTERNAL_ERROR -> true;
            default -> status == REQUEST_TIMEOUT;
        };
    }

    @Override
    public Urgency failSafe(byte[] body) {
        return failSafe.of(body);
    }
}
