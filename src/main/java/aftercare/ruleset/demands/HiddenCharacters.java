package aftercare.ruleset.demands;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.text.RuleText;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in a file must be what a reader sees: no character without a shape, none that turns the direction of writing, no
 * letter of another script in the middle of a word, and no way to write such a character by its number.
 */
final class HiddenCharacters {

    /** Letters and symbols that have no shape, whatever their category says, and what a decoder puts for what it cannot read. */
    private static final Set<Integer> SHAPELESS = Set.of(
            0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0xFFFC,
            0xFFFD);

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\[xuUN_LP0abefv]");

    /** Japanese is written in three scripts at once. */
    private static final Set<UnicodeScript> JAPANESE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    /** Cyrillic and Greek letters that look like Latin ones. */
    private static final String LOOKS_LATIN = "асеорхуіјѕԁԛԝһАВСЕНІЈКМОРЅТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧορνικ";

    private HiddenCharacters() {}

    /** The first such place of each file, in the order of the files. */
    static List<FolderProblem> check(RuleFiles files) {
        List<FolderProblem> problems = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.bytes().entrySet()) {
            String text = new String(file.getValue(), StandardCharsets.UTF_8);
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (line(file.getKey(), i + 1, lines[i], problems)) {
                    break;
                }
            }
        }
        return problems;
    }

    private static boolean line(String file, int line, String text, List<FolderProblem> problems) {
        if (isPlain(text)) {
            return false;
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (isHidden(character) && !(character == '\r' && i == text.length() - 1)) {
                String what = character == '\t'
                        ? "a tab"
                        : String.format(Locale.ROOT, "a character that cannot be seen (U+%04X)", character);
                problems.add(problem(
                        file, line, i + 1, DemandCode.HIDDEN_CHARACTER, what, "delete it, or type the line again"));
                return true;
            }
        }
        Matcher escape = ESCAPE.matcher(text);
        if (file.endsWith(".yaml") && escape.find()) {
            String what = "a character is written by its number here";
            problems.add(problem(
                    file, line, escape.start() + 1, DemandCode.HIDDEN_CHARACTER, what, "type the character itself"));
            return true;
        }
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            String what = "a letter is put together from several characters here";
            problems.add(problem(file, line, 1, DemandCode.HIDDEN_CHARACTER, what, "type the line again"));
            return true;
        }
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (isMixed(word.group()) || onlyLooksLatin(word.group()) || hasWideLetters(word.group())) {
                problems.add(problem(
                        file,
                        line,
                        word.start() + 1,
                        DemandCode.MIXED_SCRIPT,
                        strange(word.group()) + " in the word `" + word.group() + "` only looks like a Latin one",
                        "type the word again"));
                return true;
            }
        }
        return false;
    }

    /** Nearly every line is; the rest is looked at by the letter. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~' || character == '\\') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHidden(int character) {
        return SHAPELESS.contains(character)
                || isVariation(character)
                || character != ' ' && RuleText.isHidden(character);
    }

    private static boolean isVariation(int character) {
        return character >= 0xFE00 && character <= 0xFE0F || character >= 0xE0100 && character <= 0xE01EF;
    }

    private static boolean isMixed(String word) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        word.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        return scripts.size() > 1 && !JAPANESE.containsAll(scripts);
    }

    private static boolean onlyLooksLatin(String word) {
        return word.codePoints().allMatch(letter -> LOOKS_LATIN.indexOf(letter) >= 0);
    }

    /** The first letter or digit that is no Latin one, with its number and script. */
    private static String strange(String word) {
        int strange = word.codePointAt(0);
        for (int letter : word.codePoints().toArray()) {
            if (letter > '~' && UnicodeScript.of(letter) != UnicodeScript.LATIN
                    || hasWideLetters(Character.toString(letter))) {
                strange = letter;
                break;
            }
        }
        String script = UnicodeScript.of(strange).name().toLowerCase(Locale.ROOT);
        return String.format(Locale.ROOT, "`%s` (U+%04X, %s)", Character.toString(strange), strange, script);
    }

    /** Wide, mathematical and circled letters and digits. */
    private static boolean hasWideLetters(String word) {
        return word.codePoints()
                .anyMatch(letter -> letter >= 0xFF01 && letter <= 0xFF5E
                        || letter >= 0x1D400 && letter <= 0x1D7FF
                        || letter >= 0x2460 && letter <= 0x24FF);
    }

    private static FolderProblem problem(String file, int line, int column, DemandCode code, String what, String help) {
        return new FolderProblem(file, line, column, code.code(), what, help);
    }
}
