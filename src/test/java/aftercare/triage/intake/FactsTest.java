package aftercare.triage.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.DataQuality;
import aftercare.domain.Doubt;
import aftercare.domain.Evidence;
import aftercare.domain.Fact;
import aftercare.domain.Given;
import aftercare.domain.Patient;
import aftercare.domain.Question;
import aftercare.domain.Region;
import aftercare.domain.Report;
import aftercare.domain.RiskFactor;
import aftercare.domain.SelfCare;
import aftercare.domain.Symptom;
import aftercare.domain.Treatment;
import aftercare.domain.Vital;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an accepted report becomes. */
class FactsTest {

    /** 44 hours after the treatment. */
    private static final String TIMES =
            "\"reportedAt\":\"2026-11-23T08:00:00Z\",\"treatment\":{\"endedAt\":\"2026-11-21T12:00:00Z\"},";

    @Test
    void laysOutEveryFactInAFixedOrder() {
        List<String> kinds = new ArrayList<>();
        for (Fact fact : Desk.accepted(Desk.VISIT).facts()) {
            kinds.add(fact.getClass().getSimpleName());
        }
        assertEquals(
                List.of(
                        "Treatment",
                        "Region",
                        "Patient",
                        "RiskFactor",
                        "Vital",
                        "Vital",
                        "SelfCare",
                        "Symptom",
                        "Symptom",
                        "Symptom",
                        "Doubt"),
                kinds);
    }

    @Test
    void readsTheWholeVisit() {
        Report report = Desk.accepted(Desk.VISIT);
        assertEquals("visit-8841", report.reportId().orElseThrow());
        assertEquals(false, report.asymptomatic());
        assertEquals(3, report.symptomCount());
        assertTrue(report.symptomsGiven());
        assertEquals(
                new Treatment(
                        44.0,
                        "deep",
                        false,
                        new Given("/treatment", Set.of("endedAt", "regions", "depth", "sharpPainAtInsertion"))),
                report.treatment());
        assertEquals(
                List.of(new Region(
                        "upper-trapezius", "thoracic-risk", new Evidence("/treatment/regions/0", "upper-trapezius"))),
                Desk.facts(report, Region.class));
        assertEquals(
                List.of(new Patient(
                        41.0, null, 22.4, new Given("/patient", Set.of("ageYears", "anticoagulant", "bmi")))),
                Desk.facts(report, Patient.class));
        assertEquals(List.of(new RiskFactor("anticoagulant", "blood thinner")), Desk.facts(report, RiskFactor.class));
        assertEquals(
                List.of(new Vital("temperatureC", 38.2, "38.2 °C"), new Vital("heartRate", 88, "88 /min")),
                Desk.facts(report, Vital.class));
        assertEquals(
                List.of(new SelfCare("partial", List.of("heat"), new Given("/selfCare", Set.of("tried", "relief")))),
                Desk.facts(report, SelfCare.class));
    }

