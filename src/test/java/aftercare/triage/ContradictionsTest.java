package aftercare.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.DataQuality;
import aftercare.domain.Reckoning;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.decision.Decision;
import aftercare.triage.intake.InputProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a report says at two places that cannot both be true: both places are named, and the worse of the two counts. */
@TestInstance(Lifecycle.PER_CLASS)
class ContradictionsTest {

    private final RuleSet rules = assertInstanceOf(
            RuleSet.class,
            new RuleSetLoader(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC))
                    .load(Path.of("rules")));
    private final Triage triage = Triage.byEngine(rules);

    private Triage.Result assess(String body) {
        return triage.assess(body.getBytes(StandardCharsets.UTF_8));
    }

    private Decision decide(String body) {
        return assertInstanceOf(Triage.Decided.class, assess(body), body).decision();
    }

    private static List<String> oddities(Decision decision) {
        List<String> all = new ArrayList<>();
        for (DataQuality oddity : decision.report().dataQuality()) {
            assertTrue(!oddity.text().isBlank(), oddity.code());
            all.add(oddity.code() + " " + oddity.pointer() + " " + String.join(" ", oddity.beside()));
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'code':'chest-pain','present':false},{'code':'chest-pain'}             | denied-and-named /symptoms/0/present /symptoms/1",
                "{'code':'chest-pain'},{'code':'chest-pain','present':false}             | denied-and-named /symptoms/1/present /symptoms/0",
                "{'code':'pain','site':'calf'},{'code':'pain','present':false}           | denied-and-named /symptoms/1/present /symptoms/0",
                "{'code':'pain'},{'code':'pain','site':'calf','present':false}           | denied-and-named /symptoms/1/present /symptoms/0",
                "{'code':'pain','site':'calf'},{'code':'pain','site':'calf','present':false} | denied-and-named /symptoms/1/present /symptoms/0",
                "{'code':'pain','site':'calf'},{'code':'pain','site':'shin','present':false} | ",
                "{'code':'chest-pain'},{'code':'pain','present':false}                   | ",
                "{'code':'other','text':'a'},{'code':'other','text':'b','present':false} | ",
            })
    void aSymptomThatIsNamedAndDeniedIsThere(String symptoms, String oddity) {
        String body = "{'symptoms':[" + symptoms + "]}";
        Decision decision = decide(body.replace('\'', '"'));
        assertEquals(oddity == null ? List.of() : List.of(oddity), oddities(decision));
        List<String> affirmed = new ArrayList<>();
        for (String entry : symptoms.split("(?<=}),")) {
            if (!entry.contains("'present':false")) {
                affirmed.add(entry);
            }
        }
        Decision without = decide(("{'symptoms':[" + String.join(",", affirmed) + "]}").replace('\'', '"'));
        assertEquals(without.urgency(), decision.urgency());
        assertEquals(without.actWithinHours(), decision.actWithinHours());
        assertEquals(without.ruleIds(), decision.ruleIds());
    }

    @ParameterizedTest
    @CsvSource({"37.9,false", "38.0,true", "39.5,true"})
    void aMeasuredFeverCountsThoughFeverIsDenied(String temperature, boolean contradicts) {
        String vitals = "\"vitals\":{\"temperatureC\":" + temperature + "}";
        Decision decision = decide("{\"symptoms\":[{\"code\":\"fever\",\"present\":false}]," + vitals + "}");
        List<String> expected =
                contradicts ? List.of("fever-denied /symptoms/0/present /vitals/temperatureC") : List.of();
        assertEquals(expected, oddities(decision));
        assertEquals(decide("{" + vitals + "}").urgency(), decision.urgency());
        assertEquals(List.of(), oddities(decide("{\"symptoms\":[{\"code\":\"fever\"}]," + vitals + "}")));
    }

    @Test
    void theMeasuredFeverOfTheCoreBeginsWhereTheRulesSeeOne() {
        Field sign = rules.book().vocabulary().fields(Part.VITALS).get(Reckoning.TEMPERATURE);
        for (int tenths = 365; tenths < 400; tenths++) {
            String temperature = tenths / 10 + "." + tenths % 10;
            Decision decision = decide("{\"symptoms\":[{\"code\":\"site-redness\",\"trend\":\"improving\"},"
                    + "{\"code\":\"fever\",\"present\":false}],\"vitals\":{\"" + sign.name() + "\":" + temperature
                    + "}}");
            boolean seen = decision.ruleIds().contains("INF-05");
            assertEquals(seen, oddities(decision).toString().contains("fever-denied"), temperature);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"spo2\":88                        | asymptomatic-with-vitals /asymptomatic /vitals/spo2",
                "\"spo2\":88,\"heartRate\":135      | asymptomatic-with-vitals /asymptomatic /vitals/heartRate /vitals/spo2",
                "\"temperatureC\":38.4              | asymptomatic-with-vitals /asymptomatic /vitals/temperatureC",
                "\"temperatureC\":37.8              | ",
                "\"heartRate\":70                   | ",
            })
    void measurementsCountThoughThePatientFeelsNothing(String vitals, String oddity) {
        Decision decision = decide("{\"asymptomatic\":true,\"vitals\":{" + vitals + "}}");
        assertEquals(oddity == null ? List.of() : List.of(oddity), oddities(decision));
        assertEquals(oddity != null, decision.urgency().atLeast(Urgency.URGENT_24H));
        for (String said : List.of("\"asymptomatic\":false,", "")) {
            assertEquals(List.of(), oddities(decide("{" + said + "\"vitals\":{" + vitals + "}}")), said);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'resolved':true,'trend':'worsening'       | gone-but-there /symptoms/0/resolved /symptoms/0/trend",
                "'resolved':true,'persistent':true         | gone-but-there /symptoms/0/resolved /symptoms/0/persistent",
                "'newSinceTreatment':false,'onsetHours':0  | old-but-began-after /symptoms/0/onsetHours /symptoms/0/newSinceTreatment",
                "'needledSite':true,'site':'forearm'       | site-not-needled /symptoms/0/site /treatment/regions",
            })
    void whatOneSymptomSaysTwiceIsNamedAtBothPlaces(String attributes, String oddity) {
        String body = "{'treatment':{'regions':['calf']},'symptoms':[{'code':'pain'," + attributes + "}]}";
        assertEquals(List.of(oddity), oddities(decide(body.replace('\'', '"'))));
    }

    @Test
    void aSignOfAPregnancyIsNamedBesideTheDenial() {
        assertEquals(
                List.of("pregnancy-denied /patient/pregnant /symptoms/1/code"),
                oddities(decide("{\"patient\":{\"pregnant\":false},"
                        + "\"symptoms\":[{\"code\":\"pain\"},{\"code\":\"contractions\"}]}")));
    }

    @Test
    void aWholeQuestionnaireFits() {
        List<String> named = new ArrayList<>();
        List<String> denied = new ArrayList<>();
        for (String code : rules.book().vocabulary().symptoms().keySet()) {
            named.add("{\"code\":\"" + code + "\"}");
            denied.add("{\"code\":\"" + code + "\",\"present\":false}");
        }
        named.add("{\"code\":\"other\",\"text\":\"x\"}");
        long start = System.nanoTime();
        Decision worst = decide("{\"symptoms\":[" + String.join(",", named) + "]}");
        assertTrue(worst.complete());
        assertTrue(rules.reference().findings(worst.report()).size() > named.size() / 2);
        assertEquals(Urgency.EMERGENCY_AMBULANCE, worst.urgency());
        // It takes far less; a busy machine may take several times as long.
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(20).toNanos());
        String both = "{\"symptoms\":[" + String.join(",", named) + "," + String.join(",", denied);
        assertEquals(denied.size(), oddities(decide(both + "]}")).size());
        assertEquals(List.of("out-of-range"), problems(both + ",{\"code\":\"pain\"}]}"));
    }

    @Test
    void deniedEntriesHaveALargerLimit() {
        String denied = "{\"code\":\"pain\",\"present\":false}";
        String fits = "{\"symptoms\":[" + (denied + ",").repeat(999) + denied + "]}";
        assertEquals(0, decide(fits).report().symptomCount());
        assertEquals(
                List.of("out-of-range"), problems("{\"symptoms\":[" + (denied + ",").repeat(1000) + denied + "]}"));
    }

    private List<String> problems(String body) {
        List<String> codes = new ArrayList<>();
        Triage.Refused refused = assertInstanceOf(Triage.Refused.class, assess(body));
        for (InputProblem problem : refused.problems()) {
            codes.add(problem.code());
        }
        return codes;
    }
}
