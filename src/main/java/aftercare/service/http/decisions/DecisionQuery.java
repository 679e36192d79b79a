package aftercare.service.http.decisions;

import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import aftercare.journal.record.Query;
import aftercare.service.http.Caller;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import aftercare.triage.intake.ReportId;
import aftercare.triage.intake.Timestamps;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which decisions are asked for. Strict: a parameter that is not understood would show the wrong ones. */
final class DecisionQuery {

    /** Decisions of a page, unless another number is asked for. */
    private static final int PAGE = 50;

    private static final int MOST = 200;

    private static final Pattern RULE_ID = Pattern.compile(RuleCard.ID);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final List<InputProblem> problems = new ArrayList<>();
    private Optional<Instant> since = Optional.empty();
    private Optional<Instant> until = Optional.empty();
    private Optional<Urgency> urgency = Optional.empty();
    private Optional<String> ruleId = Optional.empty();
    private Optional<String> reportId = Optional.empty();
    private Optional<Long> before = Optional.empty();
    private int limit = PAGE;

    /** @param parameters of the query */
    DecisionQuery(MultiMap parameters) {
        for (Map.Entry<String, String> parameter : parameters) {
            if (parameters.getAll(parameter.getKey()).size() > 1) {
                refuse("a parameter appears twice");
            } else {
                read(parameter.getKey(), parameter.getValue());
            }
        }
    }

    /** What is wrong; empty when the query may be asked. */
    public List<InputProblem> problems() {
        return List.copyOf(problems);
    }

    /** The query of that caller, who sees only their own decisions unless they may see all. */
    public Query of(Caller caller) {
        Optional<String> only = caller.auditor() ? Optional.empty() : Optional.of(caller.name());
        return new Query(since, until, urgency, ruleId, reportId, only, before, limit);
    }

    private void read(String name, String value) {
        switch (name) {
            case "since" -> since = moment(name, value);
            case "until" -> until = moment(name, value);
            case "urgency" -> urgency = urgency(value);
            case "ruleId" -> ruleId = matching(isRuleId(value), value, "ruleId is the id of a rule, such as INF-05");
            case "reportId" -> reportId = matching(ReportId.isId(value), value, "reportId is " + ReportId.SHAPE);
            case "cursor" -> before = number(value, Long.MAX_VALUE, "cursor is the next of the page before");
            case "limit" -> {
                String range = "limit is a whole number from 1 to " + MOST;
                limit = number(value, MOST, range).orElse((long) PAGE).intValue();
            }
            default -> refuse("there are since, until, urgency, ruleId, reportId, cursor and limit");
        }
    }

    private Optional<Instant> moment(String name, String value) {
        Optional<Instant> moment = Timestamps.parse(value);
        if (moment.isEmpty()) {
            refuse(name + " is a time with an offset, whose + is written %2B");
        }
        return moment;
    }

    private Optional<Urgency> urgency(String value) {
        for (Urgency each : Urgency.values()) {
            if (each.name().equals(value)) {
                return Optional.of(each);
            }
        }
        refuse("urgency is one of the five levels");
        return Optional.empty();
    }

    private static boolean isRuleId(String value) {
        return RULE_ID.matcher(value).matches();
    }

    private Optional<String> matching(boolean fits, String value, String otherwise) {
        if (!fits) {
            refuse(otherwise);
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private Optional<Long> number(String value, long most, String otherwise) {
        if (!NUMBER.matcher(value).matches() || Long.parseLong(value) > most) {
            refuse(otherwise);
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(value));
    }

    private void refuse(String detail) {
        problems.add(new InputProblem("", ProblemType.INVALID_VALUE.code(), detail, List.of()));
    }
}
