package aftercare.trial.cases;

import aftercare.ruleset.yaml.JsonPart;
import aftercare.ruleset.yaml.JsonPart.Items;
import aftercare.ruleset.yaml.JsonPart.Literal;
import aftercare.ruleset.yaml.JsonPart.Members;
import aftercare.ruleset.yaml.JsonPart.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The report of a case: what HTTP takes, except that the hours since treatment may stand for the two times. */
public final class GivenReport {

    static final String REPORTED_AT = "reportedAt";
    static final String TREATMENT = "treatment";
    static final String ENDED_AT = "endedAt";
    static final String HOURS_SINCE = "hoursSince";

    private static final Members NOTHING = new Members(Map.of());

    private final Members report;
    private final OptionalLong millisSince;

    /**
     * @param report with {@code treatment.hoursSince} still in its place, if the case has it
     * @param millisSince what {@code treatment.hoursSince} says
     */
    GivenReport(Members report, OptionalLong millisSince) {
        this.report = report;
        this.millisSince = millisSince;
    }

    /**
     * The report as HTTP takes it, UTF-8. Hours since treatment become the end of the treatment, exact to the
     * millisecond.
     *
     * @param reportedAt when it is to hold, unless the case has its own {@code reportedAt}
     */
    public byte[] body(Instant reportedAt) {
        Instant at = reportedAt.truncatedTo(ChronoUnit.MILLIS);
        Map<String, JsonPart> members = new LinkedHashMap<>();
        if (!report.members().containsKey(REPORTED_AT)) {
            members.put(REPORTED_AT, new Text(at.toString()));
        }
        members.putAll(report.members());
        if (millisSince.isPresent() && members.get(TREATMENT) instanceof Members treatment) {
            Text endedAt = new Text(at.minusMillis(millisSince.getAsLong()).toString());
            members.put(TREATMENT, timed(treatment, endedAt));
        }
        StringBuilder json = new StringBuilder();
        new Members(members).write(json);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What the case says at that JSON Pointer; empty where it is no single value. */
    Optional<String> written(String pointer) {
        JsonPart part = at(pointer).orElse(NOTHING);
        if (part instanceof Text text) {
            return Optional.of(text.text());
        }
        return part instanceof Literal literal ? Optional.of(literal.written()) : Optional.empty();
    }

    /** What the object at that JSON Pointer holds, as the case calls it. */
    Set<String> names(String pointer) {
        return at(pointer).orElse(NOTHING) instanceof Members members
                ? members.members().keySet()
                : Set.of();
    }

    private Optional<JsonPart> at(String pointer) {
        JsonPart part = report;
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            if (part instanceof Members members && members.members().containsKey(step)) {
                part = members.members().get(step);
            } else if (part instanceof Items items
                    && step.matches("\\d+")
                    && Integer.parseInt(step) < items.items().size()) {
                part = items.items().get(Integer.parseInt(step));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(part);
    }

    private static Members timed(Members treatment, Text endedAt) {
        Map<String, JsonPart> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonPart> member : treatment.members().entrySet()) {
            if (member.getKey().equals(HOURS_SINCE)) {
                members.put(ENDED_AT, endedAt);
            } else {
                members.put(member.getKey(), member.getValue());
            }
        }
        return new Members(members);
    }
}
