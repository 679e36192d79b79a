package aftercare.triage.reference;

import static aftercare.triage.reference.Facts.doubt;
import static aftercare.triage.reference.Facts.patient;
import static aftercare.triage.reference.Facts.region;
import static aftercare.triage.reference.Facts.report;
import static aftercare.triage.reference.Facts.risk;
import static aftercare.triage.reference.Facts.selfCare;
import static aftercare.triage.reference.Facts.symptom;
import static aftercare.triage.reference.Facts.treatment;
import static aftercare.triage.reference.Facts.vital;
import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.domain.Evidence;
import aftercare.domain.Report;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What each kind of condition means: as expected, for the engine and for the reference alike. */
class SemanticsTest {

    private static final Report PATIENT = report(
            treatment(48.0, "deep", null),
            patient(75.0, null),
            selfCare("partial", "heat", "ice"),
            region(0, "calf", "other"),
            region(1, "lumbar-paraspinals", "spine"),
            region(1, "lumbar-paraspinals", "trunk"),
            risk("diabetes"),
            vital("temperatureC", 38.0),
            vital("heartRate", 90),
            doubt(3, "other-symptom"),
            symptom(
                    0,
                    "pain",
                    Map.of(
                            "groups",
                            List.of("soreness"),
                            "severity",
                            3,
                            "trend",
                            "worsening",
                            "onsetHours",
                            2.0,
                            "lastingHours",
                            46.0,
                            "persistent",
                            true,
                            "site",
                            "calf")),
            symptom(
                    1,
                    "site-redness",
                    Map.of(
                            "groups",
                            List.of("local-sign", "site-sign"),
                            "sizeCm",
                            5.0,
                            "persistent",
                            false,
                            "pressureMinutes",
                            200,
                            "site",
                            "lumbar-paraspinals",
                            "siteGroups",
                            List.of("spine", "trunk"))),
            symptom(
                    2,
                    "fever",
                    Map.of("severity", 7, "pressureMinutes", 200, "newSinceTreatment", false, "onsetHours", 30.5)));

    private static final String SILENT = "silent";
    private static final String WITHOUT_EVIDENCE = "";

