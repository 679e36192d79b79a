package aftercare.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables in Java against the written cases, and what they make of old, gone, place and contradictions. */
class ClinicalTablesTest {

    private static final int REPORTS_OF_AN_INVARIANT = 500;

    private final ClinicalTables tables = new ClinicalTables();

    @Test
    void everyWrittenCaseAgrees() {
        List<String> wrong = new ArrayList<>();
        List<Map<String, Object>> cases = WrittenCases.all();
        for (Map<String, Object> written : cases) {
            List<String> differences = WrittenCases.differences(tables, written);
            if (!differences.isEmpty()) {
                wrong.add(written.get("id") + ": " + differences);
            }
        }
        assertEquals(282, cases.size());
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    @Test
    void everyInvariantHolds() {
        List<Violation> violations = new Invariants(tables).all(1, REPORTS_OF_AN_INVARIANT);
        assertTrue(violations.isEmpty(), violations::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'code':'pain','newSinceTreatment':false,'trend':'stable'}                      | true",
                "{'code':'pain','newSinceTreatment':false,'trend':'improving'}                   | true",
                "{'code':'pain','newSinceTreatment':false,'trend':'worsening'}                   | false",
                "{'code':'pain','newSinceTreatment':false}                                       | false",
                "{'code':'pain','newSinceTreatment':true,'trend':'stable'}                       | false",
                "{'code':'pain','trend':'stable'}                                                | false",
                "{'code':'pain','newSinceTreatment':false,'trend':'stable','onsetHours':1}       | false",
                "{'code':'pain','newSinceTreatment':false,'trend':'stable','onsetHours':30}      | false",
            })
    void oldNeedsBothAnswersAndNoStartAfterTheTreatment(String symptom, boolean old) {
        assertEquals(old, entry("'calf'", symptom).old());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'code':'pain','resolved':true}                                | true",
                "{'code':'pain','resolved':true,'trend':'stable'}               | true",
                "{'code':'pain','resolved':true,'persistent':false}             | true",
                "{'code':'pain','resolved':true,'trend':'worsening'}            | false",
                "{'code':'pain','resolved':true,'trend':'rapidly-worsening'}    | false",
                "{'code':'pain','resolved':true,'persistent':true}              | false",
                "{'code':'pain','resolved':false}                               | false",
                "{'code':'pain'}                                                | false",
            })
    void goneIsGoneUnlessSomethingSaysThatItIsThere(String symptom, boolean gone) {
        assertEquals(gone, entry("'calf'", symptom).gone());
    }

    @ParameterizedTest
    @CsvSource({
        "seizure,       true,  true",
        "limb-weakness, false, true",
        "confusion,     false, false",
    })
    void theStandingOfAWordDecidesWhetherItCounts(String code, boolean countsWhenOld, boolean countsWhenGone) {
        String old = "{'code':'" + code + "','newSinceTreatment':false,'trend':'stable'}";
        String gone = "{'code':'" + code + "','resolved':true}";
        assertEquals(countsWhenOld, entry("'calf'", old).counts());
        assertEquals(countsWhenGone, entry("'calf'", gone).counts());
    }

    @Test
    void otherAlwaysCounts() {
        String oldAndGone = "'newSinceTreatment':false,'trend':'stable','resolved':true";
        assertTrue(entry("'calf'", "{'code':'other','text':'x'," + oldAndGone + "}")
                .counts());
    }

    /** One row for each line of A.2a, and its neighbours. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'calf'               | {'code':'pain-moved','site':'calf','needledSite':true}       | ELSEWHERE",
                "'calf'               | {'code':'pain','site':'calf','needledSite':false}            | ELSEWHERE",
                "'thigh'              | {'code':'pain','site':'forearm'}                             | ELSEWHERE",
                "'thigh'              | {'code':'pain','site':'forearm','needledSite':true}          | ELSEWHERE",
                "'calf'               | {'code':'back-pain'}                                         | ELSEWHERE",
                "'calf'               | {'code':'back-pain','site':'unknown'}                        | ELSEWHERE",
                "'calf'               | {'code':'back-pain','site':'calf'}                           | NEEDLED",
                "'calf','unknown'     | {'code':'pain','site':'forearm','needledSite':true}          | NEEDLED",
                "'calf'               | {'code':'pain','site':'unknown','needledSite':true}          | NEEDLED",
                "'calf'               | {'code':'pain','site':'unknown'}                             | UNKNOWN",
                "'lumbar-paraspinals' | {'code':'back-pain','site':'unknown'}                        | UNKNOWN",
                "'rhomboids'          | {'code':'pain','site':'thoracic-paraspinals'}                | NEEDLED",
                "                     | {'code':'pain','site':'calf'}                                | UNKNOWN",
                "                     | {'code':'stiff-jaw'}                                         | UNKNOWN",
                "'scalp'              | {'code':'stiff-jaw'}                                         | NEEDLED",
                "                     | {'code':'tenderness'}                                        | NEEDLED",
                "'calf'               | {'code':'fatigue'}                                           | UNKNOWN",
            })
    void placeIsTheFirstLineThatFits(String regions, String symptom, Place place) {
        assertEquals(place, entry(regions == null ? "" : regions, symptom).place());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'code':'pain','onsetHours':20.001}                                 | onset-after-report",
                "{'code':'pain','onsetHours':20.000}                                 | ",
                "{'code':'pain','durationHours':20.001}                              | duration-too-long",
                "{'code':'pain','durationHours':20.001,'newSinceTreatment':false}    | ",
                "{'code':'pain','resolved':true,'trend':'worsening'}                 | gone-but-there",
                "{'code':'pain','resolved':true,'trend':'rapidly-worsening'}         | gone-but-there",
                "{'code':'pain','resolved':true,'persistent':true}                   | gone-but-there",
                "{'code':'pain','resolved':true,'trend':'stable'}                    | ",
                "{'code':'pain','newSinceTreatment':false,'onsetHours':0}            | old-but-began-after",
                "{'code':'pain','newSinceTreatment':true,'onsetHours':0}             | ",
                "{'code':'pain','needledSite':true,'site':'forearm'}                 | site-not-needled",
                "{'code':'pain','needledSite':true,'site':'shin'}                    | ",
                "{'code':'pain','needledSite':true,'site':'unknown'}                 | ",
                "{'code':'contractions'}                                             | pregnancy-denied",
                "{'code':'reduced-fetal-movement'}                                   | pregnancy-denied",
                "{'code':'vaginal-bleeding'}                                         | ",
                "{'code':'pain','resolved':true,'trend':'worsening','present':false} | ",
            })
    void contradictionsAreNamedAndAskForAReview(String symptom, String doubt) {
        Map<String, Object> report = report("'calf'", symptom);
        Tree.objectToChange(report, "patient").put("pregnant", false);
        assertEquals(doubt == null ? List.of() : List.of(doubt), tables.doubts(report));
        assertEquals(doubt != null, tables.apply(report).ruleIds().contains("MIS-06"));
    }

    @Test
    void aSymptomBesideNoSymptomIsAContradiction() {
        Map<String, Object> report = report("'calf'", "{'code':'pain'}");
        report.put("asymptomatic", true);
        assertEquals(List.of("asymptomatic-with-symptoms"), tables.doubts(report));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'code':'pain','severity':2,'trend':'stable'}      | 24",
                "{'code':'nausea','severity':7,'trend':'stable'}    | 24",
                "{'code':'calf-swelling'}                           | 6",
                "{'code':'needle-left-in'}                          | 1",
                "{'code':'limb-weakness','pattern':'focal'}         | 1",
                "{'code':'shortness-of-breath'}                     | 0",
            })
    void aPersonReadsOtherWithinTheTimeOfTheAnswer(String symptom, int withinHours) {
        Map<String, Object> report = report("'calf'", symptom, "{'code':'other','text':'x'}");
        assertEquals(Optional.of(new NeedsHuman(List.of("/symptoms/1/text"), withinHours)), tables.needsHuman(report));
    }

    @Test
    void everyPresentOtherIsPointedAtAndNothingElse() {
        Map<String, Object> report = report(
                "'calf'",
                "{'code':'other','text':'x'}",
                "{'code':'other','text':'denied','present':false}",
                "{'code':'other','text':'y'}");
        assertEquals(
                Optional.of(new NeedsHuman(List.of("/symptoms/0/text", "/symptoms/2/text"), 24)),
                tables.needsHuman(report));
        assertEquals(Optional.empty(), tables.needsHuman(report("'calf'", "{'code':'pain'}")));
    }

    @Test
    void selfCareStaysWithinEightSentences() {
        Map<String, Object> report = report("'calf'", "{'code':'muscle-ache','severity':2,'trend':'stable'}");
        assertEquals(
                new ShownAdvice(List.of("EXP-01"), List.of("SC-04", "SC-07", "SC-03", "SC-05", "SC-01", "SC-02")),
                tables.shownAdvice(report));
        Map<String, Object> tired = report(
                "'calf'",
                "{'code':'muscle-ache','severity':2,'trend':'stable'}",
                "{'code':'fatigue','severity':2,'trend':'stable'}",
                "{'code':'bruising','sizeCm':2,'trend':'stable'}");
        assertEquals(
                new ShownAdvice(List.of("EXP-01", "EXP-02", "EXP-03"), List.of("SC-04", "SC-07")),
                tables.shownAdvice(tired));
    }

    /** A needle that was left in has one hour; severe nausea has a day, so its advice would name the longer time. */
    @Test
    void onlyTheRulesWithTheTimeOfTheAnswerAdvise() {
        Map<String, Object> report =
                report("'calf'", "{'code':'needle-left-in'}", "{'code':'nausea','severity':7,'trend':'stable'}");
        assertEquals(new ShownAdvice(List.of("NDL-02"), List.of()), tables.shownAdvice(report));
    }

    private static Entry entry(String regions, String symptom) {
        return Reading.of(report(regions, symptom)).entries().get(0);
    }

    /** 20 hours after the treatment; JSON with single quotes. */
    private static Map<String, Object> report(String regions, String... symptoms) {
        String written = "{'treatment':{'hoursSince':20,'regions':[" + regions + "]},'symptoms':["
                + String.join(",", symptoms) + "]}";
        Map<String, Object> wrapped = new LinkedHashMap<>();
        wrapped.put("report", Json.read(written.replace('\'', '"')));
        Map<String, Object> report = Tree.object(wrapped, "report");
        assertEquals(List.of(), WireContract.problems(report));
        return report;
    }
}
