package aftercare.trial.mutation;

import aftercare.domain.RuleCard;
import aftercare.domain.bytes.Hash;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.ParsedRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of the mutants that are no change at all: no report was found that tells them apart. The program writes it and a
 * person does not: its last line is a checksum of the lines above. Each entry carries a hash of its rule, so that it is out of
 * date as soon as the rule changes.
 */
public final class Equivalents {

    /** Its name in the folder of rules. */
    public static final String FILE = "mutants.equivalent.txt";

    private static final List<String> HEADER = List.of(
            "# Written by `./aftercare mutate --write-equivalents`. Do not edit: the last line would no longer fit.",
            "# Changes of a rule that are none: no report was found that is answered differently with them.",
            "# differs: nothing, or details (level, deadline or evidence of one reason beside others) that no case can speak of.");

    private static final String SUM = "# sum ";
    private static final int HASH_LETTERS = 16;
    private static final Pattern ENTRY = Pattern.compile(
            """
            (?<id>ID) (?<hash>[0-9a-f]{16}) "(?<title>[^"\\n]*)"
              (?<line>[0-9]{1,6}):(?<column>[0-9]{1,6}) (?<says>[^\\n]*)
                differs: (?<differs>nothing|details)"""
                    .replace("ID", RuleCard.ID));

    /**
     * One of them.
     *
     * @param rule hash of the rule
     * @param line from the first line of the rule, which is 1
     * @param column from 1
     * @param details whether it differs in details that no case can speak of
     */
    public record Entry(String ruleId, String rule, String title, int line, int column, String says, boolean details) {

        public static Entry of(Mutant mutant, boolean details) {
            return new Entry(
                    mutant.ruleId(),
                    hash(mutant.rule()),
                    mutant.title(),
                    mutant.place().line() - mutant.rule().place().line() + 1,
                    mutant.place().column(),
                    mutant.says(),
                    details);
        }

        /** Whether it stands for that mutant of the rule as it is now. */
        boolean fits(Mutant mutant) {
            return equals(of(mutant, details));
        }
    }

    private final List<Entry> entries;
    private final Optional<String> problem;

    private Equivalents(List<Entry> entries, Optional<String> problem) {
        this.entries = List.copyOf(entries);
        this.problem = problem;
    }

    public static Equivalents none() {
        return new Equivalents(List.of(), Optional.empty());
    }

    public static Equivalents of(List<Entry> entries) {
        return new Equivalents(entries, Optional.empty());
    }

    /** The file as read; one that the program did not write has no entries and a problem. */
    public static Equivalents read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.lastIndexOf(SUM);
        if (end < 0 || !text.substring(end).equals(SUM + hash(text.substring(0, end)) + "\n")) {
            return byHand();
        }
        List<Entry> entries = new ArrayList<>();
        for (String block : text.substring(0, end).split("\n\n", -1)) {
            if (block.isBlank() || block.startsWith("#")) {
                continue;
            }
            Matcher entry = ENTRY.matcher(block);
            if (!entry.matches()) {
                return byHand();
            }
            entries.add(new Entry(
                    entry.group("id"),
                    entry.group("hash"),
                    entry.group("title"),
                    Integer.parseInt(entry.group("line")),
                    Integer.parseInt(entry.group("column")),
                    entry.group("says"),
                    entry.group("differs").equals("details")));
        }
        return new Equivalents(entries, Optional.empty());
    }

    private static Equivalents byHand() {
        String what = FILE + ": it is not as the program wrote it: write it anew with `mutate --write-equivalents`";
        return new Equivalents(List.of(), Optional.of(what));
    }

    public List<Entry> entries() {
        return entries;
    }

    /** What is wrong with the file as a whole: where, what, what to do. */
    public Optional<String> problem() {
        return problem;
    }

    boolean has(Mutant mutant) {
        for (Entry entry : entries) {
            if (entry.fits(mutant)) {
                return true;
            }
        }
        return false;
    }

    /** The file, in the order of the entries. */
    public byte[] write() {
        StringBuilder text = new StringBuilder(String.join("\n", HEADER)).append("\n");
        for (Entry entry : entries) {
            text.append('\n')
                    .append(entry.ruleId() + " " + entry.rule() + " \"" + entry.title() + "\"\n")
                    .append("  " + entry.line() + ":" + entry.column() + " " + entry.says() + "\n")
                    .append("    differs: " + (entry.details() ? "details" : "nothing") + "\n");
        }
        text.append('\n');
        return (text + SUM + hash(text.toString()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Of what a rule says and asks; its texts for people do not count. */
    private static String hash(ParsedRule rule) {
        StringBuilder text =
                new StringBuilder(rule.card().id() + "\n" + rule.card().kind() + "\n");
        for (Condition condition : rule.when()) {
            text.append(ConditionText.of(condition)).append('\n');
        }
        return hash(text.toString());
    }

    private static String hash(String text) {
        return Hash.of(text).first(HASH_LETTERS);
    }
}
