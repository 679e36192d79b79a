package aftercare.service.fhir;

import aftercare.domain.Urgency;
import aftercare.service.http.Operations;
import aftercare.service.http.RefusalTerms;
import aftercare.service.http.Replies.Said;
import aftercare.triage.answer.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Every refusal at a path of FHIR is an OperationOutcome, with the status that it has elsewhere. */
@ApplicationScoped
public class FhirTerms implements RefusalTerms {

    static final String MEDIA_TYPE = "application/fhir+json";

    private final FhirFailSafe failSafe;

    FhirTerms(FhirFailSafe failSafe) {
        this.failSafe = failSafe;
    }

    @Override
    public boolean areSpokenAt(String path) {
        return Operations.isFhir(path);
    }

    @Override
    public Optional<Said> said(ProblemType type, int status, byte[] problem) {
        return Optional.of(said(status, problem, pointer -> pointer));
    }

    /** @param expression says in FHIRPath where a JSON Pointer points to */
    static Said said(int status, byte[] problem, UnaryOperator<String> expression) {
        String outcome = OutcomeJson.of(StrictJson.object(problem).orElseThrow(), expression);
        return new Said(status, MEDIA_TYPE, outcome.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Urgency failSafe(byte[] body) {
        return failSafe.of(body);
    }
}
