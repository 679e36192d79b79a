package aftercare.growth;

import aftercare.growth.RuleShape.WrittenRule;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.text.RuleSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule set of any size in the shape of a given one: whole copies of its rules, each over symptoms, vital signs, risk factors
 * and signs that no other copy asks for, and a drawn part of one more. Regions, times, ages and self-care are the same for all: a
 * body has no more places because there are more rules. A rule that names no word is there once.
 */
public final class RuleSetOfSize {

    private static final Pattern CASE = Pattern.compile("(?ms)^- note: \"(.*?)\"$.*?(?=^- note:|^#|\\z)");
    private static final Pattern LIST = Pattern.compile("\\[([A-Z0-9, -]+)]");
    private static final Pattern SECTION = Pattern.compile("(?ms)^([a-zA-Z]+):.*?(?=^[a-zA-Z]+:|\\z)");
    private static final Pattern ITEM = Pattern.compile("(?ms)^  - .*?(?=^  - |^ *#|^$|\\z)");
    private static final Pattern NAME = Pattern.compile("(?<=\\b(?:code|name): )[a-zA-Z0-9-]+");
    private static final Pattern LABEL = Pattern.compile("\\blabel: (?:\"([^\"]+)\"|([^\"\n]+))");

    private final RuleShape shape;
    private final List<RuleCopy> whole = new ArrayList<>();
    private final Map<RuleCopy, List<WrittenRule>> rules = new LinkedHashMap<>();
    private final RuleFiles files;

    private RuleSetOfSize(RuleShape shape, int size, long seed) {
        this.shape = shape;
        List<WrittenRule> left = shape.rules();
        int missing = size;
        for (int number = 0; missing > 0; number++) {
            RuleCopy copy = new RuleCopy(shape, number);
            List<WrittenRule> taken = left;
            if (missing < left.size()) {
                taken = part(left, missing, new Random(seed));
            } else {
                whole.add(copy);
            }
            rules.put(copy, taken);
            missing -= taken.size();
            Set<String> onlyOne = shape.idsOfOnlyOne();
            left = new ArrayList<>(shape.rules());
            left.removeIf(rule -> onlyOne.contains(rule.id()));
        }
        this.files = new RuleFiles(files());
    }

    /**
     * @param folder the rule set whose shape it has
     * @param size how many rules it has
     * @param seed draws the rules of the copy that is not whole
     */
    public static RuleSetOfSize of(Path folder, int size, long seed) {
        return new RuleSetOfSize(RuleShape.of(folder), size, seed);
    }

    /** Rules drawn one by one, each with all the rules that its signs come from. */
    private List<WrittenRule> part(List<WrittenRule> from, int size, Random random) {
        List<WrittenRule> drawn = new ArrayList<>(from);
        Collections.shuffle(drawn, random);
        Map<String, List<WrittenRule>> bySign = shape.bySign();
        Set<WrittenRule> taken = new LinkedHashSet<>();
        for (WrittenRule rule : drawn) {
            if (rule.infers().isEmpty()) {
                Set<WrittenRule> more = new LinkedHashSet<>(taken);
                addWithSigns(rule, bySign, more);
                if (more.size() <= size) {
                    taken = more;
                }
            }
        }
        if (taken.size() < size) {
            throw new IllegalStateException("no part of the rules has " + size + "; take another seed");
        }
        List<WrittenRule> inOrder = new ArrayList<>(from);
        inOrder.retainAll(taken);
        return inOrder;
    }

    private static void addWithSigns(WrittenRule rule, Map<String, List<WrittenRule>> bySign, Set<WrittenRule> taken) {
        if (taken.add(rule)) {
            for (String sign : rule.rests()) {
                for (WrittenRule source : bySign.get(sign)) {
                    addWithSigns(source, bySign, taken);
                }
            }
        }
    }

    /** All files, in memory. */
    public RuleFiles ruleFiles() {
        return files;
    }

    /** How many copies are whole; reports are of these, or of the part where none is. */
    public int wholeCopies() {
        return whole.size();
    }

    /** How many rules the whole copies have. */
    public int rulesOfWholeCopies() {
        int count = 0;
        for (RuleCopy copy : whole) {
            count += rules.get(copy).size();
        }
        return count;
    }

    /**
     * A report of the shape in the words of a copy.
     *
     * @param at copies take turns
     */
    public String report(String json, int at) {
        List<RuleCopy> copies = whole.isEmpty() ? List.copyOf(rules.keySet()) : whole;
        return copies.get(at % copies.size()).report(json);
    }

