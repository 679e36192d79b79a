package aftercare.trial.cases;

import aftercare.domain.Urgency;
import aftercare.ruleset.yaml.YamlKeys;
import aftercare.ruleset.yaml.YamlProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads {@code want}. A wish that can never fail, or never be met, is refused. */
final class WantReader {

    private static final List<String> KNOWN =
            List.of("urgency", "atLeast", "atMost", "actWithinHours", "because", "notBecause", "advises", "notAdvises");
    private static final Pattern RULE_ID = Pattern.compile("[A-Z]{2,4}-[0-9]{2,3}");
    private static final Pattern WHOLE_HOURS = Pattern.compile("0|[1-9][0-9]{0,3}");

    private final YamlProblems problems;

    WantReader(YamlProblems problems) {
        this.problems = problems;
    }

    /** What is wanted; empty when a problem was found. */
    Optional<Want> read(Node node) {
        int before = problems.count();
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, "`want` wants nothing", "known here: " + String.join(", ", KNOWN));
            return Optional.empty();
        }
        YamlKeys keys = YamlKeys.of(mapping, problems);
        keys.refuseAllBut(KNOWN, problems);
        if (keys.values().isEmpty()) {
            problems.add(node, "`want` wants nothing", "known here: " + String.join(", ", KNOWN));
        }
        Want want = new Want(
                level(keys, "urgency"),
                level(keys, "atLeast"),
                level(keys, "atMost"),
                hours(keys),
                rules(keys, "because", problems),
                rules(keys, "notBecause", problems),
                rules(keys, "advises", problems),
                rules(keys, "notAdvises", problems));
        refuseContradictions(keys, want);
        return problems.count() == before ? Optional.of(want) : Optional.empty();
    }

    private Optional<Urgency> level(YamlKeys keys, String key) {
        Optional<Node> node = keys.at(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        List<String> codes = new ArrayList<>();
        for (Urgency urgency : Urgency.values()) {
            codes.add(urgency.name());
        }
        if (!(node.get() instanceof ScalarNode scalar)) {
            problems.add(node.get(), "`" + key + "` is one level", "known here: " + String.join(", ", codes));
            return Optional.empty();
        }
        Optional<Urgency> urgency = Urgency.ofCode(scalar.getValue());
        if (urgency.isEmpty()) {
            String written = scalar.getValue();
            problems.add(scalar, "unknown urgency " + YamlProblems.quoted(written), YamlProblems.meant(written, codes));
        }
        return urgency;
    }

    private OptionalInt hours(YamlKeys keys) {
        Optional<Node> node = keys.at("actWithinHours");
        if (node.isEmpty()) {
            return OptionalInt.empty();
        }
        if (node.get() instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.INT)
                && WHOLE_HOURS.matcher(scalar.getValue()).matches()) {
            return OptionalInt.of(Integer.parseInt(scalar.getValue()));
        }
        problems.add(node.get(), "`actWithinHours` is not a whole number of hours", "write it like 6");
        return OptionalInt.empty();
    }

    /** The ids at that key, each once; empty when there are none or a problem was found. */
    static List<String> rules(YamlKeys keys, String key, YamlProblems problems) {
        Optional<Node> node = keys.at(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode sequence)
                || sequence.getValue().isEmpty()) {
            problems.add(node.get(), "`" + key + "` is not a list of rules", "write it like [INF-01, INF-02]");
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            String id = item instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!RULE_ID.matcher(id).matches()) {
                problems.add(item, YamlProblems.quoted(id) + " is not the id of a rule", "write it like INF-01");
            } else if (ids.contains(id)) {
                problems.add(item, "`" + id + "` stands here twice", "keep one of them");
            } else {
                ids.add(id);
            }
        }
        return ids;
    }

    private void refuseContradictions(YamlKeys keys, Want want) {
        if (want.urgency().isPresent()
                && (want.atLeast().isPresent() || want.atMost().isPresent())) {
            problems.add(
                    keys.key("urgency"),
                    "`urgency` stands beside `atLeast` or `atMost`",
                    "the exact level says it all");
        }
        if (want.atLeast().isPresent()
                && want.atMost().isPresent()
                && !want.atMost().get().atLeast(want.atLeast().get())) {
            problems.add(keys.key("atMost"), "no level is that urgent and that mild", "swap `atLeast` and `atMost`?");
        }
        refuseBoth(keys, "notBecause", want.because(), want.notBecause());
        refuseBoth(keys, "notAdvises", want.advises(), want.notAdvises());
    }

    private void refuseBoth(YamlKeys keys, String key, List<String> wanted, List<String> unwanted) {
        for (String id : unwanted) {
            if (wanted.contains(id)) {
                problems.add(keys.key(key), "`" + id + "` is both wanted and not wanted", "keep one of them");
            }
        }
    }
}
