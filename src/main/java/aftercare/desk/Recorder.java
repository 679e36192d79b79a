package aftercare.desk;

import aftercare.domain.decision.Decision;
import aftercare.journal.record.Content;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.Entry;
import aftercare.journal.record.Hash;
import aftercare.journal.record.Receipt;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.RuleSet;
import aftercare.triage.answer.Answer;
import aftercare.triage.intake.CodedReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Has decisions recorded before they leave. */
final class Recorder {

    private final DecisionLog log;
    private final String program;

    /** The rule set that the log was given last. */
    private volatile Optional<RuleSet> handedOver = Optional.empty();

    /** @param program version of this program, as it is recorded */
    Recorder(DecisionLog log, String program) {
        this.log = log;
        this.program = program;
    }

    /**
     * Records an answer; completes once it is durable, else exceptionally with an {@link aftercare.journal.record.NotRecorded}.
     *
     * @param coded what of the report is kept
     * @param bytes what the caller is to get
     */
    CompletionStage<Receipt> record(Incoming incoming, Live live, CodedReport coded, Answer answer, byte[] bytes) {
        handOver(live);
        Decision decision = answer.decision();
        Content content = new Content(
                decision.report().reportId(),
                Hash.of(incoming.body()),
                incoming.key().map(key -> Hash.of(coded.canonical())),
                coded.bytes(),
                bytes);
        return log.append(new Entry(
                answer.decisionId(),
                answer.evaluatedAt(),
                decision.report().reportedAt(),
                incoming.caller(),
                incoming.key(),
                decision.ruleSetVersion(),
                program,
                decision.urgency(),
                decision.complete(),
                List.copyOf(decision.ruleIds()),
                content));
    }

    /** INVARIANT: a rule set is handed over before the first of its decisions. */
    private void handOver(Live live) {
        Optional<RuleSet> last = handedOver;
        if (last.isEmpty() || last.get() != live.rules()) {
            log.keepRuleSet(live.book().version(), live.rules().files().deciding());
            handedOver = Optional.of(live.rules());
        }
    }
}
