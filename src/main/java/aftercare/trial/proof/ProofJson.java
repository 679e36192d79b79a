package aftercare.trial.proof;

import static aftercare.triage.answer.JsonObject.each;

import aftercare.domain.decision.Decision;
import aftercare.triage.answer.JsonObject;
import aftercare.trial.search.Sketch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Every claim and what came of it, as one JSON object. A report is a text, so that it can be sent as it is. */
public final class ProofJson {

    private ProofJson() {}

    /** @param at when the reports hold */
    public static JsonObject of(List<Proof> proofs, Instant at) {
        return new JsonObject().with("claims", each(proofs, proof -> claim(proof, at)));
    }

    private static JsonObject claim(Proof proof, Instant at) {
        JsonObject claim = new JsonObject()
                .with("kind", proof.claim().kind())
                .with("claim", proof.claim().says())
                .with("holds", proof.holds());
        if (proof.result() instanceof ProofResult.TooLow low) {
            claim.with("reports", List.of(report(low.report(), low.answer(), at)));
        } else if (proof.result() instanceof ProofResult.Lowered lowered) {
            claim.with("reports", pair(lowered, at));
        } else if (proof.result() instanceof ProofResult.HoldsUnless unless) {
            claim.with("unless", pair(unless.example(), at));
        } else if (proof.result() instanceof ProofResult.Unmet unmet) {
            claim.with("problems", each(unmet.problems(), problem -> problem.message()));
        } else if (proof.result() instanceof ProofResult.NotDecided undecided) {
            claim.with("notDecided", undecided.why());
        }
        return claim;
    }

    private static List<JsonObject> pair(ProofResult.Lowered lowered, Instant at) {
        return List.of(report(lowered.report(), lowered.before(), at), report(lowered.worse(), lowered.after(), at));
    }

    private static JsonObject report(Sketch report, Decision answer, Instant at) {
        return new JsonObject()
                .with("report", new String(report.body(at), StandardCharsets.UTF_8))
                .with("urgency", answer.urgency().name())
                .with("actWithinHours", answer.actWithinHours())
                .with("reasons", List.copyOf(answer.ruleIds()));
    }
}
