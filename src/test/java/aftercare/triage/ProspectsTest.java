package aftercare.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.agreement.Core;
import aftercare.domain.Candidate;
import aftercare.domain.Candidate.About;
import aftercare.domain.Fact;
import aftercare.domain.Report;
import aftercare.domain.Symptom;
import aftercare.domain.decision.Decision;
import aftercare.engine.RuleFindings;
import aftercare.tables.RandomReports;
import aftercare.triage.WorseAnswers.WorseAnswer;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.Prospects;
import aftercare.triage.reference.Prospects.Change;
import aftercare.triage.reference.Sites;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What supposed answers could do to a report: quickly, and yet the same as when the whole report is decided. */
class ProspectsTest {

    private static final int REPORTS = 400;
    private static final int PAIRS_OF_ONE = 40;

    private static final Core CORE = Core.shipped();
    private static RuleSet rules;
    private static Prospects prospects;
    private static Sites sites;

    private final long seed = System.nanoTime() >>> 10;

    @BeforeAll
    static void loadsTheShippedRules() {
        rules = (RuleSet) new RuleSetLoader(Clock.systemUTC()).load(Path.of("rules"));
        prospects = new Prospects(rules.reference());
        sites = Sites.of(rules.book().vocabulary(), rules.reference());
    }

    private record Tried(Report report, Evaluation base, int bound, List<Candidate> open, WorseAnswers worse) {}

    private static Optional<Tried> tried(Report report) {
        Evaluation base = rules.reference().evaluate(report);
        Decision decision = decided(report, base);
        int bound = Prospects.weight(decision.urgency(), decision.actWithinHours());
        WorseAnswers worse = new WorseAnswers(rules.book().vocabulary(), sites, report);
        return decision.candidates().isEmpty()
                ? Optional.empty()
                : Optional.of(new Tried(report, base, bound, decision.candidates(), worse));
    }

    private static Decision decided(Report report, Evaluation evaluation) {
        return rules.book().decide(report, new RuleFindings(evaluation.findings(), Optional.empty()));
    }

    private static int whole(Report report, List<Change> changes) {
        List<Fact> facts = new ArrayList<>(report.facts());
        for (Change change : changes) {
            if (change.before().isPresent()) {
                facts.set(facts.indexOf(change.before().get()), change.after());
            } else {
                facts.add(change.after());
            }
        }
        Report changed = new Report(
                report.reportId(),
                report.reportedAt(),
                report.asymptomatic(),
                report.symptomCount(),
                true,
                facts,
                report.denied(),
                List.of(),
                List.of());
        Decision decision = decided(changed, rules.reference().evaluate(changed));
        return Prospects.weight(decision.urgency(), decision.actWithinHours());
    }

