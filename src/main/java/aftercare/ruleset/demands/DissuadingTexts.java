package aftercare.ruleset.demands;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.domain.Wording;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that tell a patient not to seek help. An answer shows titles, reasons and questions of milder rules beside an
 * emergency, so none of them, whatever its level, may say so.
 */
final class DissuadingTexts {

    private static final Pattern DISSUADES = Pattern.compile(
            "(?:do not|don['\u2019]t|never|not|need not|needn['\u2019]t) (?:call|go to (?:a |the )?hospital|see a doctor)"
                    + "|stay at home|not an emergency|no emergency|no ambulance|false alarm|ignore (?:this|it|these|the answer)"
                    + "|harmless",
            Pattern.CASE_INSENSITIVE);

    private static final String HELP = "say what to do instead: it may be read in an emergency";

    private final List<FolderProblem> problems = new ArrayList<>();

    private DissuadingTexts() {}

    static List<FolderProblem> check(List<ParsedRule> rules, Vocabulary vocabulary, Wording wording) {
        DissuadingTexts texts = new DissuadingTexts();
        for (ParsedRule rule : rules) {
            texts.rule(rule);
        }
        wording.levels().forEach((level, words) -> {
            texts.text(RuleFiles.WORDING, "the headline of `" + level + "`", words.headline());
            texts.text(RuleFiles.WORDING, "the contact of `" + level + "`", words.contact());
            for (Wording.Sooner sooner : words.sooner()) {
                texts.text(
                        RuleFiles.WORDING,
                        "the headline of `" + level + "`",
                        sooner.heading().headline());
                texts.text(
                        RuleFiles.WORDING,
                        "the contact of `" + level + "`",
                        sooner.heading().contact());
            }
            texts.text(RuleFiles.WORDING, "the instruction of `" + level + "`", words.instruction());
        });
        wording.dataQuality().forEach((code, text) -> texts.text(RuleFiles.WORDING, "`" + code + "`", text));
        for (SymptomWord word : vocabulary.symptoms().values()) {
            texts.text(RuleFiles.VOCABULARY, "the label of `" + word.code() + "`", word.label());
            texts.text(RuleFiles.VOCABULARY, "the question of `" + word.code() + "`", word.question());
        }
        for (Part part : Part.values()) {
            for (Field field : vocabulary.fields(part).values()) {
                texts.text(RuleFiles.VOCABULARY, "the label of `" + field.name() + "`", field.label());
                texts.text(RuleFiles.VOCABULARY, "the question of `" + field.name() + "`", field.question());
            }
        }
        return texts.problems;
    }

    private void rule(ParsedRule rule) {
        for (String text :
                List.of(rule.card().title(), rule.card().reason(), rule.card().advice())) {
            Matcher dissuades = DISSUADES.matcher(text);
            if (dissuades.find()) {
                problems.add(FolderProblem.of(
                        DemandCode.DISSUADES,
                        rule,
                        what("a text of `" + rule.card().title() + "`", dissuades),
                        HELP));
            }
        }
    }

    private void text(String file, String place, String text) {
        Matcher dissuades = DISSUADES.matcher(text);
        if (dissuades.find()) {
            problems.add(FolderProblem.of(DemandCode.DISSUADES, file, what(place, dissuades), HELP));
        }
    }

    private static String what(String place, Matcher dissuades) {
        return place + " says `" + dissuades.group() + "`";
    }
}
