package aftercare.ruleset.languages;

import aftercare.ruleset.words.WordEntry;
import aftercare.ruleset.words.WordsResult;
import aftercare.ruleset.yaml.Shape;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlText;
import aftercare.ruleset.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a file {@code texts.<language>.yaml}. Strict: what it cannot understand is a problem, and nothing of the file counts. */
public final class LanguageFileReader {

    private static final Pattern NAME = Pattern.compile("texts\\.([a-z]{2,3}(?:-[A-Z]{2})?)\\.yaml");
    private static final String DIGITS = "[0-9a-f]{" + EnglishText.HASH_DIGITS + "}";
    private static final Pattern HASH = Pattern.compile(DIGITS);
    private static final List<String> KEYS = List.of("reviewed", "notReviewed", "inEnglish", "texts");
    private static final List<String> ENTRY_KEYS = List.of("at", "of", "text");
    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*}|[{}]");
    private static final String WRITE = "let `./aftercare texts` write it";

    private final YamlProblems problems;

    private LanguageFileReader(YamlProblems problems) {
        this.problems = problems;
    }

    /** The language of a file of that name; empty where it is no file of texts. */
    public static Optional<String> language(String path) {
        Matcher name = NAME.matcher(path);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** What such a file may hold, for editors. */
    public static Shape shape() {
        Map<String, Shape> entry = new LinkedHashMap<>();
        entry.put("at", Shape.text().says("where the English text is; `./aftercare texts` writes it"));
        entry.put("of", Shape.text(DIGITS).says("the hash of the English text that this is a translation of"));
        entry.put("text", Shape.anyText().says("while it is empty, answers show the English text"));
        Map<String, Shape> file = new LinkedHashMap<>();
        file.put(
                "reviewed",
                Shape.either(List.of(Shape.truth(), Shape.text()))
                        .says("who reviewed the texts as a clinician and a translator, and when; until then `false`"));
        file.put("notReviewed", Shape.text().says("what an answer says until then"));
        file.put("inEnglish", Shape.text().says("what an answer says of which some texts are in English"));
        file.put("texts", Shape.list(Shape.keys(ENTRY_KEYS, entry)));
        return Shape.keys(KEYS, file);
    }

    /** @param path of a file of which {@link #language} knows the language */
    public static WordsResult<LanguageFile> read(String path, byte[] bytes) {
        YamlProblems problems = new YamlProblems(path);
        Optional<YamlValue> root = new YamlText(problems, WRITE).root(bytes);
        if (root.isEmpty()) {
            return new WordsResult.Bad<>(problems.inOrder());
        }
        LanguageFile file = new LanguageFileReader(problems).file(path, root.get());
        return problems.isEmpty() ? new WordsResult.Good<>(file) : new WordsResult.Bad<>(problems.inOrder());
    }

    private LanguageFile file(String path, YamlValue root) {
        WordEntry file = WordEntry.of(root, KEYS, List.of(), problems);
        return new LanguageFile(
                path,
                language(path).orElseThrow(),
                reviewed(file),
                file.text("notReviewed"),
                file.text("inEnglish"),
                entries(file));
    }

    private String reviewed(WordEntry file) {
        String written = file.value("reviewed").written().orElse("");
        if (written.equals("true")) {
            problems.add(file.value("reviewed"), "`true` does not say who reviewed it", "write who did, and when");
        }
        return written.equals("true") || written.equals("false") ? "" : file.text("reviewed");
    }

    private List<LanguageFile.Entry> entries(WordEntry file) {
        List<LanguageFile.Entry> entries = new ArrayList<>();
        Set<String> hashes = new HashSet<>();
        for (YamlValue item : file.items("texts")) {
            WordEntry entry = WordEntry.of(item, ENTRY_KEYS, List.of(), problems);
            String of = entry.text("of");
            if (!of.isEmpty() && !HASH.matcher(of).matches()) {
                problems.add(entry.value("of"), YamlProblems.quoted(of) + " is no hash of an English text", WRITE);
            } else if (!of.isEmpty() && !hashes.add(of)) {
                String what = "another entry is a translation of the same English text";
                problems.add(entry.value("of"), what, "keep one of the two");
            }
            boolean open = entry.has("text") && entry.value("text").text().equals(Optional.of(""));
            String text = open ? "" : entry.text("text");
            braces(entry, text);
            entries.add(new LanguageFile.Entry(entry.text("at"), of, text, item.line()));
        }
        return entries;
    }

    private void braces(WordEntry entry, String text) {
        Matcher braces = BRACES.matcher(text);
        while (braces.find()) {
            if (!braces.group().equals(Translation.NUMBER)) {
                String what = "nothing is known to stand for " + YamlProblems.quoted(braces.group());
                problems.add(entry.value("text"), what, "only `" + Translation.NUMBER + "` is");
            }
        }
    }
}
