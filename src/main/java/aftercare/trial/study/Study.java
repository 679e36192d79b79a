package aftercare.trial.study;

import aftercare.triage.RuleSet;
import aftercare.triage.Triage;
import java.time.Instant;
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
        return StudyRow.of(where, triageBefore.assessAny(body, moment), triageAfter.assessAny(body, moment));
    }
}
