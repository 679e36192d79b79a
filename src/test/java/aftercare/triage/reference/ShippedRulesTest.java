package aftercare.triage.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Candidate;
import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped rules: the engine and the reference must come to equal decisions, to the last word of evidence. */
class ShippedRulesTest {

    private static final long SEED = 20_261_124;
    private static final int REPORTS = 10_000;
    private static final int MOST_SHOWN = 5;

    private static Shipped shipped;

    @BeforeAll
    static void loadsTheShippedRules() {
        shipped = new Shipped();
    }

    @Test
    void agreeOnEveryCase() {
        List<Report> reports = Shipped.ofCases();
        assertTrue(reports.size() > 400, reports.size() + " reports");
        List<String> disagreements = new ArrayList<>();
        for (Report report : reports) {
            shipped.both().disagreement(report).ifPresent(disagreements::add);
        }
        none(disagreements);
    }

    @Test
    void agreeOnRandomReports() {
        agree(SEED, REPORTS);
    }

    @Test
    @Tag("long")
    void agreeOnAMillionRandomReports() {
        agree(SEED, 1_000_000);
    }

    private static void agree(long first, int count) {
        System.out.println("shipped rules: seeds " + first + " to " + (first + count - 1));
        List<String> disagreements = new ArrayList<>();
        Set<String> spoke = new TreeSet<>();
        for (long seed = first; seed < first + count; seed++) {
            Report report = shipped.random(seed);
            Decision decision = shipped.both().byEngine(report);
            if (!decision.equals(shipped.both().byReference(report))) {
                String what = shipped.both().disagreement(report).orElse("not again");
                disagreements.add("seed " + seed + "\n" + what);
            }
            note(decision, spoke);
        }
        none(disagreements);
        Set<String> silent = new TreeSet<>();
        for (ParsedRule rule : shipped.both().rules()) {
            if (!(rule.card().kind() instanceof RuleCard.Infers)) {
                silent.add(rule.card().id());
            }
        }
        silent.removeAll(spoke);
        assertEquals(Set.of(), silent, "rules that never spoke prove nothing");
    }

    private static void note(Decision decision, Set<String> spoke) {
        for (Reason reason : decision.reasons()) {
            spoke.add(reason.ruleId());
        }
        for (RuleCard card : decision.selfCare()) {
            spoke.add(card.id());
        }
        for (RuleCard card : decision.education()) {
            spoke.add(card.id());
        }
        for (Candidate candidate : decision.candidates()) {
            spoke.add(candidate.id());
        }
    }

    private static void none(List<String> disagreements) {
        assertTrue(
                disagreements.isEmpty(),
                () -> disagreements.size() + " disagreements\n"
                        + String.join("\n", disagreements.subList(0, Math.min(MOST_SHOWN, disagreements.size()))));
    }
}
