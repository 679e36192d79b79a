package aftercare.trial.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.agreement.Core;
import aftercare.domain.RuleCard;
import aftercare.domain.decision.Decision;
import aftercare.tables.Json;
import aftercare.tables.RandomReports;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.Triage;
import aftercare.triage.explain.RuleAccount;
import aftercare.triage.reference.Explanation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing that an explanation says contradicts what is decided: every claim is decided anew, from a report that the test changes by itself. */
@Tag("busy")
class AccountsTest {

    private static final int REPORTS = 150;
    private static final int MANY_REPORTS = 200_000;

    private static RuleSet rules;
    private static Accounts accounts;
    private static Triage triage;

    private final long seed = System.nanoTime() >>> 10;
    private int raising;
    private int lowering;
    private int again;
    private int near;

    @BeforeAll
    static void loadsTheShippedRules() {
        rules = (RuleSet) new RuleSetLoader(Clock.systemUTC()).load(Path.of("rules"));
        accounts = new Accounts(rules);
        triage = Triage.byBoth(rules);
    }

    @Test
    void everyClaimAboutARandomReportHolds() {
        claims(REPORTS);
    }

    @Test
    @Tag("long")
    void everyClaimAboutVeryManyRandomReportsHolds() {
        claims(MANY_REPORTS);
    }

