package aftercare.ruleset.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.RuleCard;
import aftercare.ruleset.text.Draft;
import aftercare.ruleset.text.Lexer;
import aftercare.ruleset.text.Parser;
import aftercare.ruleset.text.RuleProblems;
import aftercare.ruleset.text.RuleSource;
import aftercare.ruleset.text.RuleText;
import aftercare.ruleset.text.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleLayoutTest {

    private static final int RANDOM_LAYOUTS = 300;

    @Test
    void shippedRulesAreLaidOut() throws IOException {
        for (Path file : shipped()) {
            assertEquals(Files.readString(file), laid(Files.readString(file)), file.toString());
        }
    }

    @Test
    void laysOutWhatIsWrittenInOneBreath() {
        String cramped =
                """
                package aftercare.rules import aftercare.domain.* import function aftercare.engine.Conclusions.conclude
                rule "One" @id("INF-01")@urgency ( "URGENT_24H" )   @reason("a")  @advice("b") @source("our own choice") when
                $a:Symptom(code=="pain",severity>=3&&trend in("stable","unknown"))not Symptom( ) exists Report (symptomCount==1)
                (Patient(ageYears>=75)or(RiskFactor(code=="diabetes")and not Report(asymptomatic==true)))then conclude(drools);end
                rule "Two" @id("INF-02") @urgency("URGENT_24H") @reason("a") @advice("b") @source("our own choice")
                when Symptom( code == "pain" ) then conclude ( drools ) ; end""";
        assertEquals(
                """
                package aftercare.rules
                import aftercare.domain.*
                import function aftercare.engine.Conclusions.conclude

                rule "One"
                    @id( "INF-01" )
                    @urgency( "URGENT_24H" )
                    @reason( "a" )
                    @advice( "b" )
                    @source( "our own choice" )
                when
                    $a : Symptom( code == "pain", severity >= 3 && trend in ( "stable", "unknown" ) )
                    not Symptom()
                    exists Report( symptomCount == 1 )
                    ( Patient( ageYears >= 75 ) or ( RiskFactor( code == "diabetes" ) and not Report( asymptomatic == true ) ) )
                then
                    conclude( drools );
                end

                rule "Two"
                    @id( "INF-02" )
                    @urgency( "URGENT_24H" )
                    @reason( "a" )
                    @advice( "b" )
                    @source( "our own choice" )
                when
                    Symptom( code == "pain" )
                then
                    conclude( drools );
                end
                """,
                laid(cramped));
    }

    @Test
    void keepsCommentsAndTheLinesOfLongConditions() {
        String loose =
                """
                // At the top.


                // Still.

                package aftercare.rules
                import aftercare.domain.* // facts
                import function aftercare.engine.Conclusions.conclude
                // --- A heading ---



                // About the rule.
                rule "One" // its title
                  // which
                  @id( "INF-01" ) /* its id */
                    @urgency( "URGENT_24H" )
                    @reason( "a // no comment" )

                    @advice( "b /* none */" )
                    @source( "our own choice" )
                 // asks
                when // all of it

                  /* two
                     lines */
                  Symptom( // any
                    code == "pain", // this one
                       severity
                        >= 3 ||
                      severity == null /* not given */ )

                  // the end of it
                then
                  conclude( drools );
                end // over
                // And last.
                """;
        assertEquals(
                """
                // At the top.

                // Still.

                package aftercare.rules
                import aftercare.domain.* // facts
                import function aftercare.engine.Conclusions.conclude

                // --- A heading ---

                // About the rule.
                rule "One" // its title
                    // which
                    @id( "INF-01" ) /* its id */
                    @urgency( "URGENT_24H" )
                    @reason( "a // no comment" )
                    @advice( "b /* none */" )
                    @source( "our own choice" )
                    // asks
                when // all of it
                    /* two
                     lines */
                    Symptom( // any
                        code == "pain", // this one
                        severity >= 3
                        || severity == null /* not given */ )
                    // the end of it
                then
                    conclude( drools );
                end // over

                // And last.
                """,
                laid(loose));
    }

    @Test
    void writesEachUnlessOnALine() throws IOException {
        String shipped = Files.readString(Path.of("rules/chest/chest.drl"));
        String joined = shipped.replace("\n    @unless( ", " @unless(");
        assertNotEquals(shipped, joined);
        assertEquals(shipped, laid(joined));
    }

    @Test
    void takesAwayWhatAnEditorLeaves() throws IOException {
        String shipped = Files.readString(Path.of("rules/chest/chest.drl"));
        String windows = "\uFEFF" + shipped.replace("\n    @", "\n\t@").replace("\n", "\r\n");
        assertEquals(shipped, laid(windows));
    }

    @Test
    void leavesAloneWhatItCannotRead() {
        assertEquals(
                "RULE-008 infection/infection.drl:3:1: `function` is not allowed: a file holds imports and rules only\n",
                refusal(Examples.GOOD.lines().limit(2).reduce("", (a, b) -> a + b + "\n") + "function f\n"));
        assertEquals(
                "RULE-002 infection/infection.drl:1:6: the byte FF is not UTF-8 text: save the file as UTF-8 in your editor\n",
                Examples.lines(((Layout.Refused) RuleLayout.of(
                                new RuleSource(Examples.PATH, new byte[] {'h', 'e', 'l', 'l', 'o', (byte) 0xFF})))
                        .problems()));
        assertEquals(
                "RULE-004 infection/infection.drl:13:20: a tab: set your editor to use spaces\n",
                refusal(Examples.GOOD.replace("Fever together", "Fever\ttogether")));
    }

    @Test
    void anyLayoutComesToOneThatStays() throws IOException {
        List<String> texts = new ArrayList<>(List.of(Examples.GOOD));
        for (Path file : shipped()) {
            texts.add(Files.readString(file));
        }
        long first = Long.getLong("seed", System.nanoTime());
        int within = 0;
        for (long seed = first; seed < first + RANDOM_LAYOUTS; seed++) {
            String text = texts.get((int) Math.floorMod(seed, (long) texts.size()));
            String message = "-Dseed=" + seed;
            String shaken = shaken(text, new SplittableRandom(seed));
            Layout laid = RuleLayout.of(Examples.source(Examples.PATH, shaken));
            Layout.Out out = assertInstanceOf(Layout.Out.class, laid, () -> message + ": " + laid);
            assertEquals(out.text(), laid(out.text()), message);
            assertEquals(said(text), said(out.text()), message);
            assertEquals(comments(shaken), comments(out.text()), message);
            within += commentsInBrackets(shaken);
        }
        System.out.println(RANDOM_LAYOUTS + " layouts with " + within + " comments within brackets, -Dseed=" + first);
        assertTrue(within > RANDOM_LAYOUTS, "only " + within);
    }

    private static int commentsInBrackets(String text) {
        RuleText read = RuleText.read(Examples.source(Examples.PATH, text), new RuleProblems())
                .orElseThrow();
        int comments = 0;
        int depth = 0;
        int from = 0;
        for (Token token : Lexer.tokens(read, new RuleProblems())) {
            if (depth > 0) {
                comments +=
                        Gap.of(text.substring(from, token.start())).comments().size();
            }
            depth += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
            from = token.end();
        }
        return comments;
    }

    /** Other blanks, line ends and comments between the tokens; no comment where none is allowed, as inside a test. */
    private static String shaken(String text, SplittableRandom random) {
        RuleText read = RuleText.read(Examples.source(Examples.PATH, text), new RuleProblems())
                .orElseThrow();
        List<Token> tokens = Lexer.tokens(read, new RuleProblems());
        StringBuilder shaken = new StringBuilder();
        boolean inAction = false;
        int depth = 0;
        int from = 0;
        boolean inList = false;
        boolean betweenTests = false;
        Token previous = tokens.get(0);
        for (Token token : tokens) {
            boolean mayComment = !inAction && (depth == 0 || betweenTests) && !token.isSign("(");
            shaken.append(blanks(random)).append(shaken.length() == 0 ? "" : " ");
            for (Gap.Comment comment :
                    Gap.of(text.substring(from, token.start())).comments()) {
                shaken.append(comment.text())
                        .append(comment.endsItsLine() ? "\n" : "")
                        .append(blanks(random));
            }
            if (mayComment && random.nextInt(12) == 0) {
                shaken.append(
                        random.nextBoolean() ? "// \"a( comment" + random.nextInt(99) + "  \n" : "/* rule\n end */");
            }
            shaken.append(blanks(random)).append(text, token.start(), token.end());
            from = token.end();
            inList = token.isSign("(") ? previous.isName("in") : inList && !token.isSign(")");
            betweenTests = token.isSign(",") && !inList || token.isSign("(") && isFact(previous);
            previous = token;
            depth += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
            inAction = token.isName("then") && depth == 0 || inAction && !token.isName("end");
        }
        return shaken.toString();
    }

    private static boolean isFact(Token token) {
        return token.is(Token.Kind.NAME) && Character.isUpperCase(token.text().charAt(0));
    }

    private static String blanks(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> "\n";
            case 1 -> "\n\n\n  ";
            case 2 -> "   ";
            default -> "";
        };
    }

    private static List<String> comments(String text) {
        RuleText read = RuleText.read(Examples.source(Examples.PATH, text), new RuleProblems())
                .orElseThrow();
        List<String> comments = new ArrayList<>();
        int from = 0;
        for (Token token : Lexer.tokens(read, new RuleProblems())) {
            for (Gap.Comment comment :
                    Gap.of(text.substring(from, token.start())).comments()) {
                comments.add("before " + token.text() + ": " + comment.text());
            }
            from = token.end();
        }
        return comments;
    }

    /** What the rules say, without places: cards by their own equality, conditions as the engine would see them. */
    private static List<String> said(String text) {
        RuleProblems problems = new RuleProblems();
        Draft draft = Parser.parse(
                RuleText.read(Examples.source(Examples.PATH, text), problems).orElseThrow(), problems);
        assertEquals(List.of(), problems.inOrder());
        List<String> said = new ArrayList<>();
        for (Draft.DraftRule rule : draft.rules()) {
            Optional<RuleCard> card = CardCheck.check(rule, problems);
            said.add(rule.title() + card.map(it -> it.id() + it.kind() + it.reason() + it.advice() + it.source()));
            said.add(rule.when().toString().replaceAll("Place\\[[^]]*]", ""));
        }
        return said;
    }

    private static String laid(String text) {
        Layout laid = RuleLayout.of(Examples.source(Examples.PATH, text));
        assertTrue(laid instanceof Layout.Out, laid::toString);
        return ((Layout.Out) laid).text();
    }

    private static String refusal(String text) {
        return Examples.lines(((Layout.Refused) RuleLayout.of(Examples.source(Examples.PATH, text))).problems());
    }

    private static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .toList();
        }
    }
}
