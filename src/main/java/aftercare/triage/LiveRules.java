package aftercare.triage;

import aftercare.domain.Urgency;
import aftercare.engine.EngineRules;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.triage.intake.Intake;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rule set that decides at this moment, if there is one. */
public interface LiveRules {

    /**
     * The rule set and since when it decides. One request takes one of these and keeps it to the end.
     *
     * @param since when it began to decide
     */
    record Live(RuleSet rules, Instant since) {

        public EngineRules book() {
            return rules.book();
        }

        public Intake intake() {
            return rules.intake();
        }
    }

    /** Empty until a valid rule set was loaded. */
    Optional<Live> live();

    /** What keeps the folder from going live; empty when nothing does. */
    List<FolderProblem> problems();

    /** What speaks while there is no valid rule set. */
    EmergencyWords failSafe();

    /** The least urgency to assume for a body that is not assessed. */
    default Urgency failSafeFor(byte[] body) {
        Optional<Live> live = live();
        return (live.isPresent() ? live.get().intake() : failSafe().intake()).failSafe(body);
    }
}
