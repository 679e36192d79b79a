package aftercare.live.beside;

import aftercare.triage.answer.JsonObject;
import aftercare.trial.study.StudyJson;
import aftercare.trial.study.StudyRow;
import aftercare.trial.study.StudyTally;
import aftercare.trial.study.StudyWay;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found of one pair of rule sets: counts, and the newest differences by id. It holds no value of a report. */
final class PairCount {

    /** Of the differences of one way that are listed: the decision log has all of them. */
    static final int NEWEST = 100;

    private final String live;
    private final Instant decidesSince;
    private final String shadow;
    private final Instant readAt;
    private final Instant since;
    private final StudyTally tally = new StudyTally();

    /** By way, so that many words which differ push out no answer that is lowered. */
    private final Map<StudyWay, Deque<JsonObject>> newest = new EnumMap<>(StudyWay.class);

    /**
     * @param live version of the rules that answered
     * @param decidesSince when those began to decide
     * @param shadow version of those beside them
     * @param readAt when those were read
     * @param since when the counting began
     */
    PairCount(String live, Instant decidesSince, String shadow, Instant readAt, Instant since) {
        this.live = live;
        this.decidesSince = decidesSince;
        this.shadow = shadow;
        this.readAt = readAt;
        this.since = since;
    }

    boolean isOf(String otherLive, String otherShadow) {
        return live.equals(otherLive) && shadow.equals(otherShadow);
    }

    /** Whether one of the two was another one before. */
    boolean isNewerThan(Instant otherDecidesSince, Instant otherReadAt) {
        return otherDecidesSince.isBefore(decidesSince) || otherReadAt.isBefore(readAt);
    }

    /** @param row found by the id of the decision */
    void add(StudyRow row) {
        tally.add(row);
        if (row.way() == StudyWay.SAME) {
            return;
        }
        Deque<JsonObject> listed = newest.computeIfAbsent(row.way(), way -> new ArrayDeque<>());
        listed.addFirst(new JsonObject()
                .with("decisionId", row.where())
                .with("way", row.way().word())
                .with("from", StudyJson.level(row.before().level()))
                .with("to", StudyJson.level(row.after().level()))
                .with("lost", row.lost())
                .with("gained", row.gained()));
        if (listed.size() > NEWEST) {
            listed.removeLast();
        }
    }

    JsonObject json() {
        List<Object> listed = new ArrayList<>();
        newest.values().forEach(listed::addAll);
        return new JsonObject()
                .with("liveRuleSet", live)
                .with("shadowRuleSet", shadow)
                .with("since", since.toString())
                .with(StudyJson.counts(tally))
                .with("newest", listed);
    }
}