    /** A condition and where its evidence lies; symptoms by their number. */
    private static final String[][] CONDITIONS = {
        // Every match of a bare pattern is evidence, none of a quantified one is.
        {"Symptom()", "0 1 2"},
        {"exists Symptom()", WITHOUT_EVIDENCE},
        {"not Symptom()", SILENT},
        {"exists Sign()", SILENT},
        {"not Sign()", WITHOUT_EVIDENCE},
        {"Symptom( code == \"pain\" ) Symptom( code == \"pain\" )", "0"},
        {"Symptom( code == \"pain\" ) exists Symptom( code == \"fever\" )", "0"},
        {"Symptom( code == \"pain\" ) not Symptom( code == \"fever\" )", SILENT},
        {"Symptom( code == \"pain\" ) not Symptom( code == \"chills\" )", "0"},
        // Words.
        {"Symptom( code != \"pain\" )", "1 2"},
        {"Symptom( code in ( \"pain\", \"fever\", \"chills\" ) )", "0 2"},
        {"Symptom( code not in ( \"pain\", \"fever\", \"chills\" ) )", "1"},
        {"Symptom( trend == \"unknown\" )", "1 2"},
        {"Symptom( site == \"calf\" )", "0"},
        {"Symptom( site == null )", "2"},
        {"Symptom( site != null )", "0 1"},
        {"Symptom( site in ( \"calf\", \"knee\" ) )", "0"},
        {"Symptom( site == null || site in ( \"calf\", \"knee\" ) )", "0 2"},
        // Numbers: a missing one is neither below nor above.
        {"Symptom( severity >= 3 )", "0 2"},
        {"Symptom( severity > 3 )", "2"},
        {"Symptom( severity <= 3 )", "0"},
        {"Symptom( severity < 3 )", SILENT},
        {"Symptom( severity < 7 || severity > 7 )", "0"},
        {"Symptom( severity == 7 )", "2"},
        {"Symptom( severity in ( 1, 3 ) )", "0"},
        {"Symptom( severity == null )", "1"},
        {"Symptom( severity != null )", "0 2"},
        {"Symptom( pressureMinutes == 200 )", "1 2"},
        {"Symptom( sizeCm >= 5 )", "1"},
        {"Symptom( sizeCm >= 5.0 )", "1"},
        {"Symptom( sizeCm > 5.0 )", SILENT},
        {"Symptom( sizeCm < 5.1 )", "1"},
        {"Symptom( sizeCm == null || sizeCm <= 4.9 )", "0 2"},
        {"Symptom( onsetHours >= 30.5 )", "2"},
        {"Symptom( onsetHours < 30.501 )", "0 2"},
        {"Patient( ageYears >= 75 )", "root"},
        {"Patient( ageYears > 75.0 )", SILENT},
        {"Patient( bmi < 20 )", SILENT},
        {"Patient( bmi == null )", "root"},
        {"Treatment( hoursSince <= 48.0 )", "root"},
        {"Treatment( hoursSince < 48 )", SILENT},
        {"Vital( sign == \"temperatureC\", value >= 38.0 )", "/vitals/temperatureC"},
        {"Vital( sign == \"temperatureC\", value > 38 )", SILENT},
        {"Vital( sign == \"heartRate\", value < 91 )", "/vitals/heartRate"},
        {"Report( symptomCount == 3 )", "/symptoms"},
        {"Report( symptomCount != 3 )", SILENT},
        {"Report( symptomCount in ( 2, 3 ) )", "/symptoms"},
        // Yes and no.
        {"Symptom( persistent == true )", "0"},
        {"Symptom( persistent == false )", "1"},
        {"Symptom( persistent == null || persistent == false )", "1 2"},
        {"Symptom( newSinceTreatment != true )", "2"},
        {"Report( asymptomatic == null )", "root"},
        {"Report( asymptomatic == false )", SILENT},
        {"Treatment( sharpPainAtInsertion == true )", SILENT},
        // Lists.
        {"Symptom( groups contains \"site-sign\" )", "1"},
        {"Symptom( groups not contains \"site-sign\" )", "0 2"},
        {"Symptom( groups contains \"site-sign\", groups not contains \"soreness\" )", "1"},
        {"SelfCare( tried contains \"ice\" )", "root"},
        {"SelfCare( tried not contains \"ice\" )", SILENT},
        // Brackets.
        {"Symptom( code == \"pain\" || severity == 7 )", "0 2"},
        {"Symptom( ( code == \"pain\" || code == \"fever\" ) && ( severity == 7 || severity == null ) )", "2"},
        {"Symptom( ( code == \"pain\" && severity == 3 ) || ( code == \"fever\" && severity == 3 ) )", "0"},
        {"Symptom( code == \"pain\", severity == 3 && trend == \"worsening\", persistent == true )", "0"},
        // Facts that are named.
        {"$a : Symptom( code == \"fever\" ) Symptom( pointer != $a.pointer )", "0 1 2"},
        {"$a : Symptom( code == \"fever\" ) Symptom( code == $a.code )", "2"},
        {"$a : Symptom( code == \"fever\" ) Symptom( code != $a.code, severity >= 3 )", "0 2"},
        {"$a : Symptom( code == \"pain\" ) Symptom( onsetHours > $a.onsetHours )", "0 2"},
        {"$a : Symptom( code == \"pain\" ) Symptom( onsetHours <= $a.onsetHours )", "0"},
        {"$a : Symptom( code == \"site-redness\" ) Symptom( onsetHours <= $a.onsetHours )", SILENT},
        {"$a : Symptom( code == \"site-redness\" ) Symptom( severity < $a.severity )", SILENT},
        {"$a : Symptom( code == \"site-redness\" ) not Symptom( severity < $a.severity )", "1"},
        {"$a : Symptom( code == \"site-redness\" ) exists Symptom( severity >= $a.severity )", SILENT},
        {"$a : Symptom( code == \"pain\" ) exists Symptom( severity > $a.severity )", "0"},
        {"$a : Symptom( code == \"fever\" ) not Symptom( severity > $a.severity )", "2"},
        {"$t : Treatment() Symptom( lastingHours <= $t.hoursSince )", "0 root"},
        {"$r : Report() Symptom( severity == $r.symptomCount )", "0 root"},
        {"$r : Report() Symptom( severity > $r.symptomCount )", "2 root"},
        {"$r : Region( group == \"spine\" ) Symptom( siteGroups contains $r.group )", "1 /treatment/regions/1"},
        {"$r : Region( group == \"spine\" ) Symptom( siteGroups not contains $r.group )", "0 2 /treatment/regions/1"},
        {"$s : Symptom( code == \"site-redness\" ) Region( group memberOf $s.siteGroups )", "1 /treatment/regions/1"},
        {"$s : Symptom( code == \"site-redness\" ) Region( group not memberOf $s.siteGroups )", "1 /treatment/regions/0"
        },
        {"$s : Symptom( code == \"pain\" ) exists Region( group memberOf $s.siteGroups )", SILENT},
        {"$r : Region() Symptom( site == $r.code )", "0 1 /treatment/regions/0 /treatment/regions/1"},
        {"$s : Symptom( newSinceTreatment == false ) Symptom( needledSite == $s.newSinceTreatment )", SILENT},
        {"$s : Symptom( newSinceTreatment == true ) Symptom( needledSite == $s.newSinceTreatment )", "0 1 2"},
        {"$v : Vital( sign == \"heartRate\" ) Symptom( lastingHours < $v.value )", "0 /vitals/heartRate"},
        {"$t : Treatment() Vital( sign == \"temperatureC\", value < $t.hoursSince )", "root /vitals/temperatureC"},
        // Combinations.
        {"( Symptom( code == \"pain\" ) or Symptom( code == \"fever\" ) )", "0 2"},
        {"( Symptom( code == \"chills\" ) or Symptom( code == \"fever\" ) )", "2"},
        {"( Symptom( code == \"chills\" ) or not Symptom( code == \"rigors\" ) )", WITHOUT_EVIDENCE},
        {"( Symptom( code == \"pain\" ) and Symptom( code == \"fever\" ) )", "0 2"},
        {"( Symptom( code == \"pain\" ) and Symptom( code == \"chills\" ) )", SILENT},
        {
            "( RiskFactor( code == \"smoker\" ) or ( RiskFactor( code == \"diabetes\" ) and Symptom( severity == 7 ) ) )",
            "2 /patient/diabetes"
        },
        {
            "Symptom( code == \"pain\" ) ( ( Symptom( code == \"fever\" ) or exists Symptom( code == \"chills\" ) )"
                    + " and Doubt( code == \"other-symptom\" ) )",
            "0 2 /symptoms/3"
        },
        {"$a : Symptom( code == \"pain\" ) ( Symptom( severity > $a.severity ) or Symptom( sizeCm >= 5.0 ) )", "0 1 2"},
        {"( $a : Symptom( code == \"pain\" ) and Symptom( severity > $a.severity ) )", "0 2"},
    };

