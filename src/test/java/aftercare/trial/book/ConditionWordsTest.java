package aftercare.trial.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Vocabulary;
import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.check.RuleCheck;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.text.RuleSource;
import aftercare.ruleset.words.VocabularyReader;
import aftercare.ruleset.words.WordsResult;
import aftercare.triage.reference.RuleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every condition that the check lets through has words, and they are good ones. */
class ConditionWordsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/book/words.txt");
    private static final int RANDOM_SETS = 12;

    /** What a reader of the book must never meet: Java, the names of facts and fields, nothing at all. */
    private static final Pattern NOT_WORDS =
            Pattern.compile("null|java|aftercare|Optional|\\[|[a-z][A-Z]|==|!=|&&|\\|\\||  |^$|: ?$|,$");

    private static final Vocabulary VOCABULARY = vocabulary();

    /** Each golden pair is a condition, and below it, indented, what the book says. */
    @Test
    void saysEveryOperatorAsAgreed() throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line : Files.readAllLines(GOLDEN)) {
            if (!line.startsWith(" ") && !line.isBlank()) {
                said.append(line).append('\n');
                for (Clause words : words(line.replace(" ;; ", "\n"))) {
                    said.append("    ").append(words.flat()).append('\n');
                }
            } else if (line.isBlank()) {
                said.append('\n');
            }
        }
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, said);
        }
        assertEquals(Files.readString(GOLDEN), said.toString());
    }

    @Test
    void hasWordsForEveryRandomCondition() {
        long first = Long.getLong("seed", System.nanoTime());
        ConditionWords words = new ConditionWords(VOCABULARY);
        int lines = 0;
        for (long seed = first; seed < first + RANDOM_SETS; seed++) {
            for (ParsedRule rule : check(RuleFiles.random(seed)).rules()) {
                for (Clause line : words.of(rule.when())) {
                    lines++;
                    String flat = line.flat();
                    assertFalse(
                            NOT_WORDS
                                    .matcher(flat.replaceAll("\\$n\\d+", "that").replace("COPD", ""))
                                    .find(),
                            "-Dseed=" + seed + ": " + flat);
                }
            }
        }
        assertTrue(lines > RANDOM_SETS * 20, "only " + lines + " lines");
    }

    private static List<Clause> words(String when) {
        String text =
                """
                package aftercare.rules
                import aftercare.domain.*
                import function aftercare.engine.Conclusions.conclude
                import function aftercare.engine.Conclusions.infer
                rule "Sign" @id( "SGN-01" ) @infers( "fever" ) @as( "one" ) @source( "our own choice" )
                when Symptom( code == "fever" ) then infer( drools ); end
                rule "Tried" @id( "INF-01" ) @urgency( "URGENT_24H" ) @reason( "r" ) @advice( "a" ) @source( "our own choice" )
                when
                """
                        + when + "\nthen conclude( drools ); end\n";
        CheckedRules checked = check(Map.of("infection/infection.drl", text));
        assertEquals(List.of(), checked.problems(), when);
        return new ConditionWords(VOCABULARY).of(checked.rules().get(1).when());
    }

    private static CheckedRules check(Map<String, String> files) {
        List<RuleSource> sources = new ArrayList<>();
        files.forEach((path, text) -> sources.add(new RuleSource(path, text.getBytes(StandardCharsets.UTF_8))));
        return new RuleCheck().read(sources, VOCABULARY);
    }

    private static Vocabulary vocabulary() {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("rules/vocabulary.yaml"));
            return ((WordsResult.Good<Vocabulary>) VocabularyReader.read("vocabulary.yaml", bytes)).words();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("there is no vocabulary", e);
        }
    }
}
