package aftercare.trial.cases;

import aftercare.ruleset.yaml.JsonPart;
import aftercare.ruleset.yaml.JsonPart.Items;
import aftercare.ruleset.yaml.JsonPart.Literal;
import aftercare.ruleset.yaml.JsonPart.Members;
import aftercare.ruleset.yaml.JsonPart.Text;
import aftercare.ruleset.yaml.YamlKeys;
import aftercare.ruleset.yaml.YamlProblems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads {@code given}. Whether it is a report that may be triaged is for the intake to judge, not for this reader. */
final class GivenReader {

    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    /** Three places of an hour are whole milliseconds; six digits before them are more than a hundred years. */
    private static final Pattern HOURS = Pattern.compile("-?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,3})?");

    private static final BigDecimal MILLIS_OF_AN_HOUR = BigDecimal.valueOf(3_600_000);

    private final YamlProblems problems;

    GivenReader(YamlProblems problems) {
        this.problems = problems;
    }

    /** The report; empty when a problem was found. */
    Optional<GivenReport> read(Node node) {
        int before = problems.count();
        if (!(node instanceof MappingNode mapping)) {
            problems.add(
                    node, "`given` is not a report", "write it as HTTP takes it, such as `symptoms: [ { code: … } ]`");
            return Optional.empty();
        }
        OptionalLong millisSince = millisSince(mapping);
        Members report = members(mapping);
        return problems.count() == before ? Optional.of(new GivenReport(report, millisSince)) : Optional.empty();
    }

    private OptionalLong millisSince(MappingNode report) {
        YamlProblems aside = new YamlProblems("");
        YamlKeys keys = YamlKeys.of(report, aside);
        boolean reported = keys.at(GivenReport.REPORTED_AT).isPresent();
        if (!(keys.at(GivenReport.TREATMENT).orElse(null) instanceof MappingNode treatment)) {
            return OptionalLong.empty();
        }
        YamlKeys treated = YamlKeys.of(treatment, aside);
        boolean ended = treated.at(GivenReport.ENDED_AT).isPresent();
        Optional<Node> hours = treated.at(GivenReport.HOURS_SINCE);
        if (hours.isEmpty()) {
            if (ended && !reported) {
                problems.add(
                        treated.key(GivenReport.ENDED_AT),
                        "`endedAt` without `reportedAt` means something else every day",
                        "add `reportedAt`, or give `hoursSince` instead");
            }
            return OptionalLong.empty();
        }
        if (ended || reported) {
            String twice = ended ? "endedAt" : "reportedAt";
            problems.add(
                    treated.key(GivenReport.HOURS_SINCE),
                    "`hoursSince` stands beside `" + twice + "`",
                    "give either the hours or the two times");
            return OptionalLong.empty();
        }
        return millis(hours.get());
    }

    private OptionalLong millis(Node hours) {
        if (hours instanceof ScalarNode scalar
                && !scalar.getTag().equals(Tag.STR)
                && HOURS.matcher(scalar.getValue()).matches()) {
            return OptionalLong.of(new BigDecimal(scalar.getValue())
                    .multiply(MILLIS_OF_AN_HOUR)
                    .longValueExact());
        }
        problems.add(
                hours,
                "`hoursSince` is not a number of hours",
                "write it like 48 or 72.001, with at most three decimal places");
        return OptionalLong.empty();
    }

    private JsonPart part(Node node) {
        if (node instanceof MappingNode mapping) {
            return members(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            List<JsonPart> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(part(item));
            }
            return new Items(items);
        }
        return scalar((ScalarNode) node);
    }

    private Members members(MappingNode mapping) {
        Map<String, JsonPart> members = new LinkedHashMap<>();
        YamlKeys.of(mapping, problems).values().forEach((key, value) -> members.put(key, part(value)));
        return new Members(members);
    }

    private JsonPart scalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return new Literal("null");
        }
        if (tag.equals(Tag.BOOL)) {
            return new Literal(scalar.getValue());
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            if (!JSON_NUMBER.matcher(scalar.getValue()).matches()) {
                problems.add(
                        scalar,
                        YamlProblems.quoted(scalar.getValue()) + " is not a number as JSON writes it",
                        "write it like 3 or 3.5");
            }
            return new Literal(scalar.getValue());
        }
        return new Text(scalar.getValue());
    }
}
