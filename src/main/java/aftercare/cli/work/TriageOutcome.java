package aftercare.cli.work;

import aftercare.domain.Urgency;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import java.util.List;

/** What came of one report. */
public sealed interface TriageOutcome {

    /** It was triaged. */
    record Triaged(Answer answer) implements TriageOutcome {}

    /**
     * It was not triaged.
     *
     * @param failSafe what to assume until there is an answer
     */
    record Refused(ProblemType type, List<InputProblem> problems, Urgency failSafe) implements TriageOutcome {

        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
