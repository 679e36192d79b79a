package aftercare.desk;

import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.journal.record.Content;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.DecisionRecord;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.triage.LiveRules;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.Triage;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.AnswerJson;
import aftercare.triage.answer.CanaryTurn;
import aftercare.triage.intake.InputProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Decides a recorded report again: as it was decided then, or by the rules of today. */
public final class Replay {

    /** Rule sets of the past that are kept at hand; each takes some 4 MB of the heap. */
    private static final int PAST = 4;

    private final DecisionLog log;
    private final LiveRules rules;
    private final RuleSetLoader loader;

    /** Who looks into one decision looks into its neighbours, and to load the rules of a time takes seconds. */
    private final LastUsed<RuleSet> past = new LastUsed<>(PAST);

    public Replay(DecisionLog log, LiveRules rules, Clock clock) {
        this.log = log;
        this.rules = rules;
        this.loader = new RuleSetLoader(clock);
    }

    /** What came of a report when it was decided again. */
    public sealed interface Result {

        /**
         * It was decided.
         *
         * @param answer the whole answer, UTF-8
         */
        // Carried to the caller, never compared.
        @SuppressWarnings("ArrayRecordComponent")
        record Decided(Urgency urgency, byte[] answer) implements Result {}

        /** Its words are not those of today's rules. */
        record Refused(List<InputProblem> problems) implements Result {}
    }

    /** @param ruleSet version of the rules that decided again */
    public record Replayed(DecisionRecord kept, String ruleSet, Result result) {}

    /** By the rules and the clock of its time; empty when those rules cannot be loaded. */
    public Optional<Replayed> asThen(DecisionRecord kept) {
        Optional<RuleSet> valid = rulesOf(kept.ruleSet());
        if (valid.isEmpty()) {
            return Optional.empty();
        }
        byte[] answer = kept.content().orElseThrow().answer();
        Result result = again(kept, valid.get(), AnswerJson.activatedAt(answer), AnswerJson.canary(answer));
        return Optional.of(new Replayed(kept, kept.ruleSet(), result));
    }

    /** By today's rules as of then; empty when there are none. */
    public Optional<Replayed> today(DecisionRecord kept) {
        return rules.live()
                .map(live -> new Replayed(
                        kept, live.book().version(), again(kept, live.rules(), live.since(), Optional.empty())));
    }

    /** The rule set of that version; empty where it cannot be loaded. */
    public Optional<RuleSet> rulesOf(String version) {
        Optional<RuleSet> live = rules.live().map(Live::rules);
        Optional<RuleSet> known =
                live.filter(valid -> valid.book().version().equals(version)).or(() -> past.get(version));
        if (known.isPresent()) {
            return known;
        }
        Optional<SortedMap<String, byte[]>> files = log.ruleSet(version);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        RuleFolder.Contents contents = new RuleFolder.Contents(new RuleFiles(files.get()), List.of());
        if (loader.load(FolderCheck.kept(contents)) instanceof RuleSet valid) {
            past.put(version, valid);
            return Optional.of(valid);
        }
        return Optional.empty();
    }

    private Result again(DecisionRecord kept, RuleSet valid, Instant activatedAt, Optional<CanaryTurn> canary) {
        Content content = kept.content().orElseThrow();
        Triage.Result assessed = Triage.byBoth(valid).assess(content.codedReport(), kept.decidedAt());
        if (assessed instanceof Triage.Refused refused) {
            return new Result.Refused(refused.problems());
        }
        Decision decision = ((Triage.Decided) assessed).decision();
        AnswerJson language = valid.languages().answers(AnswerJson.language(content.answer()));
        byte[] answer = language.write(new Answer(kept.decisionId(), decision, kept.decidedAt(), activatedAt, canary));
        return new Result.Decided(decision.urgency(), answer);
    }
}
