package aftercare.growth;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.domain.Vocabulary.Type;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.text.RuleSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule set as text, cut into its rules: what a larger one is made from.
 *
 * @param files all of it
 * @param rules in the order of the files
 * @param symptoms codes of the symptoms that the vocabulary names
 * @param groups the symptoms of each group
 * @param measures names of the vital signs and risk factors
 * @param signs what rules infer
 */
record RuleShape(
        RuleFiles files,
        List<WrittenRule> rules,
        Set<String> symptoms,
        Map<String, List<String>> groups,
        Set<String> measures,
        Set<String> signs) {

    private static final Pattern RULE = Pattern.compile("(?ms)^rule \"([^\"]+)\".*?^end$");
    private static final Pattern ID = Pattern.compile("@id\\( \"([^\"]+)\" \\)");
    private static final Pattern INFERS = Pattern.compile("@infers\\( \"([^\"]+)\" \\)");
    private static final Pattern SIGN = Pattern.compile("\\bSign\\(([^)]*)\\)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern GROUP = Pattern.compile("\\bgroups contains \"([^\"]+)\"");

    /**
     * One rule.
     *
     * @param id of its alternatives too
     * @param infers the kind of sign; empty for a rule that infers none
     * @param rests the kinds of signs that it asks for
     * @param names the symptoms, vital signs and risk factors that it asks for, by code or by group
     */
    record WrittenRule(
            String file, String title, String id, String text, String infers, Set<String> rests, Set<String> names) {

        /** Whether it is about words: what is asked of time, age or self-care alone can be asked only once. */
        boolean isAboutWords() {
            return !names.isEmpty() || !rests.isEmpty();
        }
    }

    static RuleShape of(Path folder) {
        RuleFiles files = RuleFolder.read(folder).files();
        CheckedFolder checked = FolderCheck.check(folder);
        if (!checked.clean()) {
            throw new IllegalArgumentException("the rules are broken: " + checked.problems());
        }
        Vocabulary vocabulary = checked.vocabulary().orElseThrow();
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (SymptomWord word : vocabulary.symptoms().values()) {
            for (String group : word.groups()) {
                groups.computeIfAbsent(group, any -> new ArrayList<>()).add(word.code());
            }
        }
        Set<String> measures =
                new LinkedHashSet<>(vocabulary.fields(Part.VITALS).keySet());
        for (Field field : vocabulary.fields(Part.PATIENT).values()) {
            if (field.type() == Type.BOOLEAN) {
                measures.add(field.name());
            }
        }
        Set<String> symptoms = new LinkedHashSet<>(vocabulary.symptoms().keySet());
        Set<String> words = new LinkedHashSet<>(symptoms);
        words.addAll(measures);
        List<WrittenRule> rules = new ArrayList<>();
        Set<String> signs = new LinkedHashSet<>();
        for (RuleSource source : files.rules()) {
            Matcher rule = RULE.matcher(text(source.bytes()));
            while (rule.find()) {
                rules.add(rule(source.path(), rule.group(1), rule.group(), words, groups));
            }
        }
        for (WrittenRule rule : rules) {
            signs.add(rule.infers());
        }
        signs.remove("");
        return new RuleShape(files, rules, symptoms, groups, measures, signs);
    }

    private static WrittenRule rule(
            String file, String title, String text, Set<String> words, Map<String, List<String>> groups) {
        String when = text.substring(text.indexOf("\nwhen"));
        Set<String> rests = new LinkedHashSet<>();
        Matcher sign = SIGN.matcher(when);
        while (sign.find()) {
            rests.addAll(all(QUOTED, sign.group(1)));
        }
        Set<String> names = new LinkedHashSet<>();
        for (String group : all(GROUP, when)) {
            names.addAll(groups.get(group));
        }
        for (String word : all(QUOTED, sign.replaceAll(""))) {
            if (words.contains(word)) {
                names.add(word);
            }
        }
        Set<String> infers = all(INFERS, text);
        return new WrittenRule(
                file,
                title,
                all(ID, text).iterator().next(),
                text,
                infers.isEmpty() ? "" : infers.iterator().next(),
                rests,
                names);
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** The rules that say the same in every copy, so that there can be only one. */
    Set<String> idsOfOnlyOne() {
        Set<String> ids = new LinkedHashSet<>();
        for (WrittenRule rule : rules) {
            if (!rule.isAboutWords()) {
                ids.add(rule.id());
            }
        }
        return ids;
    }

    /** The rules that each kind of sign comes from. */
    Map<String, List<WrittenRule>> bySign() {
        Map<String, List<WrittenRule>> bySign = new HashMap<>();
        for (WrittenRule rule : rules) {
            bySign.computeIfAbsent(rule.infers(), any -> new ArrayList<>()).add(rule);
        }
        bySign.remove("");
        return bySign;
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
