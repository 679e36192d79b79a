package aftercare.trial.study;

import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.triage.RuleSet;
import aftercare.triage.Triage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two rule sets that answer the same reports. Both evaluators of each are asked, as the service does; any number of threads. */
public final class Study {

    private final RuleSet before;
    private final RuleSet after;
    private final Triage triageBefore;
    private final Triage triageAfter;
    private final Instant now;

    /** @param now when a report is taken to arrive, unless it is known: one moment for the whole study */
    public Study(RuleSet before, RuleSet after, Instant now) {
        this.before = before;
        this.after = after;
        this.triageBefore = Triage.byBoth(before);
        this.triageAfter = Triage.byBoth(after);
        this.now = now;
    }

    public String versionBefore() {
        return before.files().version();
    }

    public String versionAfter() {
        return after.files().version();
    }

    public Instant now() {
        return now;
    }

    /**
     * What both make of one report. Whatever is wrong with it, there is a row.
     *
     * @param where file and line, or what else the report is found by
     * @param body as HTTP takes it
     * @param arrivedAt when it arrived, where that is known
     */
    public StudyRow row(String where, byte[] body, Optional<Instant> arrivedAt) {
        Instant moment = arrivedAt.orElse(now);
        Triage.Result earlier = triageBefore.assessAny(body, moment);
        Triage.Result later = triageAfter.assessAny(body, moment);
        StudyAnswer answerBefore = StudyAnswer.of(earlier);
        StudyAnswer answerAfter = StudyAnswer.of(later);
        if (earlier instanceof Triage.Decided one && later instanceof Triage.Decided other) {
            Change change = Change.between(one.decision(), other.decision());
            return new StudyRow(
                    where,
                    reportId(one.decision()),
                    StudyWay.of(change.way()),
                    answerBefore,
                    answerAfter,
                    ids(change.lost()),
                    ids(change.gained()));
        }
        if (earlier instanceof Triage.Decided one) {
            List<String> lost = List.copyOf(one.decision().ruleIds());
            return new StudyRow(
                    where, reportId(one.decision()), StudyWay.LOWERED, answerBefore, answerAfter, lost, List.of());
        }
        if (later instanceof Triage.Decided other) {
            List<String> gained = List.copyOf(other.decision().ruleIds());
            return new StudyRow(
                    where, reportId(other.decision()), StudyWay.RAISED, answerBefore, answerAfter, List.of(), gained);
        }
        return new StudyRow(where, Optional.empty(), StudyWay.REFUSED, answerBefore, answerAfter, List.of(), List.of());
    }

    private static Optional<String> reportId(Decision decision) {
        return decision.report().reportId();
    }

    private static List<String> ids(List<Reason> reasons) {
        List<String> ids = new ArrayList<>();
        for (Reason reason : reasons) {
            ids.add(reason.ruleId());
        }
        return ids;
    }
}
