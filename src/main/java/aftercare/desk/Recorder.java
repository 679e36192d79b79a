package aftercare.desk;

import aftercare.domain.bytes.Hash;
import aftercare.domain.decision.Decision;
import aftercare.journal.record.Content;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.Entry;
import aftercare.journal.record.Receipt;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.RuleSet;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.CanaryTurn;
import aftercare.triage.intake.CodedReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Has decisions recorded before they leave. */
final class Recorder {

    private final DecisionLog log;
    private final String program;

    private record HandedOver(RuleSet live, Optional<RuleSet> second) {}

    /** The rule sets that the log was given last. */
    private volatile Optional<HandedOver> handedOver = Optional.empty();

    /** @param program version of this program, as it is recorded */
    Recorder(DecisionLog log, String program) {
        this.log = log;
        this.program = program;
    }

    /**
     * Records an answer; completes once it is durable, else exceptionally with an {@link aftercare.journal.record.NotRecorded}.
     *
     * @param second the rule set that read the report beside the live one
     * @param coded what of the report is kept
     * @param bytes what the caller is to get
     */
    CompletionStage<Receipt> record(
            Incoming incoming, Live live, Optional<Live> second, CodedReport coded, Answer answer, byte[] bytes) {
        handOver(live.rules(), second.map(Live::rules));
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
                content,
                answer.canary().map(CanaryTurn::other)));
    }

    /**
     * INVARIANT: a rule set is handed over before the first of its decisions. The log holds the newest alone, so that with a new
     * one the other is handed over anew.
     */
    private void handOver(RuleSet live, Optional<RuleSet> second) {
        Optional<HandedOver> last = handedOver;
        boolean known = last.isPresent()
                && last.get().live() == live
                && (second.isEmpty() || last.get().second().equals(second));
        if (!known) {
            log.keepRuleSet(live.book().version(), live.files().deciding());
            second.ifPresent(rules ->
                    log.keepRuleSet(rules.book().version(), rules.files().deciding()));
            handedOver = Optional.of(new HandedOver(live, second));
        }
    }
}
