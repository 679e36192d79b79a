package aftercare.trial.explain;

import aftercare.domain.Question;
import aftercare.domain.decision.Decision;
import aftercare.triage.Readings;
import aftercare.triage.RuleSet;
import aftercare.triage.Triage;
import aftercare.triage.explain.NearMiss;
import aftercare.triage.explain.RuleAccount;
import aftercare.triage.intake.CodedReport;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.Explanation;
import aftercare.triage.reference.Prospects;
import aftercare.triage.reference.TooManyTries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains answers of one rule set. Safe for any number of threads at once. */
public final class Accounts {

    private final RuleSet rules;
    private final Triage triage;
    private final Court court;
    private final WhatIfs whatIfs;
    private final TimeAhead timeAhead;

    public Accounts(RuleSet rules) {
        this.rules = rules;
        this.triage = Triage.byBoth(rules);
        this.court = new Court(rules);
        this.whatIfs = new WhatIfs(rules);
        this.timeAhead = new TimeAhead(rules.rules());
    }

    public RuleSet rules() {
        return rules;
    }

    /** What becomes of a body. */
    public sealed interface Result {

        /** Its answer was explained. */
        record Explained(Account account) implements Result {}

        /** It is no report that can be answered. */
        record Refused(Triage.Refused why) implements Result {}
    }

    /** @param now when the body arrived, or is to be taken to have arrived */
    public Result of(byte[] body, Instant now) {
        Triage.Start start = triage.read(body, now);
        if (start instanceof Triage.Refused refused) {
            return new Result.Refused(refused);
        }
        Triage.Read read = (Triage.Read) start;
        Readings readings = read.readings();
        Decision decision = readings.decide();
        return new Result.Explained(readings.evaluation()
                .map(evaluation -> account(read.coded(), decision, evaluation))
                .orElseGet(() -> bare(decision)));
    }

    /** Without the reference nothing can be said but what was decided. */
    private static Account bare(Decision decision) {
        return new Account(
                decision, List.of(), List.of(), List.of(), List.of(), false, Optional.empty(), mostDeciding(decision));
    }

    private Account account(CodedReport report, Decision decision, Evaluation evaluation) {
        List<Explanation> explanations;
        List<RuleAccount> spoke = new ArrayList<>();
        List<RuleAccount> nearly = new ArrayList<>();
        try {
            explanations = rules.rules().parallelStream()
                    .map(rule -> rules.reference().explain(rule, evaluation))
                    .toList();
        } catch (TooManyTries e) {
            return bare(decision);
        }
        for (Explanation explanation : explanations) {
            if (explanation.holds()) {
                spoke.add(new RuleAccount(explanation, Optional.empty()));
            } else {
                NearMiss.of(explanation)
                        .ifPresent(lacks -> nearly.add(new RuleAccount(explanation, Optional.of(lacks))));
            }
        }
        spoke.sort(RuleAccount.MOST_URGENT_FIRST);
        nearly.sort(RuleAccount.MOST_URGENT_FIRST);
        if (!decision.complete()) {
            // What went wrong may have raised it: then other answers have nothing to be compared with.
            return new Account(
                    decision, spoke, nearly, List.of(), List.of(), false, Optional.empty(), mostDeciding(decision));
        }
        String reportedAt = decision.report().reportedAt().toString();
        CodedReport sheet = report.with(CodedReport.REPORTED_AT, CodedReport.text(reportedAt));
        Court.Sitting sitting = court.on(sheet, decision.report());
        WhatIfs.Found found = whatIfs.of(sheet, decision, explanations, sitting);
        TimeAhead.Found ahead = timeAhead.of(sheet, decision, sitting);
        return new Account(
                decision,
                spoke,
                nearly,
                found.raising(),
                found.lowering(),
                found.whole() && ahead.whole(),
                ahead.first(),
                mostDeciding(decision));
    }

    /** The question that could raise the answer the most; they come in that order. */
    private static Optional<Question> mostDeciding(Decision decision) {
        Optional<Question> most = Optional.empty();
        for (Question question : decision.questions()) {
            if (most.isEmpty() || reach(question) > reach(most.get())) {
                most = Optional.of(question);
            }
        }
        return most;
    }

    private static int reach(Question question) {
        return question.raise()
                .map(raise -> Prospects.weight(raise.urgency(), raise.hours()))
                .orElse(-1);
    }
}
