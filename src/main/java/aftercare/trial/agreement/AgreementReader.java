package aftercare.trial.agreement;

import aftercare.ruleset.yaml.Shape;
import aftercare.ruleset.yaml.YamlKeys;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlText;
import aftercare.ruleset.yaml.YamlValue;
import aftercare.trial.agreement.Agreement.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the file of agreements. Strict: an entry that is not understood would agree to something else. */
final class AgreementReader {

    private static final String LOWERS = "lowers";
    private static final List<String> KINDS = List.of(LOWERS, "undecided", "changes", "retires");
    private static final List<String> TERMS = List.of("reason", "agreed by", "from version", "to version");
    private static final List<String> LEVELS = List.of("from", "to");
    private static final List<String> OUTDATED = List.of("case", "from", "to", "reason");
    private static final String FORM = "write it as `URGENT_24H within 6 h`, `SELF_CARE` or `refused`";
    private static final String COMMAND = "`aftercare changes` writes the entries that are needed";
    private static final Pattern VERSION = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final int MOST_LETTERS = 500;

    private final YamlProblems problems;
    private final YamlProblems outdated;
    private final List<Agreement> all = new ArrayList<>();

    private AgreementReader(String path) {
        this.problems = new YamlProblems(path);
        this.outdated = new YamlProblems(path);
    }

    /** What the file may hold: an entry of one of the kinds; those that count for nothing any more are left out. */
    static Shape shape() {
        List<Shape> kinds = new ArrayList<>();
        for (String kind : KINDS) {
            Map<String, Shape> entry = new LinkedHashMap<>();
            for (String key : keys(kind)) {
                entry.put(key, key.endsWith("version") ? Shape.text(VERSION.pattern()) : Shape.text());
            }
            kinds.add(Shape.keys(keys(kind), entry));
        }
        return Shape.list(Shape.either(kinds));
    }

    private static List<String> keys(String kind) {
        List<String> keys = new ArrayList<>(List.of(kind));
        keys.addAll(kind.equals(LOWERS) ? LEVELS : List.of());
        keys.addAll(TERMS);
        return keys;
    }

    static Agreements read(String path, byte[] bytes) {
        AgreementReader reader = new AgreementReader(path);
        reader.read(bytes);
        return new Agreements(reader.all, reader.outdated.inOrder(), reader.problems.inOrder());
    }

    private void read(byte[] bytes) {
        Optional<YamlValue> root = new YamlText(problems, "write `[]` where nothing is agreed").root(bytes);
        if (root.isEmpty()) {
            return;
        }
        if (root.get().list().isEmpty()) {
            problems.add(root.get(), "this file is a list of agreements", COMMAND);
        }
        for (YamlValue item : root.get().list().orElse(List.of())) {
            if (!item.isMapping()) {
                problems.add(item, "this is not an agreement", COMMAND);
                continue;
            }
            YamlKeys keys = item.keys(problems);
            if (keys.at("case").isPresent()) {
                keys.refuseAllBut(OUTDATED, problems);
                outdated.add(item, "an entry that names a case counts for nothing any more", COMMAND);
            } else {
                entry(item, keys).ifPresent(all::add);
            }
        }
    }

    private Optional<Agreement> entry(YamlValue item, YamlKeys keys) {
        int before = problems.count();
        List<String> kinds = new ArrayList<>(KINDS);
        kinds.retainAll(keys.values().keySet());
        if (kinds.size() != 1) {
            problems.add(item, "an entry has one of `" + String.join("`, `", KINDS) + "`", COMMAND);
            return Optional.empty();
        }
        String kind = kinds.get(0);
        List<String> known = keys(kind);
        keys.refuseAllBut(known, problems);
        for (String key : known) {
            if (keys.at(key).isEmpty()) {
                problems.add(
                        item, "the entry has no `" + key + "`", "an entry has `" + String.join("`, `", known) + "`");
            }
        }
        String name = text(keys, kind);
        Terms terms = new Terms(
                text(keys, "reason"),
                text(keys, "agreed by"),
                version(keys, "from version"),
                version(keys, "to version"));
        Optional<Agreement> entry =
                switch (kind) {
                    case LOWERS -> lowers(keys, name, terms);
                    case "undecided" -> Optional.of(new Agreement.Undecided(name, terms));
                    case "changes" -> Optional.of(new Agreement.Changes(name, terms));
                    default -> Optional.of(new Agreement.Retires(name, terms));
                };
        return problems.count() == before ? entry : Optional.empty();
    }

    private Optional<Agreement> lowers(YamlKeys keys, String name, Terms terms) {
        Optional<AnswerLevel> from = level(keys, "from");
        boolean refused = keys.at("to").flatMap(YamlValue::text).orElse("").equals(Agreement.REFUSED);
        Optional<AnswerLevel> to = refused ? Optional.empty() : level(keys, "to");
        if (from.isPresent() && to.isPresent() && !from.get().isLoweredBy(to.get())) {
            problems.add(keys.at("to").orElseThrow(), "`to` is not less than `from`", "leave the entry out");
        }
        return from.map(level -> new Agreement.Lowers(name, level, to, terms));
    }

    private Optional<AnswerLevel> level(YamlKeys keys, String key) {
        String written = keys.text(key, problems);
        Optional<AnswerLevel> level = AnswerLevel.read(written);
        if (!written.isEmpty() && level.isEmpty()) {
            problems.add(keys.at(key).orElseThrow(), YamlProblems.quoted(written) + " is not a level", FORM);
        }
        if (level.isPresent() && AnswerLevel.usual(level.get().urgency()).isLoweredBy(level.get())) {
            problems.add(
                    keys.at(key).orElseThrow(),
                    "no answer gives more time than its level does",
                    "write `" + AnswerLevel.usual(level.get().urgency()).text() + "`");
        }
        return level;
    }

    /** One line that says something. */
    private String text(YamlKeys keys, String key) {
        String text = keys.text(key, problems);
        if (text.length() > MOST_LETTERS || text.chars().anyMatch(Character::isISOControl)) {
            problems.add(
                    keys.at(key).orElseThrow(),
                    "`" + key + "` is not one line of at most " + MOST_LETTERS + " letters",
                    "make it shorter");
        }
        return text;
    }

    private String version(YamlKeys keys, String key) {
        String version = keys.text(key, problems);
        if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
            problems.add(
                    keys.at(key).orElseThrow(),
                    YamlProblems.quoted(version) + " is not the version of a rule set",
                    "it is `sha256:` and 64 digits, as `aftercare check` and the status show it");
        }
        return version;
    }
}
