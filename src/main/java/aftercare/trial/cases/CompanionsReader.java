package aftercare.trial.cases;

import aftercare.ruleset.yaml.Shape;
import aftercare.ruleset.yaml.YamlKeys;
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

/** Reads the list of rules that never decide alone, as strictly as cases are read. */
public final class CompanionsReader {

    private static final List<String> KNOWN = List.of("rule", "with", "because");
    private static final String BEGINNING = "begin each entry with `- rule: …`";
    private static final String ENTRY = "an entry has `rule`, `with` and `because`";

    private final CaseFile file;
    private final YamlProblems problems;
    private final Set<String> titles = new HashSet<>();

    private CompanionsReader(CaseFile file) {
        this.file = file;
        this.problems = new YamlProblems(file.path());
    }

    /** Every entry of the file, or what is wrong with it. */
    public static Companions.Read read(CaseFile file) {
        CompanionsReader reader = new CompanionsReader(file);
        List<Companions> all = reader.entries();
        return new Companions.Read(all, reader.problems.inOrder());
    }

    /** What the file may hold. */
    public static Shape shape() {
        Map<String, Shape> entry = new LinkedHashMap<>();
        entry.put("rule", Shape.text().says("its title"));
        entry.put("with", WantReader.ids().says("rules of which one always speaks too"));
        entry.put("because", Shape.text());
        return Shape.list(Shape.keys(KNOWN, entry));
    }

    private List<Companions> entries() {
        Optional<YamlValue> root = new YamlText(problems, BEGINNING).root(file.bytes());
        if (root.isEmpty()) {
            return List.of();
        }
        if (root.get().list().isEmpty()) {
            problems.add(root.get(), "this file is a list of rules", BEGINNING);
        }
        List<Companions> all = new ArrayList<>();
        for (YamlValue item : root.get().list().orElse(List.of())) {
            entry(item).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Companions> entry(YamlValue item) {
        if (!item.isMapping()) {
            problems.add(item, "this is not an entry", ENTRY);
            return Optional.empty();
        }
        int before = problems.count();
        YamlKeys keys = item.keys(problems);
        keys.refuseAllBut(KNOWN, problems);
        for (String key : KNOWN) {
            if (keys.at(key).isEmpty()) {
                problems.add(item, "the entry has no `" + key + "`", ENTRY);
            }
        }
        String title = keys.text("rule", problems);
        String because = keys.text("because", problems);
        List<String> with = WantReader.rules(keys, "with", problems);
        if (!title.isEmpty() && !titles.add(title)) {
            problems.add(keys.key("rule"), YamlProblems.quoted(title) + " appears here twice", "keep one of them");
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Companions(title, with, because, file.path(), item.line(), item.column()));
    }
}