    /** What the check refuses because a missing value meets it; a changed rule may hold it all the same. */
    private static final String[][] UNWISE_CONDITIONS = {
        {"Symptom( severity != 3 )", "1 2"},
        {"Symptom( severity not in ( 3, 4 ) )", "1 2"},
        {"Symptom( site != \"calf\" )", "1 2"},
        {"Symptom( site not in ( \"calf\", \"knee\" ) )", "1 2"},
        {"Symptom( persistent != true )", "1 2"},
        {"Symptom( sizeCm == 5.0 )", "1"},
        {"Symptom( sizeCm != 5.0 )", "0 2"},
        {"Patient( ageYears == 75 )", "root"},
        {"Vital( value == 38 )", "/vitals/temperatureC"},
        {"Vital( value != 38.0 )", "/vitals/heartRate"},
        {"Symptom( code == null )", SILENT},
        {"Symptom( code != null )", "0 1 2"},
        {"$a : Symptom( code == \"site-redness\" ) Symptom( severity == $a.severity )", "1"},
        {"$a : Symptom( code == \"site-redness\" ) Symptom( severity != $a.severity )", "0 1 2"},
        {"$a : Symptom( code == \"fever\" ) Symptom( severity == $a.severity )", "2"},
        {"$a : Symptom( code == \"fever\" ) Symptom( severity != $a.severity )", "0 1 2"},
        {"$a : Symptom( code == \"fever\" ) Symptom( pressureMinutes == $a.pressureMinutes )", "1 2"},
        {"$a : Symptom( code == \"fever\" ) Symptom( pressureMinutes != $a.pressureMinutes )", "0 2"},
        {"$a : Symptom( code == \"fever\" ) Symptom( site == $a.site )", "2"},
        {"$a : Symptom( code == \"fever\" ) Symptom( site != $a.site )", "0 1 2"},
        {"$a : Symptom( code == \"fever\" ) Symptom( persistent == $a.persistent )", "2"},
        {"$a : Symptom( code == \"pain\" ) Symptom( persistent != $a.persistent )", "0 1 2"},
        {"$a : Symptom( code == \"pain\" ) Symptom( onsetHours == $a.onsetHours )", "0"},
        {"$a : Symptom( code == \"site-redness\" ) Symptom( onsetHours != $a.onsetHours )", "0 1 2"},
        {"$a : Symptom( code == \"site-redness\" ) Symptom( onsetHours == $a.onsetHours )", "1"},
    };

