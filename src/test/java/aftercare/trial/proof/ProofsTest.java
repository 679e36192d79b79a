package aftercare.trial.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Symptom;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Finding;
import aftercare.domain.decision.Reason;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.triage.reference.ReferenceRules;
import aftercare.trial.formula.Allowance;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.formula.Worsening;
import aftercare.trial.impact.EveryReport;
import aftercare.trial.impact.SmallSets;
import aftercare.trial.impact.WholeSet;
import aftercare.trial.search.Sketch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The proofs against brute force: on random small rule sets every report up to a number of symptoms is decided, and every
 * report that is worse in one thing. No claim may be proved that some report breaks, and no report invented.
 */
@Tag("busy")
class ProofsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SearchLimits LIMITS = new SearchLimits(20_000, Duration.ofSeconds(20), 32);
    private static final List<String> SEVERITIES = List.of("0", "1", "2");
    private static final List<String> TRENDS = List.of("\"improving\"", "\"worsening\"");

    private int claims;
    private int broken;
    private int excepted;
    private int undecided;
    private int beyond;

    @Test
    void agreesWithBruteForceOnThreeHundredSets() {
        compare(20_261_128L, 300);
    }

    @Tag("long")
    @Test
    void agreesWithBruteForceOnFiveThousandSets() {
        compare(9_000_000L, 5_000);
    }

    private void compare(long first, int sets) {
        System.out.println("seeds " + first + " to " + (first + sets - 1));
        for (long seed = first; seed < first + sets; seed++) {
            compare(seed);
        }
        System.out.println(claims + " claims about " + sets + " sets, " + broken + " broken, " + excepted
                + " hold but for what rules name, " + beyond
                + " beyond the brute force, " + undecided + " not decided");
        assertTrue(undecided * 200 <= claims, undecided + " not decided");
        assertTrue(excepted > sets / 20, excepted + " excepted");
        assertTrue(broken > claims / 20 && broken < claims, broken + " broken");
    }

    private void compare(long seed) {
        SmallSets sets = new SmallSets(seed);
        SmallSets.Written written = sets.written();
        Vocabulary promised = seed % 3 == 0 ? written.vocabulary() : sets.vocabulary();
        WholeSet set = SmallSets.whole(written, NOW);
        NamedExceptions exceptions = seed % 4 == 0 ? NamedExceptions.NONE : exceptions(written.rules(), seed);
        Allowance allowance = new Allowance(LIMITS.time());
        FloorProofs floors = new FloorProofs(set, promised, LIMITS, NOW, allowance);
        List<Proof> proofs = new ArrayList<>(floors.all());
        proofs.addAll(floors.byRules());
        proofs.addAll(
                new WorseningProofs(set, exceptions, Optional.empty(), LIMITS, NOW, allowance).all(level -> true));
        Brute brute = new Brute(sets, set, promised, exceptions);
        brute.run();
        Set<Claim> asked = new HashSet<>();
        for (Proof proof : proofs) {
            asked.add(proof.claim());
            String said = "seed " + seed + ": " + proof + " against " + brute.broken.get(proof.claim()) + "\n"
                    + written.rules() + "\n" + written.vocabulary().symptoms();
            claims++;
            if (proof.result() instanceof ProofResult.NotDecided) {
                undecided++;
            } else if (proof.result() instanceof ProofResult.TooLow low) {
                broken++;
                assertTrue(brute.isTooLow(proof.claim(), low.report()), said);
                assertTrue(brute.has(proof.claim()) || brute.isBeyond(low.report()), said);
            } else if (proof.result() instanceof ProofResult.Lowered lowered) {
                broken++;
                String reason = ((Claim.NeverLowers) proof.claim()).reason();
                assertTrue(brute.lost(lowered.report(), lowered.worse(), false).contains(reason), said);
                assertTrue(brute.has(proof.claim()) || brute.isBeyond(lowered.worse()), said);
            } else if (proof.result() instanceof ProofResult.HoldsUnless unless) {
                excepted++;
                ProofResult.Lowered example = unless.example();
                String reason = ((Claim.NeverLowers) proof.claim()).reason();
                assertTrue(brute.lost(example.report(), example.worse(), true).contains(reason), said);
                assertTrue(!brute.has(proof.claim()), said);
                assertTrue(brute.named.contains(proof.claim()) || brute.isBeyond(example.worse()), said);
            } else {
                assertEquals(new ProofResult.Holds(), proof.result(), said);
                assertTrue(!brute.has(proof.claim()) && !brute.named.contains(proof.claim()), said);
            }
            if (!proof.holds() && !brute.has(proof.claim())) {
                beyond++;
            }
        }
        Set<Claim> missed = new LinkedHashSet<>(brute.broken.keySet());
        missed.removeAll(asked);
        assertEquals(Set.of(), missed, "seed " + seed + "\n" + written.rules());
    }

    /** Every report of a small set, decided. */
    private final class Brute {

        private final SmallSets sets;
        private final WholeSet set;
        private final Vocabulary promised;
        private final Answers answers;
        private final ReferenceRules rules;
        private final RelaxedRules relaxed;
        private final ReferenceRules relaxedRules;
        private final List<List<SortedMap<String, String>>> symptoms;
        private final Map<Claim, String> broken = new HashMap<>();
        private final Set<Claim> named = new HashSet<>();
        private final Map<Sketch, Decision> decided = new HashMap<>();

        Brute(SmallSets sets, WholeSet set, Vocabulary promised, NamedExceptions exceptions) {
            this.sets = sets;
            this.set = set;
            this.promised = promised;
            this.answers = new Answers(set, NOW);
            this.rules = ReferenceRules.of(set.rules());
            this.relaxed = new RelaxedRules(set.rules(), exceptions);
            this.relaxedRules = ReferenceRules.of(relaxed.all());
            this.symptoms = EveryReport.symptoms(sets);
        }

        boolean has(Claim claim) {
            return broken.containsKey(claim);
        }

        /** Whether a report is none of those that are tried. */
        boolean isBeyond(Sketch report) {
            boolean inside = report.symptoms().size()
                            <= symptoms.get(symptoms.size() - 1).size()
                    && sets.globalValues().keySet().containsAll(report.fields().keySet());
            for (SortedMap<String, String> symptom : report.symptoms()) {
                for (String field : symptom.keySet()) {
                    inside &= field.equals("code")
                            || field.equals("text")
                            || sets.attributes().contains(field);
                }
            }
            return !inside;
        }

        void run() {
            for (SortedMap<String, String> globals : EveryReport.products(sets.globalValues())) {
                for (List<SortedMap<String, String>> entries : symptoms) {
                    Sketch report = new Sketch(globals, entries);
                    floors(report);
                    added(report);
                    risks(report);
                    for (int i = 0; i < entries.size(); i++) {
                        worse(report, i, Worsening.SEVERITY, "severity", SEVERITIES);
                        worse(report, i, Worsening.TREND, "trend", TRENDS);
                    }
                }
            }
        }

        private void floors(Sketch report) {
            for (SortedMap<String, String> symptom : report.symptoms()) {
                String code = symptom.get("code").replace("\"", "");
                Optional<Urgency> floor = promised.floor(code);
                if (floor.isPresent() && floor.get().isEmergency()) {
                    for (Claim claim : List.of(
                            new Claim.AtLeastFloor(code, floor.get()),
                            new Claim.AtLeastFloorByRules(code, floor.get()))) {
                        if (isTooLow(claim, report)) {
                            broken.putIfAbsent(claim, report.toString());
                        }
                    }
                }
            }
        }

        boolean isTooLow(Claim claim, Sketch report) {
            boolean byRules = claim instanceof Claim.AtLeastFloorByRules;
            String code = byRules ? ((Claim.AtLeastFloorByRules) claim).code() : ((Claim.AtLeastFloor) claim).code();
            Decision answer = answer(report);
            boolean named = false;
            for (Symptom symptom : answer.report().symptoms()) {
                named |= symptom.code().equals(code) && symptom.counts() && !symptom.gone();
            }
            Urgency reached = Urgency.SELF_CARE;
            for (Reason reason : answer.reasons()) {
                reached = byRules && reason.ruleId().equals("FLR-01") ? reached : reached.or(reason.urgency());
            }
            return named && !reached.atLeast(promised.floor(code).orElseThrow());
        }

        private void added(Sketch report) {
            if (report.symptoms().size() == symptoms.get(symptoms.size() - 1).size()) {
                return;
            }
            for (List<SortedMap<String, String>> one : symptoms) {
                if (one.size() == 1 && !"false".equals(one.get(0).get("newSinceTreatment"))) {
                    compare(report, report.with(one.get(0)), Worsening.SYMPTOM);
                }
            }
        }

        private void risks(Sketch report) {
            for (String risk : List.of("patient.smoker", "patient.diabetes", "patient.pregnant")) {
                if (sets.globalValues().containsKey(risk) && !report.fields().containsKey(risk)) {
                    compare(report, report.with(risk, "true"), Worsening.RISK);
                }
            }
        }

        private void worse(Sketch report, int symptom, Worsening worsening, String field, List<String> values) {
            String given = report.symptoms().get(symptom).get(field);
            int from = given == null ? -1 : values.indexOf(given);
            for (int to = from + 1; from >= 0 && to < values.size(); to++) {
                compare(report, report.with(symptom, field, values.get(to)), worsening);
            }
        }

        private void compare(Sketch report, Sketch worse, Worsening worsening) {
            Decision before = answer(report);
            Decision after = answer(worse);
            if (Change.lowers(before.urgency(), before.actWithinHours(), after.urgency(), after.actWithinHours())) {
                for (String reason : lost(report, worse, false)) {
                    broken.putIfAbsent(new Claim.NeverLowers(worsening, reason), report + " -> " + worse);
                }
                for (String reason : lost(report, worse, true)) {
                    named.add(new Claim.NeverLowers(worsening, reason));
                }
            }
        }

        /**
         * The reasons that are lost.
         *
         * @param all also those that are lost for nothing but what their rule names
         */
        Set<String> lost(Sketch report, Sketch worse, boolean all) {
            Decision before = answer(report);
            Decision after = answer(worse);
            Set<RuleCard> speaking = cards(rules, report);
            Set<RuleCard> still = cards(relaxedRules, worse);
            Set<String> lost = new LinkedHashSet<>();
            for (Reason reason : before.reasons()) {
                if (exceeds(new Triage(reason.urgency(), reason.actWithinHours()), after)) {
                    boolean core = true;
                    boolean excused = true;
                    for (ParsedRule rule : set.rules()) {
                        if (rule.card().id().equals(reason.ruleId())) {
                            core = false;
                            boolean counts = rule.card().kind() instanceof Triage kind && exceeds(kind, after);
                            excused &= !counts || !speaking.contains(rule.card()) || still.contains(rule.card());
                        }
                    }
                    if (all || core || !excused) {
                        lost.add(reason.ruleId());
                    }
                }
            }
            return lost;
        }

        private boolean exceeds(Triage kind, Decision answer) {
            return Change.lowers(kind.urgency(), kind.actWithinHours(), answer.urgency(), answer.actWithinHours());
        }

        private Set<RuleCard> cards(ReferenceRules by, Sketch report) {
            Set<RuleCard> cards = new HashSet<>();
            for (Finding finding : by.findings(answers.read(report).orElseThrow())) {
                cards.add(finding.card());
            }
            return cards;
        }

        /** The order of the symptoms tells no reports apart. */
        private Decision answer(Sketch report) {
            List<SortedMap<String, String>> ordered = new ArrayList<>(report.symptoms());
            ordered.sort(Comparator.comparing(Object::toString));
            return decided.computeIfAbsent(
                    new Sketch(report.fields(), ordered), key -> answers.to(key).orElseThrow());
        }
    }

    /** Some of the lines and comparisons of some rules. */
    private static NamedExceptions exceptions(List<ParsedRule> rules, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<ParsedRule, Set<Place>> named = new HashMap<>();
        for (ParsedRule rule : rules) {
            Set<Place> places = new HashSet<>();
            for (Condition.Line line : Condition.lines(rule.when())) {
                if (line instanceof Condition.Not && random.nextInt(2) == 0) {
                    places.add(line.place());
                }
                for (var comparison : line.pattern().comparisons()) {
                    boolean plain = !(comparison.operand() instanceof aftercare.ruleset.model.Test.Operand.FieldOf)
                            && !line.pattern().fact().equals("Sign");
                    if (plain && !(line instanceof Condition.Not) && random.nextInt(2) == 0) {
                        places.add(comparison.place());
                    }
                }
            }
            named.put(rule, places);
        }
        return named::get;
    }
}
