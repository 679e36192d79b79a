package aftercare.trial.cases;

import aftercare.domain.Report;
import aftercare.domain.decision.Decision;
import aftercare.triage.intake.InputProblem;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Whatever answers reports: the core, or a service over HTTP. */
@FunctionalInterface
public interface Assessor {

    /**
     * The answer to a report.
     *
     * @param body as HTTP takes it
     */
    CaseOutcome assess(byte[] body);

    /** The core itself, without a service around it. */
    static Assessor of(Intake intake, Function<Report, Decision> rules) {
        return body -> {
            Reading reading = intake.read(body);
            if (reading instanceof Reading.Accepted accepted) {
                return CaseOutcome.Decided.of(rules.apply(accepted.report()));
            }
            return refused(((Reading.Refused) reading).refusal().problems());
        };
    }

    private static CaseOutcome refused(List<InputProblem> problems) {
        List<String> says = new ArrayList<>();
        for (InputProblem problem : problems) {
            String where = problem.pointer().isEmpty() ? "the whole report" : problem.pointer();
            String meant = problem.suggestions().isEmpty()
                    ? ""
                    : ": did you mean `" + String.join("` or `", problem.suggestions()) + "`?";
            says.add(where + ": " + problem.code() + ": " + problem.detail() + meant);
        }
        return new CaseOutcome.Refused(says);
    }
}
