package aftercare.activation;

import aftercare.engine.RuleBook;
import aftercare.intake.Intake;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rule set that decides at this moment, if there is one. */
public interface LiveRules {

    /**
     * A rule set with the intake that speaks its vocabulary. One request takes one of these and keeps it to the end.
     *
     * @param since when it began to decide
     */
    record Live(RuleBook book, Intake intake, Instant since) {}

    /** Empty until a valid rule set was loaded. */
    Optional<Live> live();

    /** What keeps the folder from going live; empty when nothing does. */
    List<FolderProblem> problems();

    /** What speaks while there is no valid rule set. */
    FailSafe failSafe();
}
