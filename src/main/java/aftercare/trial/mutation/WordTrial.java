package aftercare.trial.mutation;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decider;
import aftercare.domain.decision.Decision;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.Questions;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.triage.reference.ReferenceRules;
import aftercare.triage.reference.TooManyTries;
import aftercare.trial.cases.CaseOutcome;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.cases.KnownRules;
import aftercare.trial.cases.TriageCase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries changes of words on the cases. A report is read anew with the changed words, so that everything that intake makes of
 * a word counts.
 */
public final class WordTrial {

    /** A case with its report as a caller would send it. */
    private record Sent(TriageCase triageCase, byte[] body, String text) {}

    private final ReferenceRules reference;
    private final Wording wording;
    private final KnownRules known;
    private final Clock clock;
    private final List<Sent> sent = new ArrayList<>();

    /**
     * @param rules a set without problems
     * @param cases of that set, all of which pass
     * @param reportedAt when the reports of the cases hold
     */
    public WordTrial(
            List<ParsedRule> rules,
            Vocabulary vocabulary,
            Wording wording,
            List<TriageCase> cases,
            Instant reportedAt) {
        this.reference = ReferenceRules.of(rules);
        this.wording = wording;
        this.clock = Clock.fixed(reportedAt, ZoneOffset.UTC);
        this.known = KnownRules.of(new Decider(vocabulary, wording, ""), rules);
        for (TriageCase each : cases) {
            byte[] body = each.body(reportedAt);
            sent.add(new Sent(each, body, new String(body, StandardCharsets.UTF_8)));
        }
    }

    /** The first case that fails with the change. Only a report that names the word can be answered differently. */
    public Optional<TriageCase> killer(WordChange change) {
        Intake intake = new Intake(change.after(), wording, clock);
        Decider decider = new Decider(change.after(), wording, "");
        Questions questions = new Questions(change.after(), wording, reference);
        String named = "\"" + change.code() + "\"";
        for (Sent one : sent) {
            if (one.text().contains(named) && !passes(one, intake, decider, questions)) {
                return Optional.of(one.triageCase());
            }
        }
        return Optional.empty();
    }

    private boolean passes(Sent one, Intake intake, Decider decider, Questions questions) {
        if (!(intake.read(one.body()) instanceof Reading.Accepted accepted)) {
            return false;
        }
        try {
            Decision decision =
                    decider.decide(accepted.report(), reference.findings(accepted.report()), Optional.empty());
            if (one.triageCase().want().wantsQuestions()) {
                decision = questions.ask(decision, Optional.empty());
            }
            return CaseResult.of(one.triageCase(), CaseOutcome.Decided.of(decision), known)
                    .passed();
        } catch (TooManyTries e) {
            return false; // A report that cannot be assessed in time passes no case.
        }
    }
}