    @Test
    void emptyReportHasEachSingleFactAndNothingKnown() {
        Report report = Desk.accepted("{}");
        assertNull(report.asymptomatic());
        assertEquals(0, report.symptomCount());
        assertTrue(!report.symptomsGiven());
        assertTrue(Desk.accepted("{\"symptoms\":[]}").symptomsGiven());
        Given nothing = new Given("", Set.of());
        assertEquals(new Treatment(null, "unknown", null, nothing), report.treatment());
        assertEquals(List.of(new Patient(null, null, null, nothing)), Desk.facts(report, Patient.class));
        assertEquals(List.of(new SelfCare("unknown", List.of(), nothing)), Desk.facts(report, SelfCare.class));
        assertEquals(List.of(), Desk.facts(report, RiskFactor.class));
        assertEquals(List.of(), Desk.facts(report, Vital.class));
        assertEquals(List.of(), Desk.facts(report, Symptom.class));
        assertEquals(List.of(), Desk.facts(report, Doubt.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {}                                                            | ~~                  | regions not given
            {"treatment":{}}                                              | /treatment          | regions not given
            {"treatment":{"regions":[]}}                                  | /treatment/regions  | regions not known
            {"treatment":{"regions":["unknown"]}}                         | /treatment/regions  | regions not known
            {"treatment":{"regions":["calf","unknown"]}}                  | /treatment/regions  | regions not known
            """)
    void unknownRegionsAreInEveryGroup(String body, String pointer, String says) {
        List<Region> expected = new ArrayList<>();
        for (String group : List.of("thoracic-risk", "spine", "trunk", "other")) {
            expected.add(new Region("unknown", group, new Evidence(pointer, says)));
        }
        assertEquals(expected, Desk.facts(Desk.accepted(body), Region.class));
    }

    @Test
    void aRegionIsOneFactForEachOfItsGroups() {
        Report report = Desk.accepted(
                "{\"treatment\":{\"regions\":[\"calf\",\"lumbar-paraspinals\",\"calf\",\"upper-trapezius\"]}}");
        Evidence calf = new Evidence("/treatment/regions/0", "calf");
        Evidence back = new Evidence("/treatment/regions/1", "lumbar-paraspinals");
        Evidence shoulder = new Evidence("/treatment/regions/3", "upper-trapezius");
        assertEquals(
                List.of(
                        new Region("calf", "other", calf),
                        new Region("lumbar-paraspinals", "spine", back),
                        new Region("lumbar-paraspinals", "trunk", back),
                        new Region("upper-trapezius", "thoracic-risk", shoulder)),
                Desk.facts(report, Region.class));
    }

    @Test
    void readsASymptomWithNothingButItsCodeAsTheWorse() {
        assertEquals(
                new Symptom(
                        "site-redness",
                        List.of("local-sign", "site-sign"),
                        null,
                        "unknown",
                        "sudden",
                        null,
                        44.0,
                        null,
                        null,
                        true,
                        null,
                        List.of(),
                        true,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        false,
                        true,
                        "unknown",
                        "/symptoms/0",
                        "site-redness",
                        Set.of("code")),
                only("\"code\":\"site-redness\""));
    }

    @Test
    void readsEveryAttributeOfASymptom() {
        assertEquals(
                new Symptom(
                        "muscle-ache",
                        List.of("soreness"),
                        7,
                        "improving",
                        "gradual",
                        2.5,
                        30.125,
                        true,
                        false,
                        false,
                        "lumbar-paraspinals",
                        List.of("spine", "trunk"),
                        false,
                        4.5,
                        "one-sided",
                        true,
                        12,
                        true,
                        false,
                        false,
                        true,
                        null,
                        null,
                        true,
                        false,
                        false,
                        "unknown",
                        "/symptoms/0",
                        "muscle-ache, severity 7, improving, gradual, onset 2.5 h, for 30.125 h, there all the time,"
                                + " not gone, not new since the treatment, not in the treated area,"
                                + " 4.5 cm, one-sided, stopped, pressed on 12 min, heavy, not fully recovered,"
                                + " no head injury, more than once",
                        Set.of(
                                "code",
                                "severity",
                                "trend",
                                "onset",
                                "onsetHours",
                                "durationHours",
                                "persistent",
                                "resolved",
                                "newSinceTreatment",
                                "site",
                                "needledSite",
                                "sizeCm",
                                "pattern",
                                "stopped",
                                "pressureMinutes",
                                "heavy",
                                "fullyRecovered",
                                "headInjury",
                                "recurrent")),
                only(
                        """
                        "recurrent":true,"headInjury":false,"fullyRecovered":false,"heavy":true,"pressureMinutes":12,
                        "stopped":true,"pattern":"one-sided","sizeCm":4.5,"needledSite":false,"site":"lumbar-paraspinals",
                        "newSinceTreatment":false,"resolved":false,"persistent":true,"durationHours":30.125,
                        "onsetHours":2.5,"onset":"gradual","trend":"improving","severity":7,"code":"muscle-ache"
                        """));
    }

    @Test
    void aSiteHasTheGroupsOfItsRegionAndUnknownHasAll() {
        assertEquals(
                List.of("other"), only("\"code\":\"nausea\",\"site\":\"calf\"").siteGroups());
        assertEquals(
                List.of("thoracic-risk", "spine", "trunk", "other"),
                only("\"code\":\"nausea\",\"site\":\"unknown\"").siteGroups());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            ~~                                         | 44.0
            ,"onsetHours":0                            | 44.0
            ,"onsetHours":3                            | 41.0
            ,"onsetHours":43.999                       | 0.001
            ,"onsetHours":44                           | 0.0
            ,"onsetHours":44.001                       | 44.0
            ,"durationHours":5                         | 5.0
            ,"durationHours":5,"onsetHours":3          | 5.0
            ,"durationHours":5,"onsetHours":50         | 5.0
            ,"durationHours":50                        | 50.0
            """)
    void aStatedDurationWinsOverTheComputedOne(String attributes, double hours) {
        assertEquals(hours, only("\"code\":\"nausea\"" + attributes).lastingHours());
    }

    @Test
    void aDurationThatCannotBeComputedIsUnknown() {
        assertNull(
                first("{\"symptoms\":[{\"code\":\"nausea\",\"onsetHours\":3}]}").lastingHours());
        assertEquals(
                5.0,
                first("{\"symptoms\":[{\"code\":\"nausea\",\"durationHours\":5}]}")
                        .lastingHours());
    }

    @Test
    void anOnsetAfterTheReportIsTakenAsNotGivenAndSaid() {
        Report report = Desk.accepted("{" + TIMES + "\"symptoms\":[{\"code\":\"nausea\",\"onsetHours\":44.001}]}");
        Symptom symptom = report.symptoms().get(0);
        assertNull(symptom.onsetHours());
        assertEquals("nausea, onset after the report", symptom.reported());
        assertTrue(symptom.given().contains("onsetHours"));
        assertEquals(
                List.of(new Doubt(
                        "onset-after-report",
                        List.of(new Evidence("/symptoms/0/onsetHours", "nausea, onset after the report")))),
                Desk.facts(report, Doubt.class));
        assertEquals(
                List.of(new DataQuality(
                        "/symptoms/0/onsetHours", "onset-after-report", "It begins after the report.", List.of())),
                report.dataQuality());
        Report atTheReport = Desk.accepted("{" + TIMES + "\"symptoms\":[{\"code\":\"nausea\",\"onsetHours\":44}]}");
        assertEquals(44.0, atTheReport.symptoms().get(0).onsetHours());
        assertEquals(List.of(), Desk.facts(atTheReport, Doubt.class));
    }

    @Test
    void aDurationLongerThanTheTimeSinceTreatmentIsKeptAndSaid() {
        Report report = Desk.accepted("{" + TIMES + "\"symptoms\":[{\"code\":\"nausea\",\"durationHours\":44.001}]}");
        assertEquals(44.001, report.symptoms().get(0).lastingHours());
        assertEquals("duration-too-long", Desk.facts(report, Doubt.class).get(0).code());
        assertEquals(
                "/symptoms/0/durationHours",
                Desk.facts(report, Doubt.class).get(0).about().get(0).pointer());
        assertEquals(List.of("duration-too-long /symptoms/0/durationHours"), oddities(report));
        Report exact = Desk.accepted("{" + TIMES + "\"symptoms\":[{\"code\":\"nausea\",\"durationHours\":44}]}");
        assertEquals(List.of(), Desk.facts(exact, Doubt.class));
    }

    @Test
    void withoutATimeOfTreatmentNoHourContradictsIt() {
        Report report =
                Desk.accepted("{\"symptoms\":[{\"code\":\"nausea\",\"onsetHours\":87600,\"durationHours\":87600}]}");
        assertEquals(List.of(), Desk.facts(report, Doubt.class));
        assertEquals(87600.0, report.symptoms().get(0).onsetHours());
    }

    @Test
    void noSymptomTogetherWithSymptomsIsADoubt() {
        Report report = Desk.accepted("{\"asymptomatic\":true,\"symptoms\":[{\"code\":\"nausea\"}]}");
        assertEquals(
                "asymptomatic-with-symptoms",
                Desk.facts(report, Doubt.class).get(0).code());
        assertEquals(List.of("asymptomatic-with-symptoms /asymptomatic"), oddities(report));
        for (String fine : List.of(
                "{\"asymptomatic\":true}",
                "{\"asymptomatic\":true,\"symptoms\":[]}",
                "{\"asymptomatic\":true,\"symptoms\":[{\"code\":\"nausea\",\"present\":false}]}",
                "{\"asymptomatic\":false,\"symptoms\":[{\"code\":\"nausea\"}]}")) {
            assertEquals(List.of(), Desk.facts(Desk.accepted(fine), Doubt.class), fine);
            assertEquals(List.of(), Desk.accepted(fine).dataQuality(), fine);
        }
    }

    @Test
    void aSymptomWithoutACodeIsASymptomAndADoubtAtItsPlace() {
        Report report = Desk.accepted(
                "{\"symptoms\":[{\"code\":\"nausea\"},{\"code\":\"other\",\"text\":\"zebra\",\"severity\":9}]}");
        assertEquals(2, report.symptomCount());
        Symptom other = report.symptoms().get(1);
        assertEquals("other", other.code());
        assertEquals(List.of(), other.groups());
        assertEquals(9, other.severity());
        assertEquals("other, severity 9", other.reported());
        assertEquals(
                List.of(new Doubt("other-symptom", List.of(new Evidence("/symptoms/1", "a symptom without a code")))),
                Desk.facts(report, Doubt.class));
        assertEquals(List.of(), report.dataQuality());
        assertTrue(!report.toString().contains("zebra"), "the text left the reading");
    }

    @Test
    void aDeniedSymptomIsNoFactNoDoubtAndNoQuestion() {
        Report report = Desk.accepted(
                "{" + TIMES
                        + """
                "asymptomatic":true,
                "symptoms":[
                  {"code":"chest-pain","present":false,"severity":0,"onsetHours":90,"durationHours":90},
                  {"code":"chest-pain","present":false},
                  {"code":"muscle-ache","present":false},
                  {"code":"other","text":"none","present":false}]}
                """);
        assertEquals(0, report.symptomCount());
        assertTrue(report.symptomsGiven());
        assertEquals(List.of(), report.symptoms());
        assertEquals(List.of(), Desk.facts(report, Doubt.class));
        assertEquals(List.of(), report.dataQuality());
        assertEquals(List.of(), report.questions());
    }

    @Test
    void pointersKeepThePlaceInTheRequestBesideDeniedSymptoms() {
        Report report = Desk.accepted(
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":false},{\"code\":\"nausea\",\"present\":true}]}");
        assertEquals("/symptoms/1", report.symptoms().get(0).pointer());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {"code":"nausea"},{"code":"nausea"}                                        | same-code-twice /symptoms/1
            {"code":"nausea","severity":1},{"code":"nausea","severity":9}              | same-code-twice /symptoms/1
            {"code":"nausea"},{"code":"bruising"},{"code":"nausea"}                    | same-code-twice /symptoms/2
            {"code":"nausea","site":"calf"},{"code":"nausea","site":"calf"}            | same-code-twice /symptoms/1
            {"code":"nausea"},{"code":"nausea","present":false}                        | ~~
            {"code":"nausea","site":"calf"},{"code":"nausea"}                          | ~~
            {"code":"nausea","site":"calf"},{"code":"nausea","site":"unknown"}         | ~~
            {"code":"other","text":"a"},{"code":"other","text":"b"}                    | ~~
            {"code":"chest-pain","severity":0}                                         | severity-zero-red-flag /symptoms/0/severity
            {"code":"cyanosis","severity":0}                                           | severity-zero-red-flag /symptoms/0/severity
            {"code":"cyanosis","severity":1}                                           | ~~
            {"code":"cyanosis","severity":0,"present":false}                           | ~~
            {"code":"nausea","severity":0}                                             | ~~
            {"code":"muscle-ache","severity":0}                                        | ~~
            """)
    void odditiesAreSaidAndNoDoubt(String symptoms, String oddity) {
        Report report = Desk.accepted("{\"symptoms\":[" + symptoms + "]}");
        assertEquals(oddity.isEmpty() ? List.of() : List.of(oddity), oddities(report));
        for (Doubt doubt : Desk.facts(report, Doubt.class)) {
            assertEquals("other-symptom", doubt.code());
        }
    }

    @Test
    void bothOfTwoSymptomsOfOneCodeCount() {
        Report report = Desk.accepted("{\"symptoms\":[{\"code\":\"nausea\"},{\"code\":\"nausea\",\"severity\":9}]}");
        assertEquals(2, report.symptomCount());
        assertEquals(2, report.symptoms().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {}                                                         | /asymptomatic
            {"symptoms":[]}                                            | /asymptomatic
            {"symptoms":[{"code":"nausea","present":false}]}           | /asymptomatic
            {"asymptomatic":true}                                      | ~~
            {"asymptomatic":false}                                     | ~~
            {"symptoms":[{"code":"nausea"}]}                           | /treatment/endedAt /treatment/regions
            {"symptoms":[{"code":"other","text":"a"}]}                 | /treatment/endedAt /treatment/regions
            {"treatment":{"regions":[]},"symptoms":[{"code":"nausea"}]}            | /treatment/endedAt /treatment/regions
            {"treatment":{"regions":["unknown"]},"symptoms":[{"code":"nausea"}]}   | /treatment/endedAt /treatment/regions
            {"treatment":{"regions":["calf"]},"symptoms":[{"code":"nausea"}]}      | /treatment/endedAt
            {"treatment":{"endedAt":"2026-11-23T08:00:00Z"},"symptoms":[{"code":"nausea"}]} | /treatment/regions
            """)
    void asksWhatTheReportLacks(String body, String pointers) {
        assertEquals(pointers, pointers(Desk.accepted(body)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {"code":"muscle-ache"}                                            | /symptoms/0/severity /symptoms/0/trend
            {"code":"muscle-ache","trend":"stable"}                           | /symptoms/0/severity
            {"code":"muscle-ache","trend":"stable","severity":0}              | ~~
            {"code":"bruising"}                                               | /symptoms/0/sizeCm
            {"code":"bruising","severity":2}                                  | ~~
            {"code":"bruising","sizeCm":0}                                    | ~~
            {"code":"muscle-ache","present":false},{"code":"site-redness"}    | /symptoms/1/trend /symptoms/1/sizeCm
            {"code":"bruising"},{"code":"muscle-ache","severity":1}           | /symptoms/0/sizeCm /symptoms/1/trend
            """)
    void asksWhatEachSymptomNeeds(String symptoms, String pointers) {
        String body = "{\"treatment\":{\"endedAt\":\"2026-11-23T08:00:00Z\",\"regions\":[\"calf\"]},\"symptoms\":["
                + symptoms + "]}";
        assertEquals(pointers, pointers(Desk.accepted(body)));
    }

    @Test
    void asksInTheWordsOfTheVocabulary() {
        Report report = Desk.accepted("{\"symptoms\":[{\"code\":\"bruising\"}]}");
        assertEquals(
                List.of(
                        new Question("/treatment/endedAt", "When did it end?"),
                        new Question("/treatment/regions", "Where were the needles?"),
                        new Question("/symptoms/0/sizeCm", "How wide?")),
                report.questions());
        assertEquals(
                List.of(new Question("/asymptomatic", "No symptom?")),
                Desk.accepted("{}").questions());
    }

    @Test
    void theOrderOfMembersDoesNotMatter() {
        String turned =
                """
                {"symptoms":[{"severity":4,"code":"muscle-ache"}],"selfCare":{"relief":"no","tried":["ice","rest"]},
                 "vitals":{"spo2":99,"temperatureC":37},"patient":{"diabetes":true,"anticoagulant":true},"reportId":"a"}
                """;
        String usual =
                """
                {"reportId":"a","patient":{"anticoagulant":true,"diabetes":true},"vitals":{"temperatureC":37,"spo2":99},
                 "selfCare":{"tried":["ice","rest"],"relief":"no"},"symptoms":[{"code":"muscle-ache","severity":4}]}
                """;
        assertEquals(Desk.accepted(usual), Desk.accepted(turned));
    }

    @Test
    void anAbsentOrDeniedRiskFactorIsNone() {
        Report report = Desk.accepted("{\"patient\":{\"anticoagulant\":false}}");
        assertEquals(List.of(), Desk.facts(report, RiskFactor.class));
    }

    @Test
    void explicitUnknownsAreWords() {
        Report report = Desk.accepted("{\"treatment\":{\"depth\":\"unknown\"},\"selfCare\":{\"relief\":\"unknown\"}}");
        assertEquals("unknown", report.treatment().depth());
        assertTrue(report.treatment().given().members().contains("depth"));
        assertEquals("unknown", Desk.facts(report, SelfCare.class).get(0).relief());
    }

    @Test
    void readsTheSameBytesTheSameWay() {
        assertEquals(Desk.accepted(Desk.VISIT), Desk.accepted(Desk.VISIT));
    }

    private static Symptom only(String members) {
        return first("{" + TIMES + "\"symptoms\":[{" + members + "}]}");
    }

    private static Symptom first(String body) {
        return Desk.accepted(body).symptoms().get(0);
    }

    private static List<String> oddities(Report report) {
        List<String> oddities = new ArrayList<>();
        for (DataQuality oddity : report.dataQuality()) {
            oddities.add(oddity.code() + " " + oddity.pointer());
        }
        return oddities;
    }

    private static String pointers(Report report) {
        List<String> pointers = new ArrayList<>();
        for (Question question : report.questions()) {
            pointers.add(question.pointer());
        }
        return String.join(" ", pointers);
    }
}
