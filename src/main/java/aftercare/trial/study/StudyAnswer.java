package aftercare.trial.study;

import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.triage.Triage;
import aftercare.triage.intake.InputProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What one rule set says of a report. */
public sealed interface StudyAnswer {

    /**
     * It has an answer.
     *
     * @param complete false where something went wrong, such as evaluators that do not agree; the level is then raised
     * @param reasons ids of rules, the most urgent first
     */
    record Given(Urgency urgency, OptionalInt actWithinHours, boolean complete, List<String> reasons)
            implements StudyAnswer {
        public Given {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * It refuses the report.
     *
     * @param problems code and place of each, never a value
     * @param failSafe what to assume until there is an answer
     */
    record Refused(List<String> problems, Urgency failSafe) implements StudyAnswer {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** The level; empty where the report is refused. */
    default Optional<Urgency> level() {
        return this instanceof Given given ? Optional.of(given.urgency()) : Optional.empty();
    }

    static StudyAnswer of(Triage.Result result) {
        if (result instanceof Triage.Decided decided) {
            Decision decision = decided.decision();
            return new Given(
                    decision.urgency(),
                    decision.actWithinHours(),
                    decision.complete(),
                    List.copyOf(decision.ruleIds()));
        }
        Triage.Refused refused = (Triage.Refused) result;
        List<String> problems = new ArrayList<>();
        for (InputProblem problem : refused.problems()) {
            problems.add(problem.pointer().isEmpty() ? problem.code() : problem.code() + " " + problem.pointer());
        }
        return new Refused(problems.isEmpty() ? List.of(refused.type().code()) : problems, refused.failSafe());
    }
}
