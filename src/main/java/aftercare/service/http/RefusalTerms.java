package aftercare.service.http;

import aftercare.domain.Urgency;
import aftercare.service.http.Replies.Said;
import aftercare.triage.answer.ProblemType;
import java.util.Optional;

/** In which terms those who ask at some paths hear of a refusal; all others hear of it as a problem of the contract. */
public interface RefusalTerms {

    /** Whether these terms are spoken there. */
    boolean areSpokenAt(String path);

    /**
     * A problem in these terms; empty for one that is said as everywhere.
     *
     * @param problem as JSON
     */
    Optional<Said> said(ProblemType type, int status, byte[] problem);

    /** The least urgency to assume for a body that is sent there, by what can be read of it. */
    Urgency failSafe(byte[] body);
}
