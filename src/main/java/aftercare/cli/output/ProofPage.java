package aftercare.cli.output;

import aftercare.domain.decision.Decision;
import aftercare.ruleset.text.Problem;
import aftercare.trial.proof.Claim;
import aftercare.trial.proof.Proof;
import aftercare.trial.proof.ProofResult;
import aftercare.trial.search.Sketch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What does not hold, with a report for each, what holds but for what rules name, and how many claims hold. */
public final class ProofPage {

    private static final int KIND = 50;

    private ProofPage() {}

    /** @param at when the reports hold */
    public static Page of(List<Proof> proofs, Instant at) {
        Page page = new Page();
        Map<String, int[]> kinds = new LinkedHashMap<>();
        List<String> heldByFloorAlone = new ArrayList<>();
        int open = 0;
        for (Proof proof : proofs) {
            int[] counts = kinds.computeIfAbsent(proof.claim().kind(), kind -> new int[2]);
            counts[0] += proof.holds() ? 1 : 0;
            counts[1]++;
            open += proof.holds() ? 0 : 1;
            if (!proof.holds() && proof.claim() instanceof Claim.AtLeastFloorByRules claim) {
                heldByFloorAlone.add("`" + claim.code() + "`");
            } else {
                say(page, proof, at);
            }
        }
        if (!heldByFloorAlone.isEmpty()) {
            String words = String.join(", ", heldByFloorAlone);
            page.text(0, "Not shown to reach their floor by the rules alone, so that the floor must hold: " + words);
            page.blank();
        }
        kinds.forEach((kind, counts) ->
                page.line(String.format(Locale.ROOT, "%-" + KIND + "s%d of %d", kind, counts[0], counts[1])));
        page.blank();
        page.line(proofs.size() + " claims: "
                + (open == 0
                        ? "all hold for every report"
                        : open + (open == 1 ? " does" : " do") + " not hold for every report"));
        return page;
    }

    private static void say(Page page, Proof proof, Instant at) {
        if (proof.result() instanceof ProofResult.TooLow low) {
            page.text(0, "Not so: " + proof.claim().says());
            report(page, low.report(), low.answer(), at);
        } else if (proof.result() instanceof ProofResult.Lowered lowered) {
            page.text(0, "Not so: " + proof.claim().says());
            pair(page, lowered, at);
        } else if (proof.result() instanceof ProofResult.HoldsUnless unless) {
            page.text(
                    0,
                    "Only where a rule names it with `@unless`: "
                            + proof.claim().says());
            pair(page, unless.example(), at);
        } else if (proof.result() instanceof ProofResult.Unmet unmet) {
            page.text(0, "Not so: " + proof.claim().says());
            for (Problem problem : unmet.problems()) {
                page.item(2, "-", problem.message());
            }
        } else if (proof.result() instanceof ProofResult.NotDecided undecided) {
            page.text(0, "Not decided: " + proof.claim().says() + ": " + undecided.why());
        } else {
            return;
        }
        page.blank();
    }

    private static void pair(Page page, ProofResult.Lowered lowered, Instant at) {
        report(page, lowered.report(), lowered.before(), at);
        report(page, lowered.worse(), lowered.after(), at);
    }

    private static void report(Page page, Sketch report, Decision answer, Instant at) {
        page.line("  " + Page.plain(new String(report.body(at), StandardCharsets.UTF_8)));
        page.item(4, "->", answer(answer) + ": " + String.join(", ", answer.ruleIds()));
    }

    private static String answer(Decision answer) {
        return answer.urgency()
                + (answer.actWithinHours().isPresent()
                        ? " (" + answer.actWithinHours().getAsInt() + " h)"
                        : "");
    }
}
