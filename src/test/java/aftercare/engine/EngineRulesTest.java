package aftercare.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Fact;
import aftercare.domain.Report;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.check.RuleCheck;
import aftercare.ruleset.text.RuleSource;
import aftercare.triage.RuleSet;
import aftercare.triage.intake.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A rule set answers the same whatever surrounds it, and upwards when it fails. */
class EngineRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long SEED = 7;

    private static final String MIXED =
            """
            {"reportedAt":"2026-03-01T12:00:00Z",
             "treatment":{"endedAt":"2026-02-27T12:00:00Z","regions":["upper-trapezius","lumbar-paraspinals","calf"]},
             "patient":{"ageYears":76,"anticoagulant":true,"diabetes":true,"pregnant":true},
             "vitals":{"temperatureC":38.4,"heartRate":112,"respiratoryRate":22,"spo2":92,"systolicBp":95},
             "symptoms":[{"code":"fever"},{"code":"chills"},{"code":"site-redness","trend":"worsening","sizeCm":6},
                         {"code":"site-warmth","trend":"stable"},{"code":"site-swelling","trend":"stable","severity":2},
                         {"code":"back-pain","severity":8},{"code":"muscle-ache","severity":3,"trend":"stable"},
                         {"code":"bruising","sizeCm":7,"trend":"worsening"},{"code":"tingling"},{"code":"headache","severity":7},
                         {"code":"dry-cough"},{"code":"abdominal-pain"},{"code":"other","text":"strange"}]}""";

    private static RuleSet shipped;

    @BeforeAll
    static void loads() {
        shipped = RogueRules.shipped(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void answersTheSameForFactsInAnyOrder() {
        Report report = report(MIXED);
        Decision expected = shipped.book().decide(report);
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            List<Fact> facts = new ArrayList<>(report.facts());
            Collections.shuffle(facts, random);
            Report shuffled = new Report(
                    report.reportId(),
                    report.reportedAt(),
                    report.asymptomatic(),
                    report.symptomCount(),
                    report.symptomsGiven(),
                    facts,
                    report.questions(),
                    report.dataQuality());
            Decision decision = shipped.book().decide(shuffled);
            assertEquals(expected.reasons(), decision.reasons(), "shuffle " + i + " of seed " + SEED);
            assertEquals(expected.urgency(), decision.urgency());
        }
    }

    @Test
    void answersTheSameForRuleFilesInAnyOrder() {
        Decision expected = shipped.book().decide(report(MIXED));
        List<RuleSource> sources = new ArrayList<>(shipped.files().rules());
        for (int seed = 1; seed <= 5; seed++) {
            Collections.shuffle(sources, new Random(seed));
            CheckedRules checked = new RuleCheck().read(sources, shipped.book().vocabulary());
            EngineRules other = new EngineRulesBuilder()
                    .build(
                            shipped.book().version(),
                            checked,
                            sources,
                            shipped.book().vocabulary(),
                            shipped.book().wording());
            assertEquals(expected, other.decide(expected.report()), "files in the order of seed " + seed);
        }
    }

    @Test
    void answersTheSameInAnyZoneAndLocale() {
        Decision expected = shipped.book().decide(report(MIXED));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "de-DE", "fa-IR")) {
                for (String id : List.of("Pacific/Apia", "America/St_Johns", "Asia/Kathmandu", "UTC")) {
                    Locale.setDefault(Locale.forLanguageTag(tag));
                    TimeZone.setDefault(TimeZone.getTimeZone(id));
                    assertEquals(expected, shipped.book().decide(report(MIXED)), tag + " " + id);
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void answersTheSameToManyThreadsAtOnce() throws InterruptedException, ExecutionException {
        Report report = report(MIXED);
        Decision expected = shipped.book().decide(report);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Decision>> calls = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                calls.add(() -> shipped.book().decide(report));
            }
            for (Future<Decision> decision : threads.invokeAll(calls)) {
                assertEquals(expected, decision.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void worstReportStaysFarFromTheFiringLimit() {
        // What multiplies: signs of infection by pains, faints by chest pains, bruises, and every region of every
        // group.
        String[] codes = {
            "fever",
            "chills",
            "rigors",
            "site-redness",
            "site-warmth",
            "site-swelling",
            "site-pus",
            "back-pain",
            "headache",
            "photophobia",
            "neck-stiffness",
            "tense-swelling",
            "tingling",
            "limb-weakness",
            "syncope",
            "chest-pain",
            "widespread-hives",
            "wheeze",
            "haematoma",
            "confusion"
        };
        Random random = new Random(SEED);
        int most = 0;
        for (int round = 0; round < 300; round++) {
            int kinds = 1 + random.nextInt(6);
            List<String> mix = new ArrayList<>();
            for (int i = 0; i < kinds; i++) {
                mix.add(codes[random.nextInt(codes.length)]);
            }
            StringBuilder symptoms = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                symptoms.append(i == 0 ? "" : ",")
                        .append("{\"code\":\"")
                        .append(mix.get(i % kinds))
                        .append("\",\"severity\":8,\"trend\":\"worsening\"}");
            }
            Report report = report("{\"vitals\":{\"temperatureC\":35.5,\"heartRate\":120,\"respiratoryRate\":22,"
                    + "\"systolicBp\":95},\"patient\":{\"diabetes\":true,\"anticoagulant\":true,\"immunosuppressed\":true},"
                    + "\"symptoms\":[" + symptoms + "]}");
            int[] fired = new int[1];
            RuleFindings heard = shipped.book().hear(report, () -> {
                fired[0]++;
                return false;
            });
            Decision decision = shipped.book().decide(report, heard);
            assertTrue(decision.complete(), mix.toString());
            most = Math.max(most, fired[0]);
        }
        System.out.println("most firings of a report: " + most + " of " + EngineRules.FIRING_LIMIT);
        assertTrue(most < EngineRules.FIRING_LIMIT / 10, "most firings: " + most);
    }

    @Test
    void answersUpwardWhenARuleBreaks() {
        requireUpward(RogueRules.of(shipped, RogueRules.breaks()), "an error stopped the rules");
    }

    @Test
    void answersUpwardWhenTheRulesDoNotEnd() {
        requireUpward(RogueRules.of(shipped, RogueRules.runsAway()), "the rules did not come to an end");
    }

    @Test
    void answersUpwardWhenTheTimeIsUp() {
        Report report = report("{\"symptoms\":[{\"code\":\"muscle-ache\"}]}");
        Decision decision = shipped.book().decide(report, shipped.book().hear(report, () -> true));
        assertFalse(decision.complete());
        assertTrue(decision.urgency().atLeast(Urgency.URGENT_24H));
        assertTrue(decision.ruleIds().contains("SYS-01"));
    }

    private static void requireUpward(EngineRules book, String happened) {
        Decision mild = book.decide(report("{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":1}]}"));
        assertFalse(mild.complete());
        assertEquals(Urgency.URGENT_24H, mild.urgency());
        assertEquals(List.of("SYS-01"), List.copyOf(mild.ruleIds()));
        Reason reason = mild.reasons().get(0);
        assertTrue(reason.says().contains(happened), reason.says());
        assertFalse(reason.says().contains("a value of the report"));
        assertTrue(mild.selfCare().isEmpty() && mild.education().isEmpty());

        Decision grave = book.decide(report("{\"symptoms\":[{\"code\":\"shortness-of-breath\"}]}"));
        assertFalse(grave.complete());
        assertEquals(Urgency.EMERGENCY_AMBULANCE, grave.urgency(), "the floor still holds");
        assertTrue(grave.ruleIds().contains("FLR-01"));
        assertTrue(grave.ruleIds().contains("SYS-01"));
    }

    private static Report report(String json) {
        Reading reading = shipped.intake().read(json.getBytes(StandardCharsets.UTF_8));
        if (reading instanceof Reading.Accepted accepted) {
            return accepted.report();
        }
        throw new AssertionError(((Reading.Refused) reading).refusal().toString());
    }
}
