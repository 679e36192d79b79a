package aftercare.trial.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.check.RuleCheck;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.text.RuleSource;
import aftercare.ruleset.words.VocabularyReader;
import aftercare.ruleset.words.WordingReader;
import aftercare.ruleset.words.WordsResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rules from a few lines of text, with the shipped words. */
public final class TextRules {

    public static final Vocabulary VOCABULARY = ((WordsResult.Good<Vocabulary>)
                    VocabularyReader.read("vocabulary.yaml", bytes("rules/vocabulary.yaml")))
            .words();
    public static final Wording WORDING =
            ((WordsResult.Good<Wording>) WordingReader.read("wording.yaml", bytes("rules/wording.yaml"))).words();

    private final StringBuilder text = new StringBuilder("package aftercare.rules\nimport aftercare.domain.*\n"
            + "import function aftercare.engine.Conclusions.conclude\n"
            + "import function aftercare.engine.Conclusions.infer\n");

    /**
     * A rule of triage.
     *
     * @param urgency with its deadline, if it has one of its own: {@code URGENT_24H 6}
     */
    public TextRules triage(String id, String title, String urgency, String when) {
        String[] level = urgency.split(" ", -1);
        String within = level.length > 1 ? "    @within( " + level[1] + " )\n" : "";
        return rule(
                title,
                "    @id( \"" + id + "\" )\n    @urgency( \"" + level[0] + "\" )\n" + within
                        + "    @reason( \"Why.\" )\n    @advice( \"Do.\" )\n",
                when,
                "conclude");
    }

    /** A rule that infers a sign. */
    public TextRules sign(String id, String title, String kind, String when) {
        return rule(title, "    @id( \"" + id + "\" )\n    @infers( \"" + kind + "\" )\n", when, "infer");
    }

    private TextRules rule(String title, String annotations, String when, String function) {
        text.append("\nrule \"" + title + "\"\n" + annotations + "    @source( \"our own choice\" )\nwhen\n    " + when
                + "\nthen\n    " + function + "( drools );\nend\n");
        return this;
    }

    /** The rules; they must be such as the check accepts. */
    public List<ParsedRule> parsed() {
        String whole = text.toString();
        for (String function : List.of("conclude", "infer")) {
            if (!whole.contains(function + "( drools )")) {
                whole = whole.replace("import function aftercare.engine.Conclusions." + function + "\n", "");
            }
        }
        CheckedRules checked = new RuleCheck()
                .read(List.of(new RuleSource("some/some.drl", whole.getBytes(StandardCharsets.UTF_8))), VOCABULARY);
        assertEquals(List.of(), checked.problems());
        return checked.rules();
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped words cannot be read", e);
        }
    }
}
