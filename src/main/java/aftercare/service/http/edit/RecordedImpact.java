package aftercare.service.http.edit;

import static aftercare.triage.answer.JsonObject.each;

import aftercare.domain.decision.Decision;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Listing;
import aftercare.journal.record.Query;
import aftercare.ruleset.Patience;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.triage.answer.JsonObject;
import aftercare.trial.coverage.PlainFolder;
import aftercare.trial.impact.Difference;
import aftercare.trial.impact.Impact;
import aftercare.trial.impact.RuleSetDiff;
import aftercare.trial.impact.RuleSetDiff.Sent;
import aftercare.trial.impact.RuleSetDiff.Side;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The newest recorded decisions, decided once more by the rules that decide and by those that would: whose answer changes.
 * INVARIANT: of a decision its id, levels and reasons are told, and nothing of its report: who edits rules may not read reports.
 */
@ApplicationScoped
public class RecordedImpact {

    private static final Logger LOG = Logger.getLogger(RecordedImpact.class);
    private static final int MOST = 500;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int AT_ONCE = 25;

    /** Nothing is in that folder: no answer names a place in it. */
    private static final Path NO_FOLDER = Path.of("");

    private final DecisionLog log;
    private final Clock clock;

    RecordedImpact(DecisionLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** What was compared, and what came of it. */
    private static final class Tally {
        private final List<Difference> changed = new ArrayList<>();
        private int compared;
        private int same;
        private int refused;
        private int erased;
        private int unfinished;

        private void add(Impact impact) {
            changed.addAll(impact.differences());
            same += impact.same();
            refused += impact.refused();
            unfinished += impact.unfinished().size();
        }
    }

    /**
     * @param live the files that decide
     * @param then those that would; both without a problem
     */
    JsonObject of(RuleFiles live, RuleFiles then) {
        Tally tally = new Tally();
        boolean isPart = true;
        try {
            isPart = !compareAll(diff(live, then), tally);
        } catch (RuntimeException e) {
            // The message may hold what is recorded.
            LOG.errorf(
                    "recorded decisions could not be compared: %s", e.getClass().getName());
        }
        tally.changed.sort(Comparator.comparingInt(RecordedImpact::rank));
        return new JsonObject()
                .with("compared", tally.compared)
                .with("same", tally.same)
                .with("refused", tally.refused)
                .with("erased", tally.erased)
                .with("unfinished", tally.unfinished)
                .with("part", isPart)
                .with("changed", each(tally.changed, RecordedImpact::difference));
    }

    private RuleSetDiff diff(RuleFiles live, RuleFiles then) {
        Clock now = Clock.fixed(clock.instant(), ZoneOffset.UTC);
        return new RuleSetDiff(side(live, now), side(then, now));
    }

    private static Side side(RuleFiles files, Clock now) {
        CheckedFolder checked = FolderCheck.candidate(new RuleFolder.Contents(files, List.of()), Patience.ENDLESS);
        return new Side(NO_FOLDER, PlainFolder.of(checked, now));
    }

    /** Whether that were all that there are. */
    private boolean compareAll(RuleSetDiff diff, Tally tally) {
        long end = System.nanoTime() + LONGEST.toNanos();
        Query query = Query.newest(AT_ONCE);
        for (int seen = 0; seen < MOST && System.nanoTime() < end; ) {
            Listing page = log.list(query);
            List<Sent> reports = new ArrayList<>();
            for (DecisionRecord each : page.decisions()) {
                seen++;
                if (each.content().isPresent()) {
                    reports.add(new Sent(
                            "", each.decisionId(), each.content().get().codedReport(), Optional.of(each.decidedAt())));
                } else {
                    tally.erased++;
                }
            }
            tally.compared += reports.size();
            tally.add(diff.compare(reports, 0, () -> {}));
            if (page.next().isEmpty()) {
                return true;
            }
            query = query.before(page.next().get());
        }
        return false;
    }

    private static int rank(Difference difference) {
        return difference.lowered() ? 0 : difference.raised() ? 1 : 2;
    }

    private static JsonObject difference(Difference difference) {
        Optional<Decision> from = Optional.empty();
        Optional<Decision> to = Optional.empty();
        if (difference instanceof Difference.Answered answered) {
            from = Optional.of(answered.change().before());
            to = Optional.of(answered.change().after());
        } else if (difference instanceof Difference.NoLongerAccepted lost) {
            from = Optional.of(lost.before());
        } else if (difference instanceof Difference.NewlyAccepted gained) {
            to = Optional.of(gained.after());
        }
        return new JsonObject()
                .with("decisionId", difference.where())
                .with("way", difference.lowered() ? "LOWERED" : difference.raised() ? "RAISED" : "OTHER")
                .with("from", from.map(EditJson::decision))
                .with("to", to.map(EditJson::decision));
    }
}
