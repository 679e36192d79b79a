package aftercare.ruleset.folder;

import aftercare.ruleset.text.RuleSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many files, rules and cases a folder that is to go live may hold, so that it is read, and judged in a minute or two. Rules
 * and cases are counted on the text, before anything is made of it; a comment that looks like a rule counts as one.
 */
final class SetSize {

    /** Six times what the shipped set has. */
    static final int MOST_RULES = 1_000;

    /** Seven times what the shipped set has. */
    static final int MOST_CASES = 10_000;

    /** A text that ends with the word is none. */
    private static final Pattern RULE = Pattern.compile("(?<![\\p{L}\\p{Nd}_])rule(?:\\s+\"|\"(?!\\s*[,)]))");

    private static final Pattern CASE = Pattern.compile("(?<![\\p{L}\\p{Nd}_])note[\"']?\\s*:");

    private SetSize() {}

    /** What is too much; empty for a folder of a sane size. */
    static List<FolderProblem> problems(RuleFiles files) {
        List<FolderProblem> problems = new ArrayList<>();
        if (count(files.rules(), "rule", RULE) > MOST_RULES) {
            problems.add(tooMany("there are more than " + MOST_RULES + " rules"));
        }
        if (count(files.cases(), "note", CASE) > MOST_CASES) {
            problems.add(tooMany("there are more than " + MOST_CASES + " cases"));
        }
        // INVARIANT: what was never on a disk, as a change that is tried, is no larger than what is read from one.
        if (files.bytes().size() > RuleFolder.MOST_FILES) {
            problems.add(tooMany("there are more than " + RuleFolder.MOST_FILES + " files"));
        }
        long together = 0;
        for (byte[] each : files.bytes().values()) {
            together += each.length;
        }
        if (together > RuleFolder.MOST_BYTES_TOGETHER) {
            problems.add(tooMany("the files are larger than 16 MiB together"));
        }
        return problems;
    }

    private static FolderProblem tooMany(String what) {
        return FolderProblem.of(FolderCode.TOO_MUCH, "", what, "leave out what others cover already");
    }

    /** @param word with which it begins: a plain search for it is much quicker */
    private static int count(List<RuleSource> files, String word, Pattern what) {
        int count = 0;
        for (RuleSource file : files) {
            String text = new String(file.bytes(), StandardCharsets.UTF_8);
            Matcher matcher = what.matcher(text).useTransparentBounds(true);
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                if (matcher.region(at, text.length()).lookingAt()) {
                    count++;
                }
            }
        }
        return count;
    }
}