    /** "Gone" beside "persistent" is read as still there: then it goes on lasting, too. */
    @Test
    void whatIsSaidToBeGoneAndToPersistGoesOnLasting() {
        Account account = account(("{'reportedAt':'2026-02-28T06:00:00Z','treatment':{"
                        + "'endedAt':'2026-02-25T05:00:00Z','regions':['calf']},'symptoms':[{'code':'tingling','severity':2,"
                        + "'durationHours':71.5,'onset':'gradual','resolved':true,'persistent':true}]}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8));
        assertTrue(account.lookAgain().isPresent());
    }

    private void claims(int reports) {
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < reports; i++) {
            byte[] body = Core.body(RandomReports.report(seed + i));
            long begin = System.nanoTime();
            Account account = account(body);
            micros.add((System.nanoTime() - begin) / 1_000);
            check(body, account, "seed " + (seed + i));
        }
        micros.sort(null);
        System.out.printf(
                "explained %d reports from seed %d: %d raising, %d lowering, %d moments, %d near misses; median %d us, 99 %% %d us%n",
                reports,
                seed,
                raising,
                lowering,
                again,
                near,
                micros.get(micros.size() / 2),
                micros.get(micros.size() * 99 / 100));
        assertTrue(raising > reports / 2 && lowering > reports / 50 && again > reports / 100 && near > reports);
    }

    private static Account account(byte[] body) {
        return ((Accounts.Result.Explained) accounts.of(body, Core.NOW)).account();
    }

    private void check(byte[] body, Account account, String report) {
        Decision base = decide(body, Core.NOW);
        assertEquals(shown(base), shown(account.decision()), report);
        ofRules(base, account, report);
        for (WhatIf whatIf : account.wouldRaise()) {
            Decision decided = decide(changed(body, whatIf.answers()), Core.NOW);
            assertEquals(shown(whatIf.decision()), shown(decided), () -> report + " " + whatIf.answers());
            assertTrue(Court.weight(decided) > Court.weight(base), () -> report + " " + whatIf.answers());
            raising++;
        }
        for (WhatIf whatIf : account.wouldLower()) {
            Decision decided = decide(changed(body, whatIf.answers()), Core.NOW);
            assertEquals(shown(whatIf.decision()), shown(decided), () -> report + " " + whatIf.answers());
            assertTrue(Court.weight(decided) < Court.weight(base), () -> report + " " + whatIf.answers());
            lowering++;
        }
        account.lookAgain().ifPresent(then -> ofTime(body, base, then, report));
        account.mostDeciding().ifPresent(question -> assertTrue(base.questions().contains(question), report));
        assertEquals(base.questions().isEmpty(), account.mostDeciding().isEmpty(), report);
    }

    /** The rules that spoke are those of the decision, and those that nearly spoke did not. */
    private void ofRules(Decision base, Account account, String report) {
        Set<String> spoke = new LinkedHashSet<>();
        for (RuleAccount each : account.spoke()) {
            if (each.card().kind() instanceof RuleCard.Triage) {
                spoke.add(each.card().id());
            }
        }
        for (String id : base.ruleIds()) {
            boolean ofTheCore =
                    rules.rules().stream().noneMatch(rule -> rule.card().id().equals(id));
            assertTrue(ofTheCore || spoke.contains(id), () -> report + " " + id + " is a reason and did not speak");
        }
        for (RuleAccount each : account.nearlySpoke()) {
            Explanation explanation = each.explanation();
            assertFalse(explanation.holds(), report);
            assertFalse(account.spoke().contains(each), report);
            near++;
        }
    }

    /** At the moment the answer is the other one; halfway to it, it is still this one. */
    private void ofTime(byte[] body, Decision base, LookAgain then, String report) {
        Decision decided = decide(later(body, base, then.at()), then.at());
        assertEquals(shown(then.decision()), shown(decided), report);
        assertNotEquals(Court.weight(base), Court.weight(decided), report);
        Instant halfway = Core.NOW.plus(Duration.between(Core.NOW, then.at()).dividedBy(2));
        assertEquals(
                Court.weight(base),
                Court.weight(decide(later(body, base, halfway), halfway)),
                () -> report + " " + then.at() + " " + shown(base) + " " + new String(body, StandardCharsets.UTF_8)
                        + " halfway " + shown(decide(later(body, base, halfway), halfway)));
        again++;
    }

    /** What is said of a decision. */
    private static String shown(Decision decision) {
        return decision.urgency() + " " + decision.actWithinHours() + " " + decision.ruleIds() + " "
                + decision.ruleIdsByAdvice() + " " + decision.complete();
    }

    private static Decision decide(byte[] body, Instant now) {
        return ((Triage.Decided) triage.assess(body, now)).decision();
    }

    private static byte[] changed(byte[] body, List<OtherAnswer> answers) {
        Map<String, Object> tree = tree(body);
        for (OtherAnswer answer : answers) {
            put(tree, answer);
        }
        return Json.write(tree).getBytes(StandardCharsets.UTF_8);
    }

    private static void put(Map<String, Object> tree, OtherAnswer answer) {
        String[] steps = answer.pointer().split("/", -1);
        Object to = Json.read(answer.to());
        if (steps.length == 2) {
            assertEquals(answer.from().map(Json::read), Optional.ofNullable(tree.put(steps[1], to)));
        } else if (!steps[1].equals("symptoms")) {
            Map<String, Object> object = object(tree.computeIfAbsent(steps[1], name -> new LinkedHashMap<>()));
            assertEquals(answer.from().map(Json::read), Optional.ofNullable(object.put(steps[2], to)));
        } else if (steps[2].equals("-")) {
            symptoms(tree).add(new LinkedHashMap<>(Map.of("code", to)));
        } else {
            Map<String, Object> symptom = object(symptoms(tree).get(Integer.parseInt(steps[2])));
            assertEquals(answer.from().map(Json::read), Optional.ofNullable(symptom.put(steps[3], to)));
        }
    }

    private static byte[] later(byte[] body, Decision base, Instant then) {
        Map<String, Object> tree = tree(body);
        tree.put("reportedAt", then.toString());
        BigDecimal hours = BigDecimal.valueOf(
                        Duration.between(base.report().reportedAt(), then).toMillis())
                .divide(BigDecimal.valueOf(3_600_000), 3, RoundingMode.DOWN);
        for (Object each : symptoms(tree)) {
            Map<String, Object> symptom = object(each);
            boolean stillThere = Boolean.TRUE.equals(symptom.get("persistent"))
                    || String.valueOf(symptom.get("trend")).endsWith("worsening");
            boolean gone = Boolean.TRUE.equals(symptom.get("resolved")) && !stillThere;
            if (!Boolean.FALSE.equals(symptom.get("present")) && !gone && symptom.containsKey("durationHours")) {
                symptom.put(
                        "durationHours",
                        new BigDecimal(symptom.get("durationHours").toString()).add(hours));
            }
        }
        return Json.write(tree).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> tree(byte[] body) {
        return object(Json.read(new String(body, StandardCharsets.UTF_8)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> symptoms(Map<String, Object> tree) {
        return (List<Object>) tree.computeIfAbsent("symptoms", name -> new ArrayList<>());
    }
}
