package aftercare.trial.cases;

import aftercare.domain.Urgency;
import aftercare.ruleset.yaml.YamlKeys;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlText;
import aftercare.trial.cases.AgreedChanges.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the file of agreed changes. Strict: an entry that is not understood would agree to something else. */
final class ChangesReader {

    private static final List<String> KEYS = List.of("case", "from", "to", "reason");
    private static final Pattern LEVEL = Pattern.compile("([A-Z0-9_]+)(?: within ([0-9]{1,3}) h)?");
    private static final String FORM = "write it as `URGENT_24H within 6 h`, `SELF_CARE` or `refused`";

    private final YamlProblems problems;

    private ChangesReader(YamlProblems problems) {
        this.problems = problems;
    }

    static AgreedChanges read(CaseFile file) {
        YamlProblems problems = new YamlProblems(file.path());
        List<Change> changes = new ChangesReader(problems).changes(file.bytes());
        return new AgreedChanges(changes, problems.inOrder());
    }

    private List<Change> changes(byte[] bytes) {
        Optional<Node> root = new YamlText(problems, "write `[]` where nothing is agreed").root(bytes);
        if (root.isEmpty()) {
            return List.of();
        }
        if (!(root.get() instanceof SequenceNode list)) {
            problems.add(root.get(), "this file is a list of changes", "begin each change with `- case: …`");
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        for (Node item : list.getValue()) {
            change(item).ifPresent(changes::add);
        }
        return changes;
    }

    private Optional<Change> change(Node item) {
        if (!(item instanceof MappingNode mapping)) {
            problems.add(item, "this is not a change", "a change has `case`, `from`, `to` and `reason`");
            return Optional.empty();
        }
        int before = problems.count();
        YamlKeys keys = YamlKeys.of(mapping, problems);
        keys.refuseAllBut(KEYS, problems);
        Change change = new Change(text(keys, "case"), level(keys, "from"), level(keys, "to"), text(keys, "reason"));
        return problems.count() == before ? Optional.of(change) : Optional.empty();
    }

    private String text(YamlKeys keys, String key) {
        Optional<Node> node = keys.at(key);
        if (node.isEmpty()) {
            String form = "a change has `case`, `from`, `to` and `reason`";
            problems.add(keys.mapping(), "the change has no `" + key + "`", form);
            return "";
        }
        if (!(node.get() instanceof ScalarNode scalar)
                || !scalar.getTag().equals(Tag.STR)
                || scalar.getValue().isBlank()) {
            problems.add(node.get(), "`" + key + "` is not a text", "put it in double quotes");
            return "";
        }
        return scalar.getValue();
    }

    private String level(YamlKeys keys, String key) {
        int before = problems.count();
        String written = text(keys, key);
        if (problems.count() > before || written.equals(CaseOutcome.REFUSED)) {
            return written;
        }
        Matcher form = LEVEL.matcher(written);
        Optional<Urgency> urgency = form.matches() ? Urgency.ofCode(form.group(1)) : Optional.empty();
        if (urgency.isEmpty()) {
            problems.add(keys.at(key).orElseThrow(), YamlProblems.quoted(written) + " is not a level", FORM);
            return written;
        }
        OptionalInt hours = form.group(2) == null
                ? urgency.get().actWithinHours()
                : OptionalInt.of(Integer.parseInt(form.group(2)));
        return CaseOutcome.Decided.level(urgency.get(), hours);
    }
}
