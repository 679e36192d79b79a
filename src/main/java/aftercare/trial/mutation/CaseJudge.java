package aftercare.trial.mutation;

import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.ReferenceRules;
import aftercare.triage.reference.TooManyTries;
import aftercare.trial.cases.CaseOutcome;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.cases.KnownRules;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.search.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules as they stand with the cases that they pass. Safe for several threads. */
final class CaseJudge {

    /** A case with what the rules as they stand make of its report. */
    record Passed(TriageCase triageCase, Evaluation evaluation) {}

    private final Trial trial;
    private final KnownRules known;
    private final List<Passed> passed = new ArrayList<>();
    private final List<CaseResult> failed = new ArrayList<>();

    CaseJudge(Trial trial, KnownRules known) {
        this.trial = trial;
        this.known = known;
    }

    /** Tries the cases on the rules as they stand; those that fail prove nothing and are set aside. */
    void take(List<TriageCase> cases, Intake intake, Instant reportedAt) {
        for (TriageCase triageCase : cases) {
            Reading reading = intake.read(triageCase.body(reportedAt));
            if (reading instanceof Reading.Accepted accepted) {
                Evaluation evaluation = trial.rules().evaluate(accepted.report());
                CaseResult result = CaseResult.of(triageCase, outcome(triageCase, evaluation), known);
                if (result.passed()) {
                    passed.add(new Passed(triageCase, evaluation));
                } else {
                    failed.add(result);
                }
            } else {
                CaseOutcome refused = new CaseOutcome.Refused(List.of("the report was refused"));
                failed.add(CaseResult.of(triageCase, refused, known));
            }
        }
    }

    List<CaseResult> failed() {
        return failed;
    }

    /** With its questions where the case speaks of any. */
    private CaseOutcome outcome(TriageCase triageCase, Evaluation evaluation) {
        return CaseOutcome.Decided.of(
                triageCase.want().wantsQuestions() ? trial.asking(evaluation) : trial.decision(evaluation));
    }

    /** The first case that fails with the mutant; those of its own topic are asked first. */
    Optional<TriageCase> killer(Mutant mutant) {
        ReferenceRules mutated = mutant.in(trial.rules());
        String topic = topic(mutant.place().file());
        for (boolean own : new boolean[] {true, false}) {
            for (Passed one : passed) {
                boolean ofTopic = topic(one.triageCase().file()).equals(topic);
                if (ofTopic == own && kills(one, mutated)) {
                    return Optional.of(one.triageCase());
                }
            }
        }
        return Optional.empty();
    }

    /** A case whose answer is not the same with the mutant, though it does not say so. */
    Optional<TriageCase> nearly(Mutant mutant) {
        ReferenceRules mutated = mutant.in(trial.rules());
        for (Passed one : passed) {
            Evaluation after = mutated.evaluate(one.evaluation());
            if (!after.sameFindings(one.evaluation()) && !trial.sameForCases(one.evaluation(), after)) {
                return Optional.of(one.triageCase());
            }
        }
        return Optional.empty();
    }

    private boolean kills(Passed one, ReferenceRules mutated) {
        try {
            Evaluation after = mutated.evaluate(one.evaluation());
            if (after.sameFindings(one.evaluation())) {
                return false;
            }
            return !CaseResult.of(one.triageCase(), outcome(one.triageCase(), after), known)
                    .passed();
        } catch (TooManyTries e) {
            return true; // A report that cannot be assessed in time passes no case.
        }
    }

    private static String topic(String file) {
        int end = file.lastIndexOf('/');
        return end < 0 ? "" : file.substring(0, end);
    }
}
