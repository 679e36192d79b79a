package aftercare.triage.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Report;
import aftercare.domain.RuleCard.Triage;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.sense.SenseCheck;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of the sense of rules holds for every report: random rules are tried on random reports. */
class SenseIsCertainTest {

    private static final long SEED = 20_261_124;
    private static final Pattern OTHER = Pattern.compile("the one at ([a-z/.-]+):([0-9]+)");

    private final Map<String, Integer> held = new TreeMap<>();
    private long evaluations;
    private long givenUp;

    /** Reports that a caller could send: what facts can be together is what intake makes of them. */
    private final List<Report> reports = new ArrayList<>();

    @Test
    void noReportContradictsAFinding() {
        tryOut(60, 250);
    }

    @Test
    @Tag("long")
    void noneOfManyReportsContradictsAFinding() {
        tryOut(600, 2_000);
    }

    private void tryOut(int sets, int tries) {
        Shipped shipped = new Shipped();
        for (int i = 0; i < tries; i++) {
            reports.add(shipped.random(SEED + i));
        }
        System.out.println("seed " + SEED);
        for (long seed = SEED; seed < SEED + sets; seed++) {
            List<ParsedRule> rules =
                    BothEvaluators.check(RandomRules.files(seed)).rules();
            List<Problem> problems = SenseCheck.check(rules, BothEvaluators.VOCABULARY);
            if (!problems.isEmpty()) {
                hold(rules, problems, seed);
            }
        }
        System.out.println("findings held against " + tries + " reports: " + held + ", given up " + givenUp + " of "
                + evaluations + " evaluations");
        assertTrue(givenUp * 100L < evaluations, givenUp + " of " + evaluations + " evaluations were given up");
        assertTrue(held.size() >= 2, held.toString());
    }

    private void hold(List<ParsedRule> rules, List<Problem> problems, long seed) {
        ReferenceRules reference = ReferenceRules.of(rules);
        for (Report report : reports) {
            evaluations++;
            try {
                Evaluation evaluation = reference.evaluate(report);
                for (Problem problem : problems) {
                    hold(rules, problem, evaluation, seed);
                }
            } catch (TooManyTries e) {
                // Of rules that try every pair of many facts nothing is known, and the service answers upwards.
                givenUp++;
            }
        }
        for (Problem problem : problems) {
            held.merge(problem.code(), 1, Integer::sum);
        }
    }

    private static void hold(List<ParsedRule> rules, Problem problem, Evaluation evaluation, long seed) {
        int at = ruleAt(rules, problem.place());
        ParsedRule rule = rules.get(at);
        if (!(rule.card().kind() instanceof Triage)) {
            return;
        }
        boolean fires = !evaluation.byRule().of(at).isEmpty();
        String said = "seed " + seed + ": " + problem.message();
        if (problem.code().equals(Check.CONTRADICTION.code()) && isNeeded(rule, problem)
                || problem.code().equals(Check.NEVER_FIRES.code())
                        && problem.help().endsWith("this rule")) {
            assertFalse(fires, said);
        }
        Optional<Integer> other = other(rules, problem);
        if (other.isPresent()) {
            boolean otherFires = !evaluation.byRule().of(other.get()).isEmpty();
            if (problem.code().equals(Check.TWIN.code())) {
                assertEquals(fires, otherFires, said);
            } else if (problem.code().equals(Check.IMPLIED.code())) {
                assertTrue(!fires || otherFires, said);
            }
        }
    }

    /** A contradiction of all tests of a fact that the rule cannot do without. */
    private static boolean isNeeded(ParsedRule rule, Problem problem) {
        if (problem.what().startsWith("the alternative")) {
            return false;
        }
        for (Condition condition : rule.when()) {
            if (condition instanceof Condition.Pattern pattern) {
                for (aftercare.ruleset.model.Test test : pattern.tests()) {
                    if (test.place().equals(problem.place())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static int ruleAt(List<ParsedRule> rules, Place place) {
        for (int i = 0; i < rules.size(); i++) {
            Place whole = rules.get(i).place();
            if (whole.file().equals(place.file()) && whole.start() <= place.start() && place.end() <= whole.end()) {
                return i;
            }
        }
        throw new AssertionError("no rule at " + place);
    }

    private static Optional<Integer> other(List<ParsedRule> rules, Problem problem) {
        Matcher other = OTHER.matcher(problem.what());
        if (other.find()) {
            for (int i = 0; i < rules.size(); i++) {
                boolean there = rules.get(i).card().file().equals(other.group(1))
                        && rules.get(i).card().line() == Integer.parseInt(other.group(2));
                if (there && rules.get(i).card().kind() instanceof Triage) {
                    return Optional.of(i);
                }
            }
        }
        return Optional.empty();
    }
}