    /** The core raises for what no rule explains, which the quick way takes for granted of a new symptom. */
    @Test
    void isAsTheWholeReportDecides() {
        System.out.println("ProspectsTest: seed " + seed);
        int single = 0;
        int pairs = 0;
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < REPORTS; i++) {
            Optional<Tried> found = tried(CORE.report(RandomReports.report(seed + i)));
            if (found.isEmpty()) {
                continue;
            }
            Tried tried = found.get();
            List<WorseAnswer> answers = new ArrayList<>();
            for (Candidate candidate : tried.open()) {
                for (WorseAnswer answer : tried.worse().of(candidate)) {
                    answers.add(answer);
                    single++;
                    int quick = prospects.of(tried.base(), answer.supposed(), tried.bound());
                    int whole = whole(tried.report(), answer.supposed().changes());
                    if (quick != Math.max(whole, tried.bound())) {
                        wrong.add("seed " + (seed + i) + " " + candidate + ": quick " + quick + ", whole " + whole
                                + ", bound " + tried.bound());
                    }
                }
            }
            for (int pair = 0; pair < PAIRS_OF_ONE && answers.size() > 1; pair++) {
                WorseAnswer one = answers.get((pair * 7) % answers.size());
                WorseAnswer other = answers.get((pair * 13 + 1) % answers.size());
                if (one == other
                        || one.answers().keySet().equals(other.answers().keySet())
                                && !one.answers().isEmpty()) {
                    continue;
                }
                Optional<List<Change>> together = tried.worse().together(one, other);
                if (together.isEmpty()) {
                    continue;
                }
                pairs++;
                int bound = Math.max(
                        prospects.of(tried.base(), one.supposed(), tried.bound()),
                        prospects.of(tried.base(), other.supposed(), tried.bound()));
                int quick = prospects.of(tried.base(), one.supposed(), other.supposed(), together.get(), bound);
                int whole = whole(tried.report(), together.get());
                if (quick < whole) {
                    wrong.add("seed " + (seed + i) + " pair " + one.supposed().changes()
                            + other.supposed().changes() + ": quick " + quick + ", whole " + whole);
                }
            }
        }
        System.out.println("ProspectsTest: " + single + " answers, " + pairs + " pairs");
        assertTrue(single > REPORTS && pairs > REPORTS);
        assertEquals(List.of(), wrong.subList(0, Math.min(wrong.size(), 5)), wrong.size() + " wrong");
    }

    /** A supposed attribute is read as the intake would read it. */
    @Test
    void supposesWhatTheIntakeWouldRead() {
        System.out.println("ProspectsTest: seed " + seed);
        int compared = 0;
        for (int i = 0; i < REPORTS; i++) {
            Map<String, Object> tree = RandomReports.report(seed + i);
            Optional<Tried> found = tried(CORE.report(tree));
            if (found.isEmpty()) {
                continue;
            }
            for (Candidate candidate : found.get().open()) {
                if (candidate.about() == About.ATTRIBUTE) {
                    for (WorseAnswer answer : found.get().worse().of(candidate)) {
                        Symptom supposed =
                                (Symptom) answer.supposed().changes().get(0).after();
                        Symptom read = read(tree, supposed.pointer(), answer.answers());
                        assertEquals(plain(read), plain(supposed), "seed " + (seed + i) + " " + candidate);
                        compared++;
                    }
                }
            }
        }
        assertTrue(compared > REPORTS, compared + " compared");
    }

    private static Symptom read(Map<String, Object> tree, String pointer, Map<String, Object> answers) {
        int index = Integer.parseInt(pointer.substring(pointer.lastIndexOf('/') + 1));
        List<Object> symptoms = new ArrayList<>((List<?>) tree.get("symptoms"));
        Map<String, Object> symptom = new LinkedHashMap<>();
        ((Map<?, ?>) symptoms.get(index)).forEach((name, value) -> symptom.put((String) name, value));
        answers.forEach((name, value) ->
                symptom.put(name, value instanceof Double number ? BigDecimal.valueOf(number) : value));
        symptoms.set(index, symptom);
        Map<String, Object> changed = new LinkedHashMap<>(tree);
        changed.put("symptoms", symptoms);
        for (Symptom each : CORE.report(changed).symptoms()) {
            if (each.pointer().equals(pointer)) {
                return each;
            }
        }
        throw new AssertionError(pointer);
    }

    /** Without what serves for evidence alone. */
    private static Symptom plain(Symptom symptom) {
        return new Symptom(
                symptom.code(),
                symptom.groups(),
                symptom.severity(),
                symptom.trend(),
                symptom.onset(),
                symptom.onsetHours(),
                symptom.lastingHours(),
                symptom.persistent(),
                symptom.resolved(),
                symptom.newSinceTreatment(),
                symptom.site(),
                symptom.siteGroups().stream().sorted().toList(),
                symptom.needledSite(),
                symptom.sizeCm(),
                symptom.pattern(),
                symptom.stopped(),
                symptom.pressureMinutes(),
                symptom.heavy(),
                symptom.fullyRecovered(),
                symptom.headInjury(),
                symptom.recurrent(),
                symptom.nightPain(),
                symptom.unlikeBefore(),
                symptom.old(),
                symptom.gone(),
                symptom.counts(),
                symptom.place(),
                symptom.pointer(),
                "",
                Set.of());
    }

    /** The median over reports of which an answer may raise the level, which take the most. */
    @Test
    @Tag("long")
    void isQuick() {
        List<Decision> decisions = new ArrayList<>();
        List<Evaluation> bases = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            Report report = CORE.report(RandomReports.report(i));
            Evaluation base = rules.reference().evaluate(report);
            decisions.add(decided(report, base));
            bases.add(base);
        }
        long[] nanos = new long[decisions.size()];
        int asked = 0;
        for (int round = 0; round < 12; round++) {
            asked = 0;
            for (int i = 0; i < nanos.length; i++) {
                long from = System.nanoTime();
                asked += rules.questions()
                        .ask(decisions.get(i), Optional.of(bases.get(i)))
                        .questions()
                        .size();
                nanos[i] = System.nanoTime() - from;
            }
        }
        List<Long> ofMilder = new ArrayList<>();
        for (int i = 0; i < nanos.length; i++) {
            if (!decisions.get(i).urgency().isEmergency()
                    && !decisions.get(i).candidates().isEmpty()) {
                ofMilder.add(nanos[i]);
            }
        }
        long[] sorted = ofMilder.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        System.out.printf(
                "questions of a report: median %.3f ms, 90 %% %.3f ms, 99 %% %.3f ms; %d asked; %d reports below an emergency%n",
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 9 / 10] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                asked,
                sorted.length);
        long hear = 0;
        long second = 0;
        for (int round = 0; round < 4; round++) {
            hear = System.nanoTime();
            for (Decision decision : decisions) {
                rules.book().decide(decision.report());
            }
            hear = System.nanoTime() - hear;
            second = System.nanoTime();
            for (Decision decision : decisions) {
                rules.reference().evaluate(decision.report());
            }
            second = System.nanoTime() - second;
        }
        System.out.printf(
                "engine %.3f ms a report, reference %.3f ms%n",
                hear / 1e6 / decisions.size(), second / 1e6 / decisions.size());
        assertTrue(sorted[sorted.length / 2] < 300_000, "median " + sorted[sorted.length / 2] + " ns");
    }
}
