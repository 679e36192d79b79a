package aftercare.ruleset.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Advises;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Leaflet;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Lexer;
import aftercare.ruleset.text.Problem;
import aftercare.ruleset.text.RuleSource;
import aftercare.ruleset.text.RuleText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RuleCheckTest {

    @Test
    void readsGoodRulesWithoutAProblem() {
        CheckedRules checked = Examples.check(Examples.GOOD);
        assertEquals("", Examples.lines(checked.problems()));
        assertEquals(3, checked.rules().size());
    }

    @Test
    void readsWhatARuleSaysOfItself() {
        List<ParsedRule> rules = Examples.check(Examples.GOOD).rules();
        RuleCard fever = rules.get(0).card();
        assertEquals("INF-05", fever.id());
        assertEquals("Fever with a sign of inflammation at a needle site", fever.title());
        assertEquals(new Triage(Urgency.URGENT_24H, OptionalInt.of(6)), fever.kind());
        assertTrue(fever.reason().startsWith("Fever ≥ 38 °C alongside local signs: 'infection'"));
        assertTrue(fever.advice().startsWith("Fever together"));
        assertEquals("source article, statements 3, 4 and 10; [NG51]; our own choice", fever.source());
        assertEquals(Examples.PATH, fever.file());
        assertEquals(8, fever.line());
        assertEquals(new Infers("fever", "temperature"), rules.get(1).card().kind());
        RuleCard drink = rules.get(2).card();
        assertEquals(new Advises(Leaflet.SELF_CARE), drink.kind());
        assertEquals("Drink plenty of water.", drink.advice());
        assertEquals("", drink.reason());
    }

    @Test
    void readsConditionsWithTheirPlaces() {
        ParsedRule rule = Examples.check(Examples.GOOD).rules().get(0);
        assertEquals(5, rule.when().size());
        Condition.Pattern fever =
                assertInstanceOf(Condition.Pattern.class, rule.when().get(0));
        assertEquals("Sign", fever.fact());
        assertEquals(Optional.of("$fever"), fever.name());
        assertEquals("$fever : Sign( kind == \"fever\" )", textOf(fever.place()));
        assertEquals(17, fever.place().line());
        assertEquals(5, fever.place().column());
        Condition.Pattern symptom =
                assertInstanceOf(Condition.Pattern.class, rule.when().get(1));
        assertEquals(4, symptom.tests().size());
        assertEquals(
                "( persistent == null || persistent == false )",
                textOf(symptom.tests().get(2).place()));
        AnyOf persistent = assertInstanceOf(AnyOf.class, symptom.tests().get(2));
        Comparison absent =
                assertInstanceOf(Comparison.class, persistent.tests().get(0));
        assertEquals(Operator.EQUAL, absent.operator());
        assertInstanceOf(Operand.Absent.class, absent.operand());
        Comparison code = assertInstanceOf(Comparison.class, symptom.tests().get(3));
        assertEquals(Operator.NOT_IN, code.operator());
        assertEquals("( \"fever\", \"chills\" )", textOf(code.operand().place()));
        assertInstanceOf(Condition.Exists.class, rule.when().get(2));
        assertInstanceOf(Condition.Not.class, rule.when().get(3));
        Condition.Or or = assertInstanceOf(Condition.Or.class, rule.when().get(4));
        Condition.Pattern patient =
                assertInstanceOf(Condition.Pattern.class, or.conditions().get(0));
        Comparison age = assertInstanceOf(Comparison.class, patient.tests().get(0));
        assertEquals(
                new BigDecimal("75"),
                assertInstanceOf(Operand.Number.class, age.operand()).value());
        assertInstanceOf(Condition.And.class, or.conditions().get(1));
        assertTrue(textOf(rule.place()).startsWith("rule \"Fever"));
        assertTrue(textOf(rule.place()).endsWith("end"));
    }

    @Test
    void readsFieldsOfEarlierFacts() {
        ParsedRule rule = Examples.check(Examples.GOOD).rules().get(2);
        Condition.Pattern second =
                assertInstanceOf(Condition.Pattern.class, rule.when().get(1));
        Comparison pointer = assertInstanceOf(Comparison.class, second.tests().get(1));
        Operand.FieldOf other = assertInstanceOf(Operand.FieldOf.class, pointer.operand());
        assertEquals("$a", other.name());
        assertEquals("pointer", other.field());
    }

    @Test
    void keepsGoodRulesBesideBrokenOnes() {
        CheckedRules checked = Examples.check(Examples.GOOD.replace("kind == \"fever\"", "kind = \"fever\""));
        assertEquals(1, checked.problems().size());
        assertEquals(2, checked.rules().size());
    }

    @Test
    void asksForASecondOpinionOnEveryFileWithoutAProblem() {
        List<String> asked = new ArrayList<>();
        RuleCheck check = new RuleCheck((draft, problems) -> {
            asked.add(draft.text().file());
            problems.add(Check.ENGINE_DIFFERS, draft.text().place(0, 0), "different", "");
        });
        CheckedRules checked = check.read(
                List.of(
                        Examples.source("a/a.drl", rule("One", "INF-01", "x")),
                        Examples.source("b/b.drl", rule("Two", "INF-2", "x"))),
                Examples.vocabulary());
        assertEquals(List.of("a/a.drl"), asked);
        assertEquals(List.of(Check.ENGINE_DIFFERS.code(), Check.ID.code()), codes(checked));
    }

    @Test
    void refusesToServeWithoutAnyFile() {
        CheckedRules checked = new RuleCheck().read(List.of(), Examples.vocabulary());
        assertEquals("RULE-013 .:1:1: there is no rule file: look at the folder of rules\n", lines(checked));
    }

    @Test
    void wantsAFileToBeNamedAsItsFolder() {
        for (String path : List.of(
                "infection.drl",
                "chest/infection.drl",
                "Infection/Infection.drl",
                "a/b/b.drl",
                "../infection/infection.drl",
                "infection\\infection.drl",
                "in_fection/in_fection.drl",
                "infection/infection.txt")) {
            CheckedRules checked =
                    new RuleCheck().read(List.of(Examples.source(path, Examples.GOOD)), Examples.vocabulary());
            assertEquals(List.of(Check.FILE_NAME.code()), codes(checked), path);
        }
    }

    @Test
    void listsProblemsInTheOrderOfFilesAndLines() {
        String broken = Examples.GOOD
                .replace("kind == \"fever\"", "kind == \"fevr\"")
                .replace("@id( \"SC-01\" )", "@id( \"SC\" )");
        CheckedRules checked = new RuleCheck()
                .read(
                        List.of(Examples.source("b/b.drl", broken), Examples.source("a/a.drl", "")),
                        Examples.vocabulary());
        List<String> where = new ArrayList<>();
        for (Problem problem : checked.problems()) {
            where.add(problem.place().file() + ":" + problem.place().line());
        }
        assertEquals(List.of("b/b.drl:41", "a/a.drl:1"), where);
    }

    @Test
    void doesNotBlameSignsOnAFileThatCouldNotBeRead() {
        String uses = Examples.GOOD
                .substring(0, Examples.GOOD.indexOf("rule \"Fever, measured"))
                .replace("import function aftercare.engine.Conclusions.infer\n", "")
                .replace("import function aftercare.engine.Conclusions.advise\n", "");
        RuleSource good = Examples.source(Examples.PATH, uses);
        assertEquals(
                List.of(Check.UNKNOWN_SIGN.code()), codes(new RuleCheck().read(List.of(good), Examples.vocabulary())));
        RuleSource unreadable = new RuleSource("signs/signs.drl", new byte[] {(byte) 0xC0});
        assertEquals(
                List.of(Check.ENCODING.code()),
                codes(new RuleCheck().read(List.of(good, unreadable), Examples.vocabulary())));
    }

    @Test
    void wantsTitlesToBeUniqueOverAllFiles() {
        assertEquals(
                "RULE-014 b/b.drl:5:6: the title `One` appears twice: the other one is at a/a.drl:5; say what is"
                        + " different\n",
                lines(two(rule("One", "INF-01", "x"), rule("One", "INF-02", "x"))));
    }

    @Test
    void wantsTitlesToDifferInTheirLetters() {
        assertEquals(
                "RULE-014 b/b.drl:5:6: the title `one-two` is too much like another one: the other one is at a/a.drl:5;"
                        + " say what is different\n",
                lines(two(rule("One, two", "INF-01", "x"), rule("one-two", "INF-02", "x"))));
        assertEquals(List.of(Check.TITLE.code()), codes(Examples.check(rule("1?", "INF-01", "x"))));
        String longest = "x".repeat(CardCheck.LONGEST_TITLE);
        assertEquals("", lines(Examples.check(rule(longest, "INF-01", "x"))));
        assertEquals(List.of(Check.TITLE.code()), codes(Examples.check(rule(longest + "x", "INF-01", "x"))));
    }

    @Test
    void wantsAnIdToLiveInOneFile() {
        assertEquals(
                "RULE-017 b/b.drl:6:10: the id `INF-01` is used in another file: the other rule is at a/a.drl:5; take a"
                        + " new id\n",
                lines(two(rule("One", "INF-01", "x"), rule("Two", "INF-01", "x"))));
    }

    @Test
    void allowsAlternativesThatDifferInTheirDeadline() {
        String loose = rule("One", "INF-01", "x");
        String tight = loose.substring(loose.indexOf("rule \""))
                .replace("\"One\"", "\"Two\"")
                .replace("    @reason", "    @within( 6 )\n    @reason");
        CheckedRules checked = Examples.check(loose + tight);
        assertEquals("", lines(checked));
        assertEquals(2, checked.rules().size());
    }

    @Test
    void acceptsADeadlineAsTightAsTheLevel() {
        assertEquals(
                "",
                lines(Examples.check(
                        rule("One", "INF-01", "x").replace("    @reason", "    @within( 24 )\n    @reason"))));
        assertEquals(
                "",
                lines(Examples.check(
                        rule("One", "INF-01", "x").replace("    @reason", "    @within( 0 )\n    @reason"))));
    }

    @Test
    void refusesTheSameFileTwice() {
        RuleSource source = Examples.source(Examples.PATH, rule("One", "INF-01", "x"));
        CheckedRules checked = new RuleCheck().read(List.of(source, source), Examples.vocabulary());
        assertTrue(codes(checked).contains(Check.FILE_NAME.code()));
    }

    @Test
    void refusesAFileThatIsTooLong() {
        String rule = rule("One", "INF-01", "x");
        String filler = "// " + "x".repeat(RuleText.MOST_BYTES - rule.length() - 4) + "\n";
        assertEquals("", lines(Examples.check(rule + filler)));
        assertEquals(List.of(Check.TOO_LONG.code()), codes(Examples.check(rule + filler + "\n")));
    }

    @Test
    void acceptsExactlyTheLongestTextAndNotOneMore() {
        String longest = "x".repeat(Lexer.MOST_CHARACTERS_OF_A_TEXT);
        assertEquals("", lines(Examples.check(rule("One", "INF-01", longest))));
        assertEquals(List.of(Check.TOO_LONG.code()), codes(Examples.check(rule("One", "INF-01", longest + "x"))));
    }

    @Test
    void acceptsExactlyTheLargestRuleAndNotOneMore() {
        String eight = "exists Region()\n".repeat(8);
        assertEquals("", lines(Examples.check(rule("One", "INF-01", "x").replace("Symptom()\n", eight))));
        String sixteen = "( Region() or Report() )\n".repeat(4);
        assertEquals("", lines(Examples.check(rule("One", "INF-01", "x").replace("Symptom()\n", sixteen))));
        String seventeen = "( " + "Region() or ".repeat(16) + "Report() )\n";
        CheckedRules tooMany = Examples.check(rule("One", "INF-01", "x").replace("Symptom()\n", seventeen));
        assertTrue(lines(tooMany).contains("17 ways"));
        String tests = "Symptom( " + "severity > 3, ".repeat(63) + "severity > 3 )\n";
        assertEquals("", lines(Examples.check(rule("One", "INF-01", "x").replace("Symptom()\n", tests))));
    }

    /** Random text, random bytes: a problem, never an exception, and never a clean result. */
    @Test
    void refusesNoise() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (i % 2 == 0) {
                for (int j = 0; j < noise.length; j++) {
                    noise[j] = (byte) (' ' + Math.floorMod(noise[j], 95));
                }
            }
            CheckedRules checked =
                    new RuleCheck().read(List.of(new RuleSource(Examples.PATH, noise)), Examples.vocabulary());
            assertTrue(!checked.clean(), () -> Arrays.toString(noise));
        }
    }

    private static CheckedRules two(String first, String second) {
        return new RuleCheck()
                .read(
                        List.of(Examples.source("a/a.drl", first), Examples.source("b/b.drl", second)),
                        Examples.vocabulary());
    }

    private static String rule(String title, String id, String reason) {
        return """
                package aftercare.rules
                import aftercare.domain.*
                import function aftercare.engine.Conclusions.conclude

                rule "%s"
                    @id( "%s" )
                    @urgency( "URGENT_24H" )
                    @reason( "%s" )
                    @advice( "See a doctor." )
                    @source( "our own choice" )
                when
                Symptom()
                then
                    conclude( drools );
                end
                """
                .formatted(title, id, reason);
    }

    private static String textOf(Place place) {
        byte[] bytes = Examples.GOOD.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.UTF_8).substring(place.start(), place.end());
    }

    private static String lines(CheckedRules checked) {
        return Examples.lines(checked.problems());
    }

    private static List<String> codes(CheckedRules checked) {
        List<String> codes = new ArrayList<>();
        for (Problem problem : checked.problems()) {
            codes.add(problem.code());
        }
        return codes;
    }
}
