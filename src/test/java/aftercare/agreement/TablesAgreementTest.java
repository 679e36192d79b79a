package aftercare.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Doubt;
import aftercare.domain.Fact;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.tables.ClinicalTables;
import aftercare.tables.Invariants;
import aftercare.tables.Invariants.Worse;
import aftercare.tables.Json;
import aftercare.tables.RandomReports;
import aftercare.tables.Verdict;
import aftercare.tables.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rule files against the same tables written a second time in Java, and against the safety invariants. */
@Tag("busy")
class TablesAgreementTest {

    private static final long SEED = 20_261_124;
    private static final int REPORTS = 20_000;
    private static final int REPORTS_OF_AN_INVARIANT = 7_000;
    private static final int REPORTS_OF_AN_ANSWER = 5_000;
    private static final int MOST_SHOWN = 10;

    private static Core core;

    @BeforeAll
    static void loadsTheShippedRules() {
        core = Core.shipped();
    }

    @Test
    void rulesSayWhatTheTablesSay() {
        agree(SEED, REPORTS);
    }

    @Test
    @Tag("long")
    void rulesSayWhatTheTablesSayOnAMillionReports() {
        agree(SEED, 1_000_000);
    }

    /** What a person must read and how soon, whose advice is shown, and what a patient contradicts. */
    @Test
    void answersTellWhatTheTablesTell() {
        ClinicalTables tables = new ClinicalTables();
        List<String> disagreements = new ArrayList<>();
        int human = 0;
        Set<String> doubts = new TreeSet<>();
        for (long seed = SEED; seed < SEED + REPORTS_OF_AN_ANSWER; seed++) {
            Map<String, Object> report = RandomReports.report(seed);
            Decision decision = core.decide(report);
            List<String> want = new ArrayList<>();
            List<String> got = new ArrayList<>();
            tables.needsHuman(report).ifPresent(needs -> want.add(needs.pointers() + " " + needs.withinHours()));
            decision.needsHuman().ifPresent(needs -> got.add(needs.pointers() + " " + needs.withinHours()));
            human += got.size();
            want.add(new TreeSet<>(tables.shownAdvice(report).adviceOf()).toString());
            got.add(advised(decision).toString());
            want.add(new TreeSet<>(tables.doubts(report)).toString());
            Set<String> said = new TreeSet<>();
            for (Fact fact : decision.report().facts()) {
                if (fact instanceof Doubt doubt && !doubt.code().equals("other-symptom")) {
                    said.add(doubt.code());
                }
            }
            got.add(said.toString());
            doubts.addAll(said);
            if (!want.equals(got)) {
                disagreements.add(
                        "seed " + seed + "\n  tables " + want + "\n  rules  " + got + "\n  " + Json.write(report));
            }
        }
        assertEquals(List.of(), first(disagreements), () -> disagreements.size() + " disagreements");
        assertTrue(human > 100, "only " + human);
        assertTrue(doubts.size() >= 6, doubts::toString);
    }

    private static SortedSet<String> advised(Decision decision) {
        SortedSet<String> advised = new TreeSet<>();
        for (Reason reason : decision.reasons()) {
            if (decision.tellsAdviceOf(reason)) {
                advised.add(reason.ruleId());
            }
        }
        return advised;
    }

    @Test
    void everyInvariantHolds() {
        holds(SEED, REPORTS_OF_AN_INVARIANT, 50_000);
    }

    @Test
    @Tag("long")
    void everyInvariantHoldsOnManyReports() {
        holds(SEED + 1, 140_000, 1_000_000);
    }

    /** @param fewestPairs of a report and a worse one */
    private static void holds(long seed, int reports, long fewestPairs) {
        Invariants invariants = new Invariants(Core.shippedByReference());
        none(invariants.all(seed, reports));
        Map<Worse, Long> pairs = invariants.pairs();
        long all = pairs.values().stream().mapToLong(Long::longValue).sum();
        System.out.println("invariants: seed " + seed + ", " + reports + " reports each, " + all + " pairs: " + pairs);
        assertTrue(all - pairs.get(Worse.LATER) >= fewestPairs, pairs::toString);
        for (Worse how : Worse.values()) {
            assertTrue(pairs.getOrDefault(how, 0L) >= reports / 10, how + " in " + pairs);
        }
    }

    private static void agree(long first, int count) {
        System.out.println("agreement with the tables: seeds " + first + " to " + (first + count - 1));
        ClinicalTables tables = new ClinicalTables();
        Queue<String> disagreements = new ConcurrentLinkedQueue<>();
        Set<String> fired = ConcurrentHashMap.newKeySet();
        LongStream.range(first, first + count).parallel().forEach(seed -> {
            Map<String, Object> report = RandomReports.report(seed);
            Verdict want = shown(tables, report);
            Verdict got = core.apply(report);
            fired.addAll(got.ruleIds());
            if (!want.equals(got)) {
                disagreements.add(
                        "seed " + seed + "\n  tables " + want + "\n  rules  " + got + "\n  " + Json.write(report));
            }
        });
        assertTrue(
                disagreements.isEmpty(),
                () -> disagreements.size() + " disagreements\n" + String.join("\n", first(List.copyOf(disagreements))));
        assertEquals(176, fired.size(), "every triage rule fires somewhere: " + new TreeSet<>(fired));
        // The floors are the net under the rules: a report that falls into it shows that a rule is missing.
        assertFalse(fired.contains("FLR-01"));
    }

    /** What the tables say, with as much self-care as an answer shows. */
    private static Verdict shown(ClinicalTables tables, Map<String, Object> report) {
        Verdict all = tables.apply(report);
        SortedSet<String> advice = new TreeSet<>(tables.shownAdvice(report).selfCare());
        for (String id : all.adviceIds()) {
            if (id.startsWith("EDU-")) {
                advice.add(id);
            }
        }
        return new Verdict(all.urgency(), all.actWithinHours(), all.ruleIds(), advice);
    }

    private static void none(List<Violation> violations) {
        List<String> shown = new ArrayList<>();
        for (Violation violation : violations) {
            shown.add(violation.invariant() + ", seed " + violation.seed() + ": " + violation.expected() + "\n  "
                    + violation.report());
        }
        assertTrue(shown.isEmpty(), () -> shown.size() + " violations\n" + String.join("\n", first(shown)));
    }

    private static List<String> first(List<String> all) {
        return all.subList(0, Math.min(all.size(), MOST_SHOWN));
    }
}
