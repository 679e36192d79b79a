package aftercare.ruleset.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Draft;
import aftercare.ruleset.text.EngineText;
import aftercare.ruleset.text.Parser;
import aftercare.ruleset.text.Problem;
import aftercare.ruleset.text.RuleProblems;
import aftercare.ruleset.text.RuleText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine is shown another text than the one that was checked: whatever differs must be noticed. */
class EngineReadingTest {

    /** What the engine gets of the good text: no actions. */
    private static final String ENGINE = Examples.GOOD.replaceAll("[a-z]+\\( drools \\);", "");

    @Test
    void findsNothingWhenTheTextIsTheSame() {
        assertEquals(List.of(), differences(ENGINE));
    }

    @Test
    void layoutBetweenTheTestsDoesNotMatter() {
        assertEquals(
                List.of(),
                differences(ENGINE.replace("    exists", "\n  exists").replace("// any of them", "")));
    }

    @Test
    void noticesEveryChange() {
        String[][] changes = {
            {"package aftercare.rules", "package aftercare.other"},
            {"import aftercare.domain.*", "import aftercare.domain.*\nimport java.util.List"},
            {"import aftercare.domain.*", ""},
            {"Conclusions.infer", "Conclusions.inferred"},
            {"\nrule \"Drink\"", "\nglobal java.util.List list\nrule \"Drink\""},
            {"\nrule \"Drink\"", "\nfunction void f() { }\nrule \"Drink\""},
            {"\nrule \"Drink\"", "\ndeclare Thing end\nrule \"Drink\""},
            {"\nrule \"Drink\"", "\nimport accumulate java.util.ArrayList evil\nrule \"Drink\""},
            {"\nrule \"Drink\"", "\nquery \"q\" Symptom() end\nrule \"Drink\""},
            {"\nrule \"Drink\"", "\nrule \"More\" when Symptom() then end\nrule \"Drink\""},
            {"rule \"Drink\"", "query \"Drink\""},
            {"rule \"Drink\"", "rule \"Drink \""},
            {"rule \"Drink\"", "rule \"Drink\" extends \"Fever, measured\""},
            {"rule \"Drink\"", "rule \"Drink\" salience 10"},
            {"statement 16\" )", "statement 16\" )\n salience 10"},
            {"rule \"Drink\"", "rule \"Drink\" @more( \"x\" )"},
            {"@within( 6 )", "@within( 7 )"},
            {"@within( 6 )", ""},
            {"@within( 6 )", "@within( 6 ) @within( 6 )"},
            {"@within( 6 )", "@within( value = 6, more = 7 )"},
            {"\"fever\"", "\"fevers\""},
            {"kind == ", "kind  == "},
            {"$fever : Sign", "$fevers : Sign"},
            {"$fever : Sign", "Sign"},
            {"$fever : Sign", "$fever := Sign"},
            {"severity >= 3 && (", "severity >= 3 || ("},
            {"severity >= 3 && (", "severity >= 3, ("},
            {"( persistent == null", "(persistent == null"},
            {"exists Region", "not Region"},
            {"exists Region", "Region"},
            {"exists Region( group == \"spine\" )", "exists Region( group == \"spine\" ) from $fever.regions"},
            {"exists Region( group == \"spine\" )", "exists Region( group == \"spine\" ) over window:length( 1 )"},
            {"exists Region( group == \"spine\" )", "exists ( Region( group == \"spine\" ) and Symptom() )"},
            {"exists Region( group == \"spine\" )", ""},
            {"exists Region( group == \"spine\" )", "exists Region( group == \"spine\" ) @watch( group )"},
            {"exists Region( group == \"spine\" )", "exists Region( group == \"spine\" )\n eval( true )"},
            {"Patient( ageYears >= 75 ) or (", "Patient( ageYears >= 75 ) and ("},
            {"then  end", "then advise( drools ); end"},
            {"then  end", "then drools.halt(); end"},
            {"then  end", "then // end"},
            {"then  end", "then then[ x ] advise( drools ); end"},
            {"then  end", "then"},
            {"then  end", ""},
        };
        for (String[] change : changes) {
            String text = ENGINE.replace(change[0], change[1]);
            assertNotEquals(ENGINE, text, change[0]);
            List<String> codes = differences(text);
            assertNotEquals(List.of(), codes, change[0] + " -> " + change[1]);
            for (String code : codes) {
                assertEquals(Check.ENGINE_DIFFERS.code(), code);
            }
        }
    }

    /** The engine takes an annotation only once in a rule, and would compile the action: both are kept from it. */
    @Test
    void leavesOutWhatTheEngineMustNotGet() {
        String twice = Examples.GOOD.replace(
                "@within( 6 )",
                "@within( 6 )\n @unless( \"one: why\" ) // @unless\n @unless( // not now\n \"@unless( two ): why\" )");
        RuleProblems problems = new RuleProblems();
        RuleText text =
                RuleText.read(Examples.source(Examples.PATH, twice), problems).orElseThrow();
        Draft draft = Parser.parse(text, problems);
        EngineReading.check(draft, problems);
        assertEquals(List.of(), problems.inOrder());
        String engine = EngineText.of(text);
        assertEquals(
                twice.replaceAll("\\S", "x").lines().count(), engine.lines().count());
        assertEquals(twice.length(), engine.length());
        assertEquals(ENGINE.replaceAll("\\s", ""), engine.replaceAll("// @unless|\\s", ""));
        EngineReading.check(draft, twice.replace("conclude( drools );", ""), problems);
        assertEquals(Check.ENGINE_DIFFERS.code(), problems.inOrder().get(0).code());
    }

    @Test
    void namesTheRuleThatDiffers() {
        RuleProblems problems = new RuleProblems();
        EngineReading.check(draft(), ENGINE.replace("value >= 38.0", "value >= 39.0"), problems);
        assertEquals(
                "RULE-034 infection/infection.drl:29:6: the engine would read this rule differently: write it as the"
                        + " rules beside it are written, and tell a developer\n",
                Examples.lines(problems.inOrder()));
    }

    @Test
    void doesNotFailOnTextThatTheEngineCannotRead() {
        for (String text :
                List.of("", "rule", "rule \"a\" when", "\0", "package ;", "((((", "rule \"a\" when then end end")) {
            assertEquals(List.of(Check.ENGINE_DIFFERS.code()), differences(text), text);
        }
    }

    private static List<String> differences(String engineText) {
        RuleProblems problems = new RuleProblems();
        EngineReading.check(draft(), engineText, problems);
        List<String> codes = new ArrayList<>();
        for (Problem problem : problems.inOrder()) {
            codes.add(problem.code());
        }
        return codes;
    }

    private static Draft draft() {
        RuleProblems none = new RuleProblems();
        RuleText text = RuleText.read(Examples.source(Examples.PATH, Examples.GOOD), none)
                .orElseThrow();
        return Parser.parse(text, none);
    }
}
