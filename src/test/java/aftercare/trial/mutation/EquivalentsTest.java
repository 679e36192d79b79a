package aftercare.trial.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.ruleset.model.ParsedRule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EquivalentsTest {

    private static final Instant REPORTED_AT = Instant.parse("2026-03-01T12:00:00Z");

    /** Its deadline is that of its level: without it nothing changes. */
    private static final TextRules RULES = rules("Symptom( code == \"fever\" )");

    private static Equivalents written;

    @BeforeAll
    static void write() {
        written = anew();
    }

    @Test
    void readsWhatItWrote() {
        Equivalents read = Equivalents.read(written.write());
        assertEquals(Optional.empty(), read.problem());
        assertEquals(written.entries(), read.entries());
        assertEquals(List.of("`@within( 24 )` is dropped"), says(read));
        assertEquals(List.of(), problems(RULES, read));
    }

    @Test
    void isTheSameEveryTime() {
        assertEquals(text(written), text(anew()));
    }

    @Test
    void noticesAHandInIt() {
        String text = text(written);
        String message =
                "mutants.equivalent.txt: it is not as the program wrote it: write it anew with `mutate --write-equivalents`";
        for (String byHand : List.of(
                text.replace("@within( 24 )", "@within( 25 )"),
                text.replace("differs: nothing", "differs: details"),
                text.replace("\n# sum", "\n\n# sum"),
                text.substring(0, text.lastIndexOf("# sum")),
                text + "\n",
                "")) {
            Equivalents read = Equivalents.read(byHand.getBytes(StandardCharsets.UTF_8));
            assertEquals(Optional.of(message), read.problem(), byHand);
            assertEquals(List.of(), read.entries());
        }
    }

    @Test
    void noticesARuleThatIsNoLongerWhatItWas() {
        assertEquals(
                List.of(
                        "mutants.equivalent.txt: INF-01: `@within( 24 )` is dropped: the rule is no longer what it was: write"
                                + " the file anew"),
                problems(rules("Symptom( code == \"rigors\" )"), written));
    }

    @Test
    void noticesAnEntryThatAReportTellsApart() {
        List<MutantResult> tried = run(RULES, Equivalents.none()).tried();
        List<Equivalents.Entry> entries = new ArrayList<>();
        for (MutantResult one : tried) {
            if (one.mutant().change() == MutationKind.RULE_DELETED) {
                entries.add(Equivalents.Entry.of(one.mutant(), false));
            }
        }
        assertEquals(
                List.of(
                        "mutants.equivalent.txt: INF-01: the rule is deleted: a report tells it apart, see `--survivors`: add"
                                + " it as a case"),
                problems(RULES, Equivalents.of(entries)));
    }

    @Test
    void countsWhatIsNotListedAsSurvived() {
        Score none = Score.of(run(RULES, Equivalents.none()).tried());
        assertEquals(1, none.unlisted());
        assertEquals(0, none.equivalent());
        Score listed = Score.of(run(RULES, written).tried());
        assertEquals(0, listed.unlisted());
        assertEquals(1, listed.equivalent());
        assertEquals(none.mutants(), listed.mutants());
    }

    private static TextRules rules(String when) {
        return new TextRules().triage("INF-01", "One", "URGENT_24H 24", when);
    }

    private static Mutation run(TextRules rules, Equivalents listed) {
        List<ParsedRule> parsed = rules.parsed();
        return new MutationRun(parsed, TextRules.VOCABULARY, TextRules.WORDING, List.of(), REPORTED_AT)
                .run(parsed, listed, () -> {});
    }

    private static Equivalents anew() {
        return run(RULES, Equivalents.none()).equivalents();
    }

    private static List<String> problems(TextRules rules, Equivalents listed) {
        return run(rules, listed).problems();
    }

    private static List<String> says(Equivalents listed) {
        List<String> says = new ArrayList<>();
        for (Equivalents.Entry entry : listed.entries()) {
            says.add(entry.says());
        }
        return says;
    }

    private static String text(Equivalents listed) {
        return new String(listed.write(), StandardCharsets.UTF_8);
    }
}
