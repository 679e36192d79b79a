package aftercare.ruleset.demands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FirstFacts;
import aftercare.domain.RuleCard.Triage;
import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.check.RuleCheck;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.text.RuleSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SilencingConditionsTest {

    private static final RuleFolder.Contents SHIPPED = RuleFolder.read(FirstFacts.RULES);

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "not RiskFactor( code == 'smoker' ) ~ RiskFactor smoker",
                "not RiskFactor( code in ( 'smoker', 'copd' ) ) ~ RiskFactor smoker, copd",
                "not Symptom( groups contains 'site-sign' ) ~ Symptom site-sign",
                "not Symptom( severity >= 7 ) ~ Symptom( severity >= 7 )",
                "not Sign( kind == 'fever' ) ~ Sign fever",
                "not Report( symptomCount >= 2 ) ~ Report( symptomCount >= 2 )",
                "Symptom( severity <= 6 ) ~ severity <= 6",
                "Symptom( severity < 7 ) ~ severity < 7",
                "Symptom( severity == 6 ) ~ severity 6",
                "Symptom( severity in ( 6, 7 ) ) ~ severity 6, 7",
                "Symptom( onset != 'sudden' ) ~ onset not sudden",
                "Report( symptomCount <= 1 ) ~ symptomCount <= 1",
                "Symptom( code != 'pain' ) ~ code not pain",
                "Symptom( code not in ( 'pain', 'chills' ) ) ~ code not pain, chills",
                "Symptom( groups not contains 'soreness' ) ~ groups not soreness",
                "Symptom( trend == 'worsening' ) ~ trend worsening",
                "Symptom( trend in ( 'stable', 'worsening' ) ) ~ trend stable, worsening",
                "Symptom( trend in ( 'worsening', 'rapidly-worsening', 'unknown' ) ) "
                        + "~ trend worsening, rapidly-worsening, unknown",
                "Symptom( onset == 'gradual' ) ~ onset gradual",
                "Symptom( pattern == 'focal' ) ~ pattern focal",
                "SelfCare( relief == 'partial' ) ~ relief partial",
                "SelfCare( relief in ( 'no', 'unknown' ) ) ~ relief no, unknown",
                "Treatment( depth == 'superficial' ) ~ depth superficial",
                "Symptom( heavy == false ) ~ heavy false",
                "Symptom( newSinceTreatment == false ) ~ newSinceTreatment false",
                "Symptom( stopped == true ) ~ stopped true",
                "Symptom( fullyRecovered == true ) ~ fullyRecovered true",
                "Symptom( newSinceTreatment != true ) ~ newSinceTreatment not true",
                "Symptom( sizeCm == null ) ~ sizeCm missing",
                "Symptom( ( severity == null || severity > 3 ) ) ~ severity missing",
                "Symptom( site == null ) ~ site missing",
                "Vital( sign == 'heartRate', value >= 111, value <= 130 ) ~ value >= 111, value <= 130",
                "Patient( ageYears < 16.0, ageYears >= 2.0 ) ~ ageYears >= 2.0, ageYears < 16.0",
                "exists Symptom( code == 'fever', severity < 7 ) ~ severity < 7",
            })
    void asksForAReasonForEachCondition(String condition, String name) {
        String fact = condition.replace('\'', '"');
        List<FolderProblem> problems = demand("", fact);
        assertEquals(List.of("UNLESS-001"), codes(problems), condition);
        assertTrue(problems.get(0).help().contains("`@unless( \"" + name + ": …\" )`"), problems.get(0)::help);
        assertEquals(List.of(), demand("@unless( \"" + name + ": it is milder\" )", fact), condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Symptom( severity >= 7 )",
                "Symptom( severity != null )",
                "Symptom( trend in ( \"worsening\", \"rapidly-worsening\" ) )",
                "Symptom( trend == \"rapidly-worsening\" )",
                "Symptom( onset == \"sudden\" )",
                "Symptom( pattern in ( \"one-sided\", \"bilateral\" ) )",
                "SelfCare( relief == \"no\" )",
                "Symptom( heavy == true )",
                "Symptom( stopped == false )",
                "Symptom( groups contains \"soreness\" )",
                "Vital( sign == \"heartRate\", ( value <= 40 || value >= 131 ) )",
                "Vital( sign == \"spo2\", value <= 91 )",
                "Patient( ageYears < 16.0 )",
                "Treatment( hoursSince <= 72.0 )",
                "RiskFactor( code in ( \"smoker\", \"copd\" ) )",
                "exists Region( group == \"spine\" )",
                "$one : Symptom( groups contains \"soreness\" )\n    exists Symptom( code != $one.code )"
            })
    void asksForNoneWhereAWorseReportStillMeetsIt(String fact) {
        assertEquals(List.of(), demand("", fact));
    }

    @Test
    void leavesRulesBelowUrgentAlone() {
        String rule = rule("", "not RiskFactor( code == \"smoker\" )").replace("URGENT_24H", "ROUTINE_REVIEW");
        assertEquals(List.of(), check(rule));
    }

    @Test
    void namesAConditionOfSeveralAlternativesOnce() {
        String fact = "( ( Symptom( code == \"chills\" ) and not RiskFactor( code == \"smoker\" ) )\n"
                + "        or ( Symptom( code == \"fever\" ) and not RiskFactor( code == \"smoker\" ) ) )";
        assertEquals(List.of("UNLESS-001"), codes(demand("", fact)));
        assertEquals(List.of(), demand("@unless( \"RiskFactor smoker: it is milder\" )", fact));
    }

    @Test
    void asksWhichOneWhereTwoHaveTheSameName() {
        String two = "Symptom( code == \"chest-pain\", trend == \"worsening\" )\n"
                + "    Symptom( code == \"dry-cough\", trend == \"worsening\" )";
        List<FolderProblem> unclear = demand("@unless( \"trend worsening: it is milder\" )", two);
        assertEquals(List.of("UNLESS-003"), codes(unclear));
        String which = "`Symptom chest-pain trend worsening` or `Symptom dry-cough trend worsening`";
        assertTrue(unclear.get(0).help().contains(which), unclear.get(0)::help);
        String one = "@unless( \"Symptom chest-pain trend worsening: it is milder\" )";
        List<FolderProblem> other = demand(one, two);
        assertEquals(List.of("UNLESS-001"), codes(other));
        assertTrue(other.get(0).help().contains("Symptom dry-cough trend worsening: …"), other.get(0)::help);
        assertEquals(List.of(), demand(one + "\n    " + one.replace("chest-pain", "dry-cough"), two));
    }

    @Test
    void tellsTwoFactsApartThatMustNotBeThere() {
        String two = "not Symptom( code == \"chest-pain\", severity >= 7 )\n"
                + "    not Symptom( code == \"chest-pain\", heavy == true )";
        assertEquals(List.of("UNLESS-001", "UNLESS-001"), codes(demand("", two)));
        assertEquals(List.of("UNLESS-003"), codes(demand("@unless( \"Symptom chest-pain: it is milder\" )", two)));
        String both = "@unless( \"Symptom( code == chest-pain, severity >= 7 ): it is milder\" )\n"
                + "    @unless( \"Symptom( code == chest-pain, heavy == true ): it is milder\" )";
        assertEquals(List.of(), demand(both, two));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RiskFactor smoker", "RiskFactor smoker:", "RiskFactor smoker: …", "RiskFactor smoker: 1"})
    void wantsAReason(String written) {
        String fact = "not RiskFactor( code == \"smoker\" )";
        assertEquals(List.of("UNLESS-003"), codes(demand("@unless( \"" + written + "\" )", fact)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"RiskFactor copd: it is milder", "not RiskFactor smoker: it is milder", "smoker: it is milder"})
    void refusesWhatNamesNothing(String written) {
        String fact = "not RiskFactor( code == \"smoker\" )";
        List<FolderProblem> problems = demand("@unless( \"" + written + "\" )", fact);
        assertEquals(List.of("UNLESS-002", "UNLESS-001"), codes(problems));
        assertEquals(
                "leave it out, or name `RiskFactor smoker`", problems.get(0).help());
    }

    @Test
    void refusesWhatIsNamedTwice() {
        String once = "@unless( \"RiskFactor smoker: it is milder\" )";
        String fact = "not RiskFactor( code == \"smoker\" )";
        assertEquals(List.of("UNLESS-002"), codes(demand(once + "\n    " + once, fact)));
        String full = once + "\n    @unless( \"RiskFactor( code == smoker ): it is milder\" )";
        assertEquals(List.of("UNLESS-002"), codes(demand(full, fact)));
    }

    /** The demand follows a sign to its own rule, also over another sign, and not through a negation. */
    @Test
    void asksForItWhereASignIsFound() {
        String sign = sign("SGN-91", "first", "Symptom( code == \"fever\", severity <= 6 )");
        assertEquals(List.of("UNLESS-001"), codes(check(sign + rule("", "Sign( kind == \"first\" )"))));
        String above = sign("SGN-92", "second", "exists Sign( kind == \"first\" )");
        assertEquals(List.of("UNLESS-001"), codes(check(sign + above + rule("", "Sign( kind == \"second\" )"))));
        String mild = rule("", "Sign( kind == \"first\" )").replace("URGENT_24H", "ROUTINE_REVIEW");
        assertEquals(List.of(), codes(check(sign + mild)));
        String absent = rule("@unless( \"Sign first: it is milder\" )", "not Sign( kind == \"first\" )");
        assertEquals(List.of(), codes(check(sign + absent)));
    }

    @Test
    void saysWhereWhatAndWhatToDo() {
        assertEquals(
                "example/example.drl:11:5: `not RiskFactor( code == \"smoker\" )` can turn `An example` off while a report"
                        + " gets worse or longer, and nothing says why: write `@unless( \"RiskFactor smoker: …\" )` below"
                        + " its source with the reason, or take the condition away",
                demand("", "not RiskFactor( code == \"smoker\" )").get(0).message());
    }

    /** The edit that went live once: a smoker who breathes 40 times a minute stayed at home. */
    @Test
    void refusesTheNegatedRiskInEveryEmergencyRule() {
        int tried = 0;
        for (ParsedRule rule : FolderCheck.check(SHIPPED).rules()) {
            if (rule.card().kind() instanceof Triage triage && triage.urgency().isEmergency()) {
                List<FolderProblem> problems = withNegatedRisk(rule);
                assertEquals(List.of("UNLESS-001"), codes(problems), rule.card().title());
                assertTrue(problems.get(0).what().contains("`" + rule.card().title() + "`"), problems.get(0)::what);
                tried++;
            }
        }
        assertTrue(tried > 40, tried + " emergency rules");
    }

    private static List<FolderProblem> withNegatedRisk(ParsedRule rule) {
        String file = rule.place().file();
        SortedMap<String, byte[]> bytes = new TreeMap<>(SHIPPED.files().bytes());
        String text = new String(bytes.get(file), StandardCharsets.UTF_8);
        int then = text.indexOf("\nthen", rule.place().start());
        String edited = text.substring(0, then) + "\n    not RiskFactor( code == \"smoker\" )" + text.substring(then);
        bytes.put(file, edited.getBytes(StandardCharsets.UTF_8));
        CheckedFolder checked = FolderCheck.check(new RuleFolder.Contents(new RuleFiles(bytes), List.of()));
        assertEquals(List.of(), checked.problems(), rule.card().title());
        return SilencingConditions.check(checked.rules());
    }

    private static List<FolderProblem> demand(String annotations, String fact) {
        return check(rule(annotations, fact));
    }

    private static List<FolderProblem> check(String rules) {
        String text = "package aftercare.rules\nimport aftercare.domain.*\n"
                + "import function aftercare.engine.Conclusions.conclude\n"
                + (rules.contains("infer(") ? "import function aftercare.engine.Conclusions.infer\n" : "") + rules;
        List<RuleSource> sources = new ArrayList<>();
        sources.add(new RuleSource("example/example.drl", text.getBytes(StandardCharsets.UTF_8)));
        if (rules.contains("kind == \"fever\"")) {
            for (RuleSource shipped : SHIPPED.files().rules()) {
                if (shipped.path().equals("signs/signs.drl")) {
                    sources.add(shipped);
                }
            }
        }
        CheckedRules checked = new RuleCheck()
                .read(sources, FolderCheck.check(SHIPPED).vocabulary().orElseThrow());
        assertEquals(List.of(), checked.problems());
        return SilencingConditions.check(checked.rules());
    }

    private static String rule(String annotations, String fact) {
        return """
                rule "An example"
                    @id( "EXA-01" )
                    @urgency( "URGENT_24H" )
                    @reason( "An example." ) @advice( "See a doctor today." )
                    @source( "our own choice" )
                %s
                when
                    %s
                then
                    conclude( drools );
                end
                """
                .formatted(annotations, fact);
    }

    private static String sign(String id, String kind, String fact) {
        return """
                rule "The sign %s"
                    @id( "%s" )
                    @infers( "%s" )
                    @source( "our own choice" )
                when
                    %s
                then
                    infer( drools );
                end
                """
                .formatted(kind, id, kind, fact);
    }

    private static List<String> codes(List<FolderProblem> problems) {
        List<String> codes = new ArrayList<>();
        for (FolderProblem problem : problems) {
            codes.add(problem.code());
        }
        return codes;
    }
}