    @TestFactory
    List<DynamicTest> conditionsThatTheCheckAccepts() {
        return all(CONDITIONS, BothEvaluators.of(files(CONDITIONS)));
    }

    @TestFactory
    List<DynamicTest> conditionsThatTheCheckRefuses() {
        return all(UNWISE_CONDITIONS, BothEvaluators.unwise(files(UNWISE_CONDITIONS)));
    }

    /** Compiled constraints may differ from interpreted ones, and take over after some evaluations. */
    @Test
    void meansTheSameAfterManyEvaluations() {
        for (String[][] conditions : List.of(CONDITIONS, UNWISE_CONDITIONS)) {
            BothEvaluators both = BothEvaluators.unwise(files(conditions));
            Map<String, String> first = shown(both.byEngine(PATIENT));
            for (int i = 0; i < 200; i++) {
                assertEquals(first, shown(both.byEngine(PATIENT)));
            }
        }
    }

    private static List<DynamicTest> all(String[][] conditions, BothEvaluators both) {
        Map<String, String> byEngine = shown(both.byEngine(PATIENT));
        Map<String, String> byReference = shown(both.byReference(PATIENT));
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < conditions.length; i++) {
            String id = id(i);
            String want = conditions[i][1];
            tests.add(DynamicTest.dynamicTest(conditions[i][0], () -> {
                assertEquals(want, byEngine.getOrDefault(id, SILENT), "the engine");
                assertEquals(want, byReference.getOrDefault(id, SILENT), "the reference");
            }));
        }
        tests.add(DynamicTest.dynamicTest(
                "decisions are equal", () -> assertEquals(Optional.empty(), both.disagreement(PATIENT))));
        return tests;
    }

    private static Map<String, String> shown(Decision decision) {
        assertEquals(true, decision.complete());
        Map<String, String> shown = new TreeMap<>();
        for (Reason reason : decision.reasons()) {
            List<String> pointers = new ArrayList<>();
            List<String> others = new ArrayList<>();
            for (Evidence part : reason.evidence()) {
                String pointer = part.pointer();
                if (pointer.matches("/symptoms/[012]")) {
                    pointers.add(pointer.substring("/symptoms/".length()));
                } else if (!others.contains(pointer)) {
                    others.add(pointer.isEmpty() ? "root" : pointer);
                }
            }
            pointers.addAll(others);
            shown.put(reason.ruleId(), String.join(" ", pointers));
        }
        return shown;
    }

    private static Map<String, String> files(String[][] conditions) {
        StringBuilder text = new StringBuilder(RuleFile.head("conclude"));
        for (int i = 0; i < conditions.length; i++) {
            text.append(RuleFile.triage("condition " + i, id(i), "SELF_CARE", conditions[i][0]));
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("topic/topic.drl", text.toString());
        return files;
    }

    private static String id(int number) {
        return (number < 100 ? "AA-" : "BB-") + String.format(Locale.ROOT, "%02d", number % 100);
    }
}