    private SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> bytes = new TreeMap<>(shape.files().bytes());
        bytes.keySet().removeIf(path -> path.contains("/"));
        bytes.put(RuleFiles.VOCABULARY, utf8(vocabulary()));
        StringBuilder companions = new StringBuilder();
        rules.forEach((copy, taken) -> {
            for (RuleSource source : shape.files().rules()) {
                ruleFile(copy, taken, source).ifPresent(text -> bytes.put(copy.path(source.path()), utf8(text)));
            }
            for (RuleSource source : shape.files().cases()) {
                String cases = caseFile(copy, taken, RuleShape.text(source.bytes()));
                if (!cases.isEmpty()) {
                    bytes.put(copy.path(source.path()), utf8(cases));
                }
            }
            companions.append(companions(copy, taken));
        });
        bytes.put(RuleFiles.COMPANIONS, utf8(companions.toString()));
        return bytes;
    }

    private static Optional<String> ruleFile(RuleCopy copy, List<WrittenRule> taken, RuleSource source) {
        String text = RuleShape.text(source.bytes());
        StringBuilder file =
                new StringBuilder(text.substring(0, text.indexOf("\nrule \"")).replaceAll("(?m)^//.*\n", ""));
        boolean any = false;
        for (WrittenRule rule : taken) {
            if (rule.file().equals(source.path())) {
                file.append('\n').append(copy.rule(rule)).append('\n');
                any = true;
            }
        }
        return any ? Optional.of(file.toString()) : Optional.empty();
    }

    /** Of a copy that is not whole, the cases that name nothing else than its words and rules. */
    private String caseFile(RuleCopy copy, List<WrittenRule> taken, String text) {
        Set<String> ids = new LinkedHashSet<>(shape.idsOfOnlyOne());
        Set<String> words = new LinkedHashSet<>();
        taken.forEach(rule -> {
            ids.add(rule.id());
            words.addAll(rule.names());
        });
        // A case may hang on an alternative of its rule that was not drawn.
        for (WrittenRule rule : shape.rules()) {
            boolean isElsewhere = !copy.isFirst() && shape.idsOfOnlyOne().contains(rule.id());
            if (!taken.contains(rule) && !isElsewhere) {
                ids.remove(rule.id());
            }
        }
        boolean isWhole = whole.contains(copy);
        StringBuilder cases = new StringBuilder();
        Matcher each = CASE.matcher(text);
        while (each.find()) {
            String given = each.group().substring(each.group().indexOf('\n'));
            Set<String> named = RuleCopy.ids(each.group().replaceAll("not[A-Z][a-zA-Z]*: \\[.*?]", ""));
            named.removeIf(id -> !given.contains(id));
            if (isWhole || words.containsAll(copy.words(given)) && ids.containsAll(named)) {
                cases.append("- note: \"").append(copy.title(each.group(1))).append('"');
                cases.append(copy.written(isWhole ? given : without(given, ids)).stripTrailing());
                cases.append("\n\n");
            }
        }
        return cases.toString();
    }

    private static String without(String given, Set<String> ids) {
        return LIST.matcher(given)
                .replaceAll(list -> {
                    List<String> kept = new ArrayList<>(List.of(list.group(1).split(", ")));
                    kept.removeIf(id -> id.matches("[A-Z]+-\\d\\d") && !ids.contains(id));
                    return "[" + String.join(", ", kept) + "]";
                })
                .replaceAll("\n +[a-zA-Z]+: \\[]", "");
    }

    private String companions(RuleCopy copy, List<WrittenRule> taken) {
        StringBuilder companions = new StringBuilder();
        String text = RuleShape.text(shape.files().bytes().get(RuleFiles.COMPANIONS));
        for (WrittenRule rule : taken) {
            int at = text.indexOf("- rule: \"" + rule.title() + "\"");
            if (at >= 0 && whole.contains(copy)) {
                int end = text.indexOf("\n\n", at);
                String entry = end < 0 ? text.substring(at) : text.substring(at, end + 1);
                companions
                        .append(copy.written(entry.replace(rule.title(), copy.title(rule.title()))))
                        .append('\n');
            }
        }
        return companions.toString();
    }

    /** The words of all copies; of one that is not whole, those that its rules ask for. */
    private String vocabulary() {
        StringBuilder vocabulary = new StringBuilder();
        Matcher section =
                SECTION.matcher(RuleShape.text(shape.files().vocabulary().orElseThrow()));
        while (section.find()) {
            boolean grows = Set.of("symptoms", "vitals", "patient").contains(section.group(1));
            if (!grows) {
                vocabulary.append(section.group());
                continue;
            }
            vocabulary.append(section.group(1)).append(":\n");
            rules.forEach((copy, taken) -> {
                Set<String> words = new LinkedHashSet<>();
                taken.forEach(rule -> words.addAll(rule.names()));
                Matcher item = ITEM.matcher(section.group());
                while (item.find()) {
                    String name = name(item.group());
                    boolean counts = whole.contains(copy) || words.contains(name);
                    boolean own =
                            shape.symptoms().contains(name) || shape.measures().contains(name);
                    if (own ? counts : copy.isFirst()) {
                        vocabulary.append(renamed(copy, item.group(), name)).append('\n');
                    }
                }
            });
        }
        return vocabulary.toString();
    }

    private static String name(String item) {
        Matcher name = NAME.matcher(item);
        if (!name.find()) {
            throw new IllegalStateException("a word without a name: " + item);
        }
        return name.group();
    }

    private static String renamed(RuleCopy copy, String item, String name) {
        String text = NAME.matcher(item).replaceFirst(copy.word(name)).stripTrailing();
        Matcher label = LABEL.matcher(text);
        return label.replaceFirst(found -> {
            String said = found.group(1) == null ? found.group(2) : found.group(1);
            return Matcher.quoteReplacement("label: \"" + copy.title(said) + "\"");
        });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
