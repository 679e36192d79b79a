package aftercare.ruleset.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Problem;
import org.junit.jupiter.api.Test;

/** Three signs: fever, infection, sepsis. The condition of the first is what is tried. */
class SignLayersTest {

    @Test
    void allowsSignsThatBuildOnOthers() {
        assertEquals("", cycle("Symptom( code == \"fever\" )", "Sign( kind == \"fever\" )"));
        assertEquals("", cycle("Symptom( code == \"fever\" )", "Sign( kind in ( \"fever\", \"sepsis\" ) )"));
    }

    @Test
    void findsASignThatDependsOnItself() {
        assertEquals("fever -> fever", cycle("not Sign( kind == \"fever\" )", "Symptom()"));
        assertEquals(
                "fever -> infection -> fever", cycle("Sign( kind == \"infection\" )", "Sign( kind == \"fever\" )"));
    }

    @Test
    void looksIntoEveryCondition() {
        String infection = "Sign( kind == \"infection\" )";
        for (String condition : new String[] {
            "exists " + infection,
            "not " + infection,
            "( " + infection + " or Symptom() )",
            "( Symptom() or ( Symptom() and not " + infection + " ) )",
        }) {
            assertEquals("fever -> infection -> fever", cycle(condition, "Sign( kind == \"fever\" )"), condition);
        }
    }

    @Test
    void takesEveryKindThatATestLeavesOpen() {
        for (String sign : new String[] {
            "Sign()",
            "Sign( code == \"\" )",
            "Sign( kind != \"infection\" )",
            "Sign( kind not in ( \"infection\" ) )",
            "Sign( kind == \"fever\" || code == \"\" )",
            "Sign( kind == \"sepsis\" || kind == \"fever\" )",
            "Sign( ( kind == \"fever\" && code == \"\" ) || kind == \"sepsis\" )",
        }) {
            assertEquals("fever -> fever", cycle("exists " + sign, "Symptom()"), sign);
        }
    }

    @Test
    void leavesOutKindsThatATestRulesOut() {
        assertEquals("", cycle("Sign( kind in ( \"infection\", \"fever\" ), kind == \"infection\" )", "Symptom()"));
        assertEquals("", cycle("Sign( kind == \"infection\" || kind == \"sepsis\" )", "Symptom()"));
    }

    /** The cycle that is reported, empty when there is none. */
    private static String cycle(String fever, String infection) {
        String text =
                """
                package aftercare.rules
                import aftercare.domain.*
                import function aftercare.engine.Conclusions.infer
                """
                        + rule(1, "fever", fever) + rule(2, "infection", infection) + rule(3, "sepsis", "Symptom()");
        StringBuilder cycles = new StringBuilder();
        for (Problem problem : Examples.check(text).problems()) {
            assertEquals(Check.SIGN_CYCLE.code(), problem.code(), problem.message());
            cycles.append(problem.what().substring(problem.what().indexOf(": ") + 2));
        }
        return cycles.toString();
    }

    private static String rule(int number, String kind, String condition) {
        return """
                rule "%s"
                    @id( "SGN-0%d" )
                    @infers( "%s" )
                    @source( "our own choice" )
                when
                    %s
                then
                    infer( drools );
                end
                """
                .formatted(kind, number, kind, condition);
    }
}
