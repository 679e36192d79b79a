package aftercare.trial.cases;

import aftercare.ruleset.yaml.YamlKeys;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

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

    private List<Companions> entries() {
        Optional<Node> root = new YamlText(problems, BEGINNING).root(file.bytes());
        if (root.isEmpty()) {
            return List.of();
        }
        if (!(root.get() instanceof SequenceNode list)) {
            problems.add(root.get(), "this file is a list of rules", BEGINNING);
            return List.of();
        }
        List<Companions> all = new ArrayList<>();
        for (Node item : list.getValue()) {
            entry(item).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Companions> entry(Node item) {
        if (!(item instanceof MappingNode mapping)) {
            problems.add(item, "this is not an entry", ENTRY);
            return Optional.empty();
        }
        int before = problems.count();
        YamlKeys keys = YamlKeys.of(mapping, problems);
        keys.refuseAllBut(KNOWN, problems);
        for (String key : KNOWN) {
            if (keys.at(key).isEmpty()) {
                problems.add(item, "the entry has no `" + key + "`", ENTRY);
            }
        }
        String title = text(keys, "rule");
        String because = text(keys, "because");
        List<String> with = WantReader.rules(keys, "with", problems);
        if (!title.isEmpty() && !titles.add(title)) {
            problems.add(keys.key("rule"), YamlProblems.quoted(title) + " stands here twice", "keep one of them");
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(
                new Companions(title, with, because, file.path(), YamlProblems.line(item), YamlProblems.column(item)));
    }

    private String text(YamlKeys keys, String key) {
        Optional<Node> node = keys.at(key);
        if (node.isEmpty()) {
            return "";
        }
        if (node.get() instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.STR)
                && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        problems.add(node.get(), "`" + key + "` is not a text", "put it in double quotes");
        return "";
    }
}
