package aftercare.trial.proof;

import aftercare.domain.Symptom;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.domain.decision.Ruling;
import aftercare.trial.formula.Allowance;
import aftercare.trial.formula.Choice;
import aftercare.trial.formula.FieldTests;
import aftercare.trial.formula.Goal;
import aftercare.trial.formula.ReportSearch;
import aftercare.trial.formula.ReportSpace;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.formula.SetFormula;
import aftercare.trial.formula.SymptomBound;
import aftercare.trial.impact.WholeSet;
import aftercare.trial.search.Sketch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether every word with the floor of an emergency is answered at or above it, wherever a report names it as new. */
final class FloorProofs {

    private final WholeSet set;
    private final Map<String, Urgency> floors;
    private final SearchLimits limits;
    private final Answers answers;
    private final Allowance allowance;
    private final ReportSpace space;
    private final FieldTests tests;

    /**
     * @param promised whose floors are to hold; a word that the set does not know is none of its reports
     * @param allowance for all proofs together
     */
    FloorProofs(WholeSet set, Vocabulary promised, SearchLimits limits, Instant now, Allowance allowance) {
        this.set = set;
        this.floors = emergencies(promised, set.vocabulary());
        this.limits = limits;
        this.answers = new Answers(set, now);
        this.allowance = allowance;
        this.tests = new FieldTests(List.of(set.rules()));
        this.space = new ReportSpace(set.vocabulary(), set.vocabulary(), tests, floors.keySet());
    }

    private static Map<String, Urgency> emergencies(Vocabulary promised, Vocabulary known) {
        Map<String, Urgency> floors = new TreeMap<>();
        for (String code : promised.symptoms().keySet()) {
            Optional<Urgency> floor = promised.floor(code);
            if (floor.isPresent()
                    && floor.get().isEmergency()
                    && known.symptoms().containsKey(code)) {
                floors.put(code, floor.get());
            }
        }
        return floors;
    }

    /** Of the answer. */
    List<Proof> all() {
        return all(false);
    }

    /** Of what rules alone come to. */
    List<Proof> byRules() {
        return all(true);
    }

    private List<Proof> all(boolean byRules) {
        List<Proof> proofs = new ArrayList<>();
        for (Urgency level : List.of(Urgency.EMERGENCY_AMBULANCE, Urgency.EMERGENCY_DEPARTMENT)) {
            if (floors.containsValue(level)) {
                proofs.addAll(ofLevel(level, byRules));
            }
        }
        return proofs;
    }

    private List<Proof> ofLevel(Urgency level, boolean byRules) {
        int symptoms =
                new SymptomBound(set.rules(), set.rules(), tests, rule -> true).of(new Goal.Level(level), List.of(), 0);
        ReportSearch search = new ReportSearch(space, symptoms, limits, allowance);
        SetFormula formula = new SetFormula(search.report(), set.rules(), set.vocabulary());
        int below = -(byRules ? formula.reached(level) : formula.atLeast(level));
        Choice code = search.report().code(0);
        int counts = formula.holdsFloor(0);
        List<Proof> proofs = new ArrayList<>();
        floors.forEach((word, floor) -> {
            if (floor == level) {
                int named = search.clauses()
                        .and(
                                search.report().present(0),
                                counts,
                                code.among(place -> word.equals(code.values().get(place))));
                ProofResult result = search.look(
                        search.clauses().and(named, below),
                        () -> search.report().found().smallest(part -> tooLow(part, word, level, byRules)),
                        new ProofResult.Holds(),
                        ProofResult.NotDecided::new);
                proofs.add(new Proof(
                        byRules ? new Claim.AtLeastFloorByRules(word, level) : new Claim.AtLeastFloor(word, level),
                        result));
            }
        });
        return proofs;
    }

    private Optional<ProofResult> tooLow(Sketch report, String word, Urgency level, boolean byRules) {
        return answers.to(report)
                .filter(answer -> names(answer, word))
                .filter(answer -> !(byRules ? byRules(answer) : answer.urgency()).atLeast(level))
                .map(answer -> new ProofResult.TooLow(report, answer));
    }

    private static boolean names(Decision answer, String word) {
        for (Symptom symptom : answer.report().symptoms()) {
            if (symptom.code().equals(word) && symptom.holdsFloor()) {
                return true;
            }
        }
        return false;
    }

    private static Urgency byRules(Decision answer) {
        Urgency highest = Urgency.SELF_CARE;
        for (Reason reason : answer.reasons()) {
            highest = reason.ruleId().equals(Ruling.FLOOR) ? highest : highest.or(reason.urgency());
        }
        return highest;
    }
}
