package aftercare.engine;

import aftercare.FirstFacts;
import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.languages.Translations;
import aftercare.ruleset.text.RuleSource;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Rule sets that no check would let pass, to see what becomes of a report when the engine fails. */
public final class RogueRules {

    private RogueRules() {}

    /** The shipped rule set. */
    public static RuleSet shipped(Clock clock) {
        LoadResult loaded = new RuleSetLoader(clock).load(FirstFacts.RULES);
        if (loaded instanceof RuleSet valid) {
            return valid;
        }
        throw new AssertionError("the shipped rules are broken: " + ((LoadResult.Broken) loaded).problems());
    }

    /** An engine with these rules alone, under the name and with the words of the shipped ones. */
    public static EngineRules of(RuleSet shipped, String... rules) {
        String text =
                "package aftercare.rules\nimport aftercare.domain.*\ndialect \"java\"\n" + String.join("\n", rules);
        return new EngineRulesBuilder()
                .build(
                        shipped.book().version(),
                        new CheckedRules(List.of(), List.of()),
                        List.of(new RuleSource("rogue/rogue.drl", text.getBytes(StandardCharsets.UTF_8))),
                        shipped.book().vocabulary(),
                        shipped.book().wording());
    }

    /** The shipped rule set with an engine that never heard of one file; the reference knows all. */
    public static RuleSet losing(RuleSet shipped, String lost) {
        List<RuleSource> kept = new ArrayList<>();
        for (RuleSource source : shipped.files().rules()) {
            if (!source.path().equals(lost)) {
                kept.add(source);
            }
        }
        EngineRules book = new EngineRulesBuilder()
                .build(
                        shipped.book().version(),
                        new CheckedRules(shipped.rules(), List.of()),
                        kept,
                        shipped.book().vocabulary(),
                        shipped.book().wording());
        return new RuleSet(
                book, shipped.reference(), shipped.rules(), shipped.intake(), shipped.files(), Translations.NONE);
    }

    /** Fails as soon as there is a symptom. */
    public static String breaks() {
        return "rule \"breaks\" when Symptom() then throw new IllegalStateException( \"a value of the report\" ); end";
    }

    /** Never comes to an end. */
    public static String runsAway() {
        return "rule \"runs away\" when Symptom() then insert( Integer.valueOf( 0 ) ); end\n"
                + "rule \"goes on\" when $i : Integer() then insert( Integer.valueOf( $i + 1 ) ); end";
    }

    /** Waits for so long, in milliseconds. */
    public static String stalls(long millis) {
        return "rule \"stalls\" when Symptom() then Thread.sleep( " + millis + "L ); end";
    }
}
