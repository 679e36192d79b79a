package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveVerbTest {

    private static final String RULES = "soreness/soreness.drl";

    private static final String HEAD =
            """
            package aftercare.rules
            import aftercare.domain.*
            import function aftercare.engine.Conclusions.conclude
            """;

    @TempDir
    private Path temp;

    private Path rules;

    @BeforeEach
    void rules() throws IOException {
        rules = SmallRules.in(temp);
        Path words = rules.resolve("vocabulary.yaml");
        Files.writeString(words, Files.readString(words).replaceAll("\n    floor: EMERGENCY_[A-Z]+", ""));
        edit("trend == \"worsening\" )", "trend in ( \"worsening\", \"rapidly-worsening\" ) )");
        Files.createDirectories(rules.resolve("nothing"));
        Files.writeString(
                rules.resolve("nothing/nothing.drl"),
                HEAD + rule("EXP-02", "SELF_CARE", "Report( symptomCount == 0 )"));
    }

    @Test
    void provesWhatHoldsForEveryReport() {
        assertEquals(
                new Ran(
                        0,
                        """
                        not lowered when a symptom is added               3 of 3
                        not lowered when a risk is added                  3 of 3
                        not lowered when a severity is higher             3 of 3
                        not lowered when a trend is worse                 3 of 3
                        bands of numbers that meet                        2 of 2

                        14 claims: all hold for every report
                        """,
                        ""),
                Ran.aftercare(rules, "", "prove"));
    }

    @Test
    void showsBothReportsWhereAnAnswerIsLowered() throws IOException {
        edit("hoursSince > 24 )", "hoursSince > 24 )\n    not RiskFactor( code == \"smoker\" )");
        String out =
                """
                Not so: what INF-01 comes to is not lowered when a risk is added
                  {"reportedAt":"2026-11-24T09:00:00Z","treatment":{"endedAt":"_"},"symptoms":[{"code":"site-redness","trend":"_"}]}
                    -> URGENT_24H (6 h): INF-01
                  {"reportedAt":"2026-11-24T09:00:00Z","patient":{"smoker":true},"treatment":{"endedAt":"_"},"symptoms":[{"code":"site-redness","trend":"_"}]}
                    -> ROUTINE_REVIEW (72 h): GEN-01

                not lowered when a symptom is added               3 of 3
                not lowered when a risk is added                  2 of 3
                not lowered when a severity is higher             3 of 3
                not lowered when a trend is worse                 3 of 3
                bands of numbers that meet                        2 of 2

                14 claims: 1 does not hold for every report
                """;
        assertEquals(new Ran(1, out, ""), withoutChosen(Ran.aftercare(rules, "", "prove")));
    }

    @Test
    void showsWhatARuleNames() throws IOException {
        edit("hoursSince > 24 )", "hoursSince > 24 )\n    not RiskFactor( code == \"smoker\" )");
        edit("    @within( 6 )", "    @within( 6 )\n    @unless( \"RiskFactor smoker: for this test\" )");
        Ran ran = Ran.aftercare(rules, "", "prove");
        assertEquals(0, ran.exit());
        assertTrue(
                ran.out()
                        .startsWith(
                                "Only where a rule names it with `@unless`: what INF-01 comes to is not lowered when a risk is added\n"),
                ran.out());
    }

    @Test
    void namesTheWordsThatOnlyTheFloorHolds() throws IOException {
        Path words = rules.resolve("vocabulary.yaml");
        String text = Files.readString(words);
        int at = text.indexOf("    question", text.indexOf("- code: rigors"));
        Files.writeString(words, text.substring(0, at) + "    floor: EMERGENCY_DEPARTMENT\n" + text.substring(at));
        Ran ran = Ran.aftercare(rules, "", "prove");
        assertEquals(1, ran.exit());
        assertTrue(
                ran.out()
                        .startsWith(
                                """
                                Not shown to reach their floor by the rules alone, so that the floor must hold: `rigors`

                                emergency words at or above their floor           1 of 1
                                the same by the rules alone                       0 of 1
                                """),
                ran.out());
    }

    @Test
    void saysWhichBandsDoNotMeet() throws IOException {
        Files.createDirectories(rules.resolve("bands"));
        Files.writeString(
                rules.resolve("bands/bands.drl"),
                HEAD
                        + rule("BND-01", "URGENT_24H", "Vital( sign == \"temperatureC\", value >= 38.0, value < 39.0 )")
                        + rule("BND-02", "EMERGENCY_DEPARTMENT", "Vital( sign == \"temperatureC\", value > 39.0 )"));
        Ran ran = Ran.aftercare(rules, "", "prove");
        assertEquals(1, ran.exit());
        assertTrue(
                ran.out()
                        .startsWith(
                                """
                                Not so: the bands of numbers in `bands` meet without gap or overlap
                                  - bands/bands.drl:24:5: no rule takes `temperatureC` exactly 39 here: `temperatureC >= 39.1`, and
                                    the rule at bands/bands.drl:5 takes `temperatureC >= 38` and `temperatureC <= 38.9`: move one of
                                    the two, so that each begins where the other ends
                                """),
                ran.out());
    }

    @Test
    void printsEveryClaimAsJson() throws IOException {
        edit("hoursSince > 24 )", "hoursSince > 24 )\n    not RiskFactor( code == \"smoker\" )");
        Ran ran = withoutChosen(Ran.aftercare(rules, "", "prove", "--json"));
        assertEquals(1, ran.exit());
        assertTrue(
                ran.out()
                        .startsWith(
                                "{\"claims\":[{\"kind\":\"not lowered when a symptom is added\","
                                        + "\"claim\":\"what INF-01 comes to is not lowered when a symptom is added\",\"holds\":true},"),
                ran.out());
        assertTrue(
                ran.out()
                        .contains(
                                "\"claim\":\"what INF-01 comes to is not lowered when a risk is added\",\"holds\":false,"
                                        + "\"reports\":[{\"report\":\"{\\\"reportedAt\\\":\\\"2026-11-24T09:00:00Z\\\","),
                ran.out());
        assertTrue(
                ran.out().contains("\"urgency\":\"ROUTINE_REVIEW\",\"actWithinHours\":72,\"reasons\":[\"GEN-01\"]}]}"),
                ran.out());
    }

    @Test
    void provesTheFolderThatIsNamed() {
        assertEquals(Ran.aftercare(rules, "", "prove"), Ran.aftercare(temp, "", "prove", rules.toString()));
    }

    @Test
    void needsRulesThatCanBeRead() throws IOException {
        edit("severity <= 6", "severty <= 6");
        Ran ran = Ran.aftercare(rules, "", "prove");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("severty"), ran.err());
    }

    /** Of several reports that show the same the solver may find any: those two values are its choice. */
    private static Ran withoutChosen(Ran ran) {
        String out = ran.out()
                .replaceAll("\"endedAt\":\"[^\"]*\"", "\"endedAt\":\"_\"")
                .replaceAll("\"trend\":\"[^\"]*\"", "\"trend\":\"_\"");
        return new Ran(ran.exit(), out, ran.err());
    }

    private static String rule(String id, String urgency, String condition) {
        return """

                rule "A rule for %s"
                    @id( "%s" )
                    @urgency( "%s" )
                    @reason( "For this test." )
                    @advice( "See a doctor." )
                    @source( "our own choice" )
                when
                    %s
                then
                    conclude( drools );
                end
                """
                .formatted(id, id, urgency, condition);
    }

    private void edit(String from, String to) throws IOException {
        Path file = rules.resolve(RULES);
        String text = Files.readString(file);
        assertTrue(text.contains(from), from);
        Files.writeString(file, text.replace(from, to));
    }
}
