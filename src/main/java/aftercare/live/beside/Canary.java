package aftercare.live.beside;

import aftercare.domain.Vocabulary;
import aftercare.domain.bytes.Hash;
import aftercare.domain.decision.Decision;
import aftercare.live.Gate;
import aftercare.live.Past;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.answer.JsonObject;
import aftercare.trial.agreement.Agreed;
import aftercare.trial.agreement.AnswerLevel;
import aftercare.trial.agreement.LiveReason;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.lint.ProblemMembers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A rule set in a folder of its own that may answer a share of the reports. INVARIANT: it passed the gate against the very rules
 * that decide, and what it would answer lower or later than they was agreed to for this change of rules.
 */
public final class Canary {

    private static final long PARTS = 10_000;
    private static final long PARTS_OF_PERCENT = PARTS / 100;

    /** What the folder holds, as the rules that decide see it. */
    public sealed interface State {}

    /** It was not judged yet, or not as it is now against the folder that decides now. */
    public record Unjudged() implements State {}

    /** It holds what decides already. */
    public record Same(String version) implements State {}

    /** @param problems what keeps it from answering; at least one */
    public record Barred(String version, List<FolderProblem> problems) implements State {
        public Barred {
            problems = List.copyOf(problems);
        }
    }

    /**
     * It answers its share.
     *
     * @param live version of the rules that it passed the gate against
     * @param set its rules, and since when they may answer
     * @param agreed what they may answer lower
     */
    public record Admitted(String live, Live set, Agreed agreed) implements State {

        /** Whether its decision may be answered in place of that of the live rules. */
        public boolean mayBeAnswered(Decision byLive, Decision bySecond, Vocabulary words) {
            AnswerLevel before = AnswerLevel.of(byLive);
            AnswerLevel after = AnswerLevel.of(bySecond);
            if (!before.isLoweredBy(after)) {
                return true;
            }
            // What is lower without a reason that could be agreed to was not agreed to.
            List<LiveReason> reasons = LiveReason.of(byLive, words);
            return !reasons.isEmpty() && LiveReason.lost(reasons, after, agreed).isEmpty();
        }
    }

    private final Optional<Path> folder;
    private final long parts;
    private final Gate gate;
    private final Clock clock;

    private volatile State state = new Unjudged();

    /** What the last look found. */
    private String seen = "";

    /** What the state is of: the folder and the rules that decided. */
    private Optional<String> settled = Optional.empty();

    /** There is none. */
    public static Canary off(RuleSetLoader loader, Clock clock) {
        return new Canary(Optional.empty(), 0, loader, clock);
    }

    /** @param percent of the reports that it may answer */
    public static Canary of(Path folder, int percent, RuleSetLoader loader, Clock clock) {
        return new Canary(Optional.of(folder), percent, loader, clock);
    }

    private Canary(Optional<Path> folder, int percent, RuleSetLoader loader, Clock clock) {
        this.folder = folder;
        this.parts = percent * PARTS_OF_PERCENT;
        this.gate = new Gate(loader, clock);
        this.clock = clock;
    }

    public State state() {
        return state;
    }

    public boolean isOn() {
        return folder.isPresent();
    }

    /**
     * Looks at the folder, and judges it where it, or the rules that decide, have changed and it is still.
     *
     * @param past what is known of the sets that decided before; asked when it is needed
     * @return what there is now, where that has changed
     */
    public synchronized Optional<State> look(Optional<RuleSet> live, Supplier<Past> past) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        RuleFolder.Contents contents = RuleFolder.read(folder.get());
        String found = contents.fingerprint();
        boolean still = settled.isEmpty() || found.equals(seen);
        seen = found;
        if (live.isEmpty()) {
            return Optional.empty();
        }
        // With the cases: more of them may keep out what passed.
        String pair = live.get().files().content() + " " + found;
        if (settled.equals(Optional.of(pair))) {
            return Optional.empty();
        }
        // An editor of a folder may take something bad back: no report is answered by it meanwhile.
        state = new Unjudged();
        settled = settled.map(before -> "");
        if (!still) {
            return Optional.empty();
        }
        state = judged(contents, live.get(), past.get());
        settled = Optional.of(pair);
        return Optional.of(state);
    }

    private State judged(RuleFolder.Contents contents, RuleSet live, Past past) {
        String version = contents.files().version();
        if (live.book().version().equals(version)) {
            return new Same(version);
        }
        LoadResult judged = gate.judge(contents, live, past);
        if (!(judged instanceof RuleSet rules)) {
            return new Barred(version, ((LoadResult.Broken) judged).problems());
        }
        Agreed agreed = Agreed.of(
                new FolderCases(contents.files()).agreements(), live.book().version(), version, past.spent());
        return new Admitted(live.book().version(), new Live(rules, clock.instant()), agreed);
    }

    /** The rules that may answer this report beside those; empty where the live rules answer alone. */
    public Optional<Admitted> on(Live live, Decision byLive, String decisionId) {
        if (!(state instanceof Admitted admitted)
                || !admitted.live().equals(live.book().version())) {
            return Optional.empty();
        }
        String name = byLive.report().reportId().orElse(decisionId);
        return part(name) < parts ? Optional.of(admitted) : Optional.empty();
    }

    /** The same for the same name, whenever and wherever it is asked. */
    private static long part(String name) {
        return Long.remainderUnsigned(ByteBuffer.wrap(Hash.of(name).bytes()).getLong(), PARTS);
    }

    /** Its state, as JSON. */
    public JsonObject json() {
        if (folder.isEmpty()) {
            return new JsonObject().with("state", "OFF").with("problems", List.of());
        }
        JsonObject json = new JsonObject().with("percent", parts / PARTS_OF_PERCENT);
        State now = state;
        if (now instanceof Admitted admitted) {
            return json.with("state", "ANSWERING")
                    .with("version", admitted.set().book().version())
                    .with("liveVersion", admitted.live())
                    .with(
                            "since",
                            admitted.set()
                                    .since()
                                    .truncatedTo(ChronoUnit.MILLIS)
                                    .toString())
                    .with("problems", List.of());
        }
        if (now instanceof Barred barred) {
            return json.with("state", "BARRED")
                    .with("version", barred.version())
                    .with("problems", JsonObject.each(barred.problems(), ProblemMembers::of));
        }
        if (now instanceof Same same) {
            return json.with("state", "SAME").with("version", same.version()).with("problems", List.of());
        }
        return json.with("state", "JUDGING").with("problems", List.of());
    }
}
