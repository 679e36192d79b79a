package aftercare.trial.cases;

import aftercare.domain.Candidate;
import aftercare.domain.Question;
import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.triage.Triage;
import aftercare.triage.intake.InputProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What came of the report of a case. */
public sealed interface CaseOutcome {

    /**
     * The report was triaged.
     *
     * @param complete false when something went wrong while assessing
     * @param actWithinHours empty where there is no need to act
     * @param reasons ids of the rules that gave a reason, in the order of the answer
     * @param advises ids of the rules whose self-care or education was given
     * @param asks ids of the questions; under the first facts they have none
     * @param open ids of what may be asked, also where it was left out; over HTTP those of the questions
     */
    record Decided(
            boolean complete,
            Urgency urgency,
            OptionalInt actWithinHours,
            List<String> reasons,
            List<String> advises,
            List<String> asks,
            List<String> open)
            implements CaseOutcome {

        public Decided {
            reasons = List.copyOf(reasons);
            advises = List.copyOf(advises);
            asks = List.copyOf(asks);
            open = List.copyOf(open);
        }

        /** As much of a decision as a case may speak of. */
        public static Decided of(Decision decision) {
            List<String> advises = new ArrayList<>();
            for (RuleCard card : decision.selfCare()) {
                advises.add(card.id());
            }
            for (RuleCard card : decision.education()) {
                advises.add(card.id());
            }
            List<String> asks = new ArrayList<>();
            for (Question question : decision.questions()) {
                if (!question.id().isEmpty()) {
                    asks.add(question.id());
                }
            }
            List<String> open = new ArrayList<>();
            for (Candidate candidate : decision.candidates()) {
                open.add(candidate.id());
            }
            return new Decided(
                    decision.complete(),
                    decision.urgency(),
                    decision.actWithinHours(),
                    List.copyOf(decision.ruleIds()),
                    advises,
                    asks,
                    open);
        }
    }

    /**
     * There was no triage.
     *
     * @param problems why not, at least one, each in words with its place in the report
     */
    record Refused(List<String> problems) implements CaseOutcome {

        public Refused {
            problems = List.copyOf(problems);
        }

        /** The problems of a refused body in words. */
        public static Refused of(Triage.Refused refused) {
            List<String> says = new ArrayList<>();
            for (InputProblem problem : refused.problems()) {
                String where = problem.pointer().isEmpty() ? "the whole report" : problem.pointer();
                String meant = problem.suggestions().isEmpty()
                        ? ""
                        : ": did you mean `" + String.join("` or `", problem.suggestions()) + "`?";
                says.add(where + ": " + problem.code() + ": " + problem.detail() + meant);
            }
            return new Refused(says);
        }
    }
}
