package aftercare.trial.proof;

import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.decision.Decision;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.model.ParsedRule;
import aftercare.trial.formula.Allowance;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.impact.WholeSet;
import aftercare.trial.search.Sketch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What holds for every report that a rule set accepts.
 *
 * @param exceptions what rules name themselves
 * @param now when the reports hold
 */
public record Proofs(NamedExceptions exceptions, SearchLimits limits, Instant now) {

    private static final String WORDS = "vocabulary.yaml";

    /** Everything that is claimed of a set, with its proof or a report against it. */
    public List<Proof> of(WholeSet set) {
        Allowance allowance = new Allowance(limits.time());
        FloorProofs floors = new FloorProofs(set, set.vocabulary(), limits, now, allowance);
        List<Proof> proofs = new ArrayList<>(floors.all());
        proofs.addAll(floors.byRules());
        proofs.addAll(
                new WorseningProofs(set, exceptions, Optional.empty(), limits, now, allowance).all(level -> true));
        proofs.addAll(BandProofs.of(set.rules(), set.vocabulary()));
        return proofs;
    }

    /**
     * What a candidate loses of the emergencies. Its floors, and those of the live set, are to hold; an emergency that the
     * live set keeps when a report gets worse is to be kept by the candidate too.
     *
     * @param live what decides now; empty where nothing does
     */
    public List<FolderProblem> emergencies(WholeSet candidate, Optional<WholeSet> live) {
        Allowance allowance = new Allowance(limits.time());
        List<Vocabulary> promises = new ArrayList<>(List.of(candidate.vocabulary()));
        live.map(WholeSet::vocabulary)
                .filter(words -> !words.equals(candidate.vocabulary()))
                .ifPresent(promises::add);
        List<Proof> proofs = new ArrayList<>();
        for (Vocabulary promised : promises) {
            proofs.addAll(new FloorProofs(candidate, promised, limits, now, allowance).all());
        }
        if (live.isPresent()) {
            proofs.addAll(
                    new WorseningProofs(candidate, exceptions, live, limits, now, allowance).all(Urgency::isEmergency));
        }
        List<FolderProblem> problems = new ArrayList<>();
        for (Proof proof : proofs) {
            if (!proof.holds()) {
                problems.add(problem(candidate.rules(), proof));
            }
        }
        return problems;
    }

    /** Whether a problem of a folder is what a proof about bands says. */
    public static boolean isAboutBands(FolderProblem problem) {
        return BandProofs.UNMET.contains(problem.code());
    }

    private FolderProblem problem(List<ParsedRule> rules, Proof proof) {
        String says = proof.claim().says();
        if (proof.result() instanceof ProofResult.TooLow low) {
            return FolderProblem.of(
                    ProofCode.BELOW_FLOOR,
                    WORDS,
                    "not so: " + says + ": " + body(low.report()) + " comes to " + answer(low.answer()),
                    "give the word its floor back, or a rule that comes to as much");
        }
        if (proof.result() instanceof ProofResult.Lowered lowered && proof.claim() instanceof Claim.NeverLowers claim) {
            String what = "not so: " + says + ": " + body(lowered.report()) + " comes to " + answer(lowered.before())
                    + ", " + body(lowered.worse()) + " to " + answer(lowered.after());
            String help = "take away the condition that turns the rule off, or name it with `@unless`";
            for (ParsedRule rule : rules) {
                if (rule.card().id().equals(claim.reason())) {
                    return FolderProblem.of(ProofCode.LOWERED_BY_WORSE, rule, what, help);
                }
            }
            return FolderProblem.of(ProofCode.LOWERED_BY_WORSE, "", what, help);
        }
        String why = proof.result() instanceof ProofResult.NotDecided undecided ? undecided.why() : "";
        return FolderProblem.of(
                ProofCode.NOT_PROVED,
                "",
                "it is not proved that " + says + ": " + why,
                "make the rules simpler, so that it can be proved");
    }

    private String body(Sketch report) {
        return "`" + new String(report.body(now), StandardCharsets.UTF_8) + "`";
    }

    private static String answer(Decision answer) {
        return answer.urgency()
                + (answer.actWithinHours().isPresent()
                        ? " within " + answer.actWithinHours().getAsInt() + " h"
                        : "");
    }
}
