package aftercare.trial.study;

import aftercare.domain.Urgency;
import aftercare.triage.answer.JsonObject;
import aftercare.trial.safety.ExactShare;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The counts of a study as one JSON object, the same from Spark and from one machine. */
public final class StudyJson {

    private StudyJson() {}

    /**
     * @param before version of the rule set as it was
     * @param after version as it would be
     * @param now when the reports were taken to arrive
     */
    public static JsonObject of(String before, String after, Instant now, StudyTally tally) {
        return new JsonObject()
                .with("oldRuleSet", before)
                .with("newRuleSet", after)
                .with("now", now.toString())
                .with(counts(tally));
    }

    /** The counts alone. */
    public static JsonObject counts(StudyTally tally) {
        JsonObject json = new JsonObject().with("reports", tally.rows());
        for (StudyWay way : StudyWay.values()) {
            json.with(way.word(), tally.of(way));
        }
        List<Object> levels = new ArrayList<>();
        for (Urgency level : Urgency.values()) {
            levels.add(share(new JsonObject().with("from", level), tally.lowered(level)));
        }
        return json.with("incomplete", tally.incomplete())
                .with("erased", tally.erased())
                .with("shareLowered", share(new JsonObject(), tally.lowered()))
                .with("shareLoweredByLevel", levels)
                .with("moves", moves(tally))
                .with("lost", rules(tally.lost()))
                .with("gained", rules(tally.gained()));
    }

    private static List<Object> moves(StudyTally tally) {
        List<Object> moves = new ArrayList<>();
        tally.moves()
                .forEach((move, rows) -> moves.add(new JsonObject()
                        .with("way", move.way().word())
                        .with("from", level(move.from()))
                        .with("to", level(move.to()))
                        .with("reports", rows)));
        return moves;
    }

    /** A level, or that there is none. */
    public static String level(Optional<Urgency> level) {
        return level.map(Urgency::name).orElse("refused");
    }

    private static JsonObject share(JsonObject json, ExactShare share) {
        return json.with("found", share.found())
                .with("of", share.of())
                .with("lower", share.lower())
                .with("upper", share.upper());
    }

    private static List<Object> rules(Map<String, Long> counts) {
        List<Object> rules = new ArrayList<>();
        counts.forEach(
                (rule, rows) -> rules.add(new JsonObject().with("rule", rule).with("reports", rows)));
        return rules;
    }
}
