package aftercare.ruleset.languages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a file of texts anew: what holds stays, what does not is open again, what is missing has its place. */
public final class LanguageSheet {

    private final StringBuilder text = new StringBuilder();
    private final Translation translation;

    private LanguageSheet(Translation translation) {
        this.translation = translation;
    }

    /** The whole file for the English texts of a translation. */
    public static String of(Translation translation, List<EnglishText> english) {
        return new LanguageSheet(translation).write(english);
    }

    private String write(List<EnglishText> english) {
        LanguageFile file = translation.file();
        comment(
                "",
                "Texts in the language `" + file.language() + "`. Written by `./aftercare texts --lang "
                        + file.language() + "`; write `text` and nothing else.");
        comment("", "The English text is above each entry. While `text` is empty, answers show the English one.");
        text.append('\n');
        comment(
                "",
                "Who reviewed the texts as a clinician and a translator, and when: \"name, date\". Until then: false.");
        key("reviewed", file.reviewed().isEmpty() ? "false" : quoted(file.reviewed()));
        comment("", "What an answer says until then: no clinician and no translator has reviewed this translation.");
        key("notReviewed", quoted(file.notReviewed()));
        comment("", "What an answer says that has to fall back: some texts are in English.");
        key("inEnglish", quoted(file.inEnglish()));
        text.append("\ntexts:\n");
        Map<String, LanguageFile.Entry> held =
                file.entries().stream().collect(Collectors.toMap(LanguageFile.Entry::of, Function.identity()));
        Map<String, List<LanguageFile.Entry>> outdated =
                translation.outdated().stream().collect(Collectors.groupingBy(LanguageFile.Entry::at));
        Set<String> seen = new HashSet<>();
        for (EnglishText each : english) {
            if (seen.add(each.text())) {
                LanguageFile.Entry entry = held.get(each.hash());
                List<LanguageFile.Entry> old = outdated.getOrDefault(each.at(), List.of());
                entry(each, entry == null ? "" : entry.text(), entry == null ? old : List.of());
            }
        }
        lost();
        return text.toString();
    }

    private void entry(EnglishText english, String said, List<LanguageFile.Entry> old) {
        comment("  ", english.text());
        for (LanguageFile.Entry before : old) {
            comment("  ", "of another English text: " + before.text());
        }
        text.append("  - at: ").append(quoted(english.at())).append('\n');
        text.append("    of: ").append(quoted(english.hash())).append('\n');
        text.append("    text: ").append(quoted(said)).append("\n\n");
    }

    /** Nothing that somebody wrote goes without a word. */
    private void lost() {
        List<LanguageFile.Entry> lost = new ArrayList<>(translation.orphaned());
        lost.removeIf(entry -> entry.text().isEmpty());
        if (!lost.isEmpty()) {
            comment("", "No text of the rules is there any more for these:");
            for (LanguageFile.Entry entry : lost) {
                comment("", entry.at() + ": " + entry.text());
            }
        }
    }

    private void comment(String indent, String line) {
        text.append(indent).append("# ").append(line).append('\n');
    }

    private void key(String key, String value) {
        text.append(key).append(": ").append(value).append('\n');
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
