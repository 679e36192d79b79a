package aftercare.live;

import aftercare.live.Status.Candidate;
import aftercare.live.Status.LastError;
import aftercare.live.draft.FolderSwap;
import aftercare.live.draft.History;
import aftercare.live.draft.RuleChange;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderCode;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.folder.RuleStore;
import aftercare.triage.EmergencyWords;
import aftercare.triage.LiveRules;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.cases.CaseMemory;
import aftercare.trial.lint.GateProblem;
import aftercare.trial.lint.Lint;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Puts what is in a folder live, if it passes the gate, and else keeps what was good. It has no thread: the callers
 * do the work, one at a time, while readers go on reading. Another thread should look out for a folder that is
 * replaced while it is judged.
 *
 * <p>Files change one after another. So a change is judged only when two readings in a row found the same, and goes live
 * only when the folder still is what was judged.
 */
public final class Activation implements LiveRules {

    /** Readings of a folder that changes under the hands of somebody who wants it live now. */
    private static final int MOST_TRIES = 3;

    /** Before what was not judged to the end is judged again, and as a multiple of what that took. */
    private static final Duration LEAST_PAUSE = Duration.ofMinutes(1);

    private static final int PAUSES = 10;

    private final Path folder;
    private final RuleOrigin origin;
    private final RuleStore store;
    private final PastCases pastCases;
    private final History history;
    private final FolderSwap swap;
    private final CaseMemory caseMemory = new CaseMemory();
    private final RuleSetLoader loader;
    private final Gate gate;
    private final PublishedTrial publishedTrial;
    private final Clock clock;
    private final Duration longest;

    /** What is being judged at this moment. */
    private volatile Optional<Judgement> judgement = Optional.empty();

    /** INVARIANT: the one reference that says which rules decide; a reader takes it once. */
    private volatile State state;

    /** What the last reading found; judged when the next one finds the same. */
    private String seen = "";

    /** What was found in the folder whose rules decide. */
    private String accepted = "";

    /** What a folder is compared with while nothing decides: the last good set, also where it is not fit to decide. */
    private Optional<RuleSet> before = Optional.empty();

    /** Keys of the agreements that were used. Changed by a judgement, read by a question what a change would do. */
    private volatile Set<String> spent = Set.of();

    /** What was refused last, so that an unchanged folder is not built again at every reading. */
    private Optional<Refused> refused = Optional.empty();

    /** @param failSafe empty until there was a set with words of its own: those of the program speak */
    private record State(Status status, Optional<EmergencyWords> failSafe) {}

    /** @param pause before it may be judged once more, if it was not judged to the end */
    private record Refused(String fingerprint, String version, LoadResult.Broken broken, Instant at, Duration pause) {
        boolean unfinished() {
            String code = broken.problems().get(0).code();
            return code.equals(GateProblem.NOT_JUDGED.code()) || code.equals(GateProblem.TOO_SLOW.code());
        }
    }

    private Activation(
            Path folder,
            RuleOrigin origin,
            RuleStore store,
            PastCases pastCases,
            RuleSetLoader loader,
            Clock clock,
            Duration longest) {
        this.history = new History(store.folder());
        this.swap = new FolderSwap(folder, store.folder());
        this.folder = folder;
        this.origin = origin;
        this.store = store;
        this.pastCases = pastCases;
        this.loader = loader;
        this.gate = new Gate(loader, clock);
        this.publishedTrial = new PublishedTrial(loader, clock);
        this.clock = clock;
        this.longest = longest;
        show(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /** Before anything was read: nothing decides. */
    public static Activation open(
            Path folder, RuleStore store, PastCases pastCases, RuleSetLoader loader, Clock clock) {
        return open(folder, store, pastCases, loader, clock, Gate.LONGEST);
    }

    /** @param longest of one judgement */
    static Activation open(
            Path folder, RuleStore store, PastCases pastCases, RuleSetLoader loader, Clock clock, Duration longest) {
        return new Activation(folder, RuleOrigin.of(folder), store, pastCases, loader, clock, longest);
    }

    /**
     * The same for rules that are somewhere else than in a folder.
     *
     * @param folder of this machine, which is not read
     */
    public static Activation open(
            Path folder, RuleOrigin origin, RuleStore store, PastCases pastCases, RuleSetLoader loader, Clock clock) {
        return new Activation(folder, origin, store, pastCases, loader, clock, Gate.LONGEST);
    }

    @Override
    public Optional<Live> live() {
        return state.status().live();
    }

    @Override
    public List<FolderProblem> problems() {
        return state.status().problems();
    }

    @Override
    public EmergencyWords failSafe() {
        return state.failSafe().orElseGet(loader::failSafe);
    }

    public Status status() {
        return state.status();
    }

    /** Reads the folder and judges it if it has changed and is still. */
    public synchronized Verdict poll() {
        RuleFolder.Contents contents = read();
        String found = contents.fingerprint();
        boolean still = found.equals(seen);
        seen = found;
        Optional<Verdict> known = known(found);
        if (known.isPresent()) {
            return known.get();
        }
        if (!still) {
            Status now = state.status();
            // INVARIANT: problems are those of the candidate that is shown with them.
            Optional<Candidate> candidate = now.problems().isEmpty() ? candidate(contents) : now.candidate();
            show(now.live(), candidate, now.problems(), now.lastError(), now.storeProblem());
            return new Verdict.Waiting();
        }
        return judge(contents, found);
    }

    /** Reads the folder and judges it now, because somebody says that it is as it should be. */
    public synchronized Verdict activate() {
        Verdict verdict = new Verdict.Waiting();
        for (int i = 0; i < MOST_TRIES && verdict instanceof Verdict.Waiting; i++) {
            RuleFolder.Contents contents = read();
            seen = contents.fingerprint();
            Optional<Verdict> known = refusedBefore(seen);
            if (known.isPresent()) {
                return known.get();
            }
            verdict = seen.equals(accepted) ? settled() : judge(contents, seen);
        }
        if (verdict instanceof Verdict.Waiting) {
            FolderProblem restless = GateProblem.RESTLESS.ofFolder(
                    "the folder changes while it is read", "try again once everything is saved");
            return new Verdict.Rejected("", List.of(restless), 0);
        }
        return verdict;
    }

    /** The same problems once more; where the rules were not tried to the end, another try may come further. */
    private Optional<Verdict> refusedBefore(String found) {
        if (refused.isEmpty()
                || !refused.get().fingerprint().equals(found)
                || refused.get().unfinished()) {
            return Optional.empty();
        }
        known(found);
        Refused same = refused.get();
        return Optional.of(new Verdict.Rejected(same.version(), same.broken().problems(), 0));
    }

    /**
     * Writes a change into the folder and puts it live, if it passes the gate. INVARIANT: the folder is written only once the
     * gate has let the change pass, and nobody here reads the folder between its first file and its last.
     *
     * @param base the hash of each of its files before it
     */
    public synchronized Approval replace(RuleChange change, SortedMap<String, String> base) {
        Instant began = clock.instant();
        Optional<String> hindrance = origin.hindrance();
        if (hindrance.isPresent()) {
            return new Approval.NotWritten(hindrance.get());
        }
        RuleFolder.Contents now = read();
        List<String> moved = change.moved(base, now.files());
        if (!moved.isEmpty()) {
            return new Approval.Moved(moved);
        }
        RuleFolder.Contents then = new RuleFolder.Contents(change.over(now.files()), now.problems());
        Optional<Live> live = state.status().live();
        Judgement current = new Judgement(now.fingerprint(), longest);
        LoadResult loaded = judged(then, live, current);
        if (current.isOutdated() || !read().fingerprint().equals(now.fingerprint())) {
            return new Approval.Moved(change.moved(base, read().files()));
        }
        if (loaded instanceof LoadResult.Broken broken) {
            return new Approval.Rejected(broken.problems());
        }
        Optional<String> why = swap.write(change, now.files());
        if (why.isPresent()) {
            return new Approval.NotWritten(why.get());
        }
        seen = read().fingerprint();
        if (!seen.equals(then.fingerprint())) {
            return new Approval.Moved(List.of());
        }
        return new Approval.Live(putLive((RuleSet) loaded, seen, live, began));
    }

    /**
     * What a change would do, were it live. For any thread: it changes nothing.
     *
     * @param most of computing
     */
    public ChangeImpact impact(RuleChange change, Duration most) {
        RuleFolder.Contents then = with(change);
        Optional<RuleSet> live = state.status().live().map(Live::rules);
        Judgement patience = new Judgement("", most);
        return Gate.toTheEnd(
                most,
                () -> new ImpactTrial(gate, loader, clock)
                        .of(FolderCheck.candidate(then, patience), live, past(), patience),
                problem -> untried(live, then, problem));
    }

    /** What is known of the sets that decided before, here and where they are published; for any thread. */
    public Past past() {
        return new Past(spent, pastCases.read()).and(origin.past());
    }

    private static ChangeImpact untried(Optional<RuleSet> live, RuleFolder.Contents then, FolderProblem why) {
        String version = live.map(rules -> rules.book().version()).orElse("");
        return ChangeImpact.untried(version, then.files().version(), List.of(why));
    }

    /**
     * What is wrong with a change, in the place where it would be: what {@code check} says of it before it tries the cases.
     *
     * @param most of computing
     */
    public Lint check(RuleChange change, Duration most) {
        RuleFolder.Contents then = with(change);
        Optional<RuleSet> live = state.status().live().map(Live::rules);
        Judgement patience = new Judgement("", most);
        return Gate.toTheEnd(
                most,
                () -> Lint.ofTexts(folder, then, live, caseMemory, clock.instant(), patience),
                problem -> new Lint(folder, List.of(problem), List.of(), 0, 0, 0));
    }

    /** What is there. INVARIANT: a folder that holds a part of a change never passes: the whole was approved, not a part. */
    private RuleFolder.Contents read() {
        RuleFolder.Contents contents = origin.read();
        if (origin.isPublished() || !swap.isBegun()) {
            return contents;
        }
        List<FolderProblem> problems = new ArrayList<>(contents.problems());
        problems.add(FolderProblem.of(
                FolderCode.UNREADABLE,
                "",
                "an approved change is written in part",
                "see to the room on its disk and to its permissions: the rest is written once it can be"));
        return new RuleFolder.Contents(contents.files(), problems);
    }

    /** Whether a change is in the folder. That a file is gone is known only where everything could be read. */
    public boolean holds(RuleChange change) {
        RuleFolder.Contents now = read();
        return change.isIn(now.files())
                && (change.removed().isEmpty() || now.problems().isEmpty());
    }

    private RuleFolder.Contents with(RuleChange change) {
        RuleFolder.Contents now = read();
        return new RuleFolder.Contents(change.over(now.files()), now.problems());
    }

    /** The files of the folder at this moment. */
    public RuleFiles present() {
        return read().files();
    }

    /** Why nothing can be written into the folder; empty where something can. */
    public Optional<String> hindrance() {
        return origin.hindrance().or(swap::hindrance);
    }

    /** The sets that were live. */
    public History history() {
        return history;
    }

    /**
     * Completes an approved change of which a part is in the folder. To be called before each look at the folder.
     *
     * @return what to tell an operator; empty where nothing was left to do, and where {@link #problems} say it
     */
    public synchronized Optional<String> completeSwap() {
        Optional<String> said = swap.complete();
        return swap.isBegun() ? Optional.empty() : said;
    }

    /** Lets the last good set decide, if there is one that this program can vouch for. To be called first of all. */
    public synchronized void serveKept() {
        RuleFolder.Contents contents = read();
        LastGood kept = LastGood.of(kept(contents), loader, clock.instant());
        seen = contents.fingerprint();
        spent = kept.spent();
        before = kept.rules();
        accepted = kept.judged();
        Optional<Live> live = kept.deciding().map(rules -> new Live(rules, clock.instant()));
        boolean known = live.isPresent() && seen.equals(accepted);
        show(live, known ? Optional.empty() : candidate(contents), List.of(), Optional.empty(), kept.problem());
    }

    /** INVARIANT: where rules are published, only a published set decides, also at a start. */
    private RuleStore.Kept kept(RuleFolder.Contents contents) {
        RuleStore.Kept kept = store.read();
        boolean other = origin.isPublished()
                && kept instanceof RuleStore.Kept.Found found
                && !found.content().equals(contents.files().content());
        return other ? new RuleStore.Kept.Nothing() : kept;
    }

    /** Judges the folder for the first time; to be called once the last good set decides. */
    public synchronized Verdict judgeFirst() {
        RuleFolder.Contents contents = read();
        seen = contents.fingerprint();
        return seen.equals(accepted) ? settled() : judge(contents, seen);
    }

    /**
     * Ends the judgement of a folder that is no longer what it was, so that what took its place is looked at. To be called
     * by another thread than the one that judges.
     */
    public void lookOut() {
        Optional<Judgement> now = judgement;
        if (now.isPresent() && !now.get().isOf(read().fingerprint())) {
            now.get().abandon();
        }
    }

    /** The verdict on a folder that was judged before. */
    private Optional<Verdict> known(String found) {
        if (found.equals(accepted)) {
            return Optional.of(settled());
        }
        if (refused.isPresent() && refused.get().fingerprint().equals(found) && !isDueAgain(refused.get())) {
            Refused same = refused.get();
            Optional<Candidate> candidate = Optional.of(new Candidate(same.version(), clock.instant()));
            Status now = state.status();
            show(now.live(), candidate, same.broken().problems(), now.lastError(), now.storeProblem());
            return Optional.of(new Verdict.Unchanged());
        }
        return Optional.empty();
    }

    /** In a service that follows others nobody asks for another try. */
    private boolean isDueAgain(Refused same) {
        // A clock that was put back counts as well.
        Duration since = Duration.between(same.at(), clock.instant()).abs();
        return origin.isPublished() && same.unfinished() && since.compareTo(same.pause()) >= 0;
    }

    /** The folder holds what decides. */
    private Verdict settled() {
        Status now = state.status();
        show(now.live(), Optional.empty(), List.of(), now.lastError(), now.storeProblem());
        return new Verdict.Unchanged();
    }

    private Verdict judge(RuleFolder.Contents contents, String found) {
        Instant began = clock.instant();
        Status now = state.status();
        Optional<Live> live = now.live();
        show(live, candidate(contents), List.of(), now.lastError(), now.storeProblem());
        Judgement current = new Judgement(found, longest);
        LoadResult loaded = judged(contents, live, current);
        if (current.isOutdated()) {
            seen = "";
            return new Verdict.Waiting();
        }
        if (loaded instanceof LoadResult.Broken broken) {
            return reject(contents, found, broken, began);
        }
        String after = read().fingerprint();
        if (!after.equals(found)) {
            seen = after;
            return new Verdict.Waiting();
        }
        return putLive((RuleSet) loaded, found, live, began);
    }

    /** What passed the gate and is in the folder decides from now on. */
    private Verdict.Activated putLive(RuleSet valid, String found, Optional<Live> live, Instant began) {
        Optional<RuleSet> compared = compared(live);
        compared.ifPresent(old -> spent = new Past(spent, List.of()).spentBy(old, valid));
        Optional<String> lost = compared.flatMap(old -> pastCases.keep(old.files(), valid.files()));
        Optional<String> storeProblem =
                store.keep(valid.files(), spent).or(() -> lost).or(() -> history.keep(valid.files(), clock.instant()));
        // The same rules with other cases around them have decided all along.
        boolean same = live.isPresent()
                && live.get().book().version().equals(valid.book().version());
        Instant since = same ? live.get().since() : clock.instant();
        accepted = found;
        before = Optional.empty();
        refused = Optional.empty();
        Optional<LastError> lastError = state.status().lastError();
        show(Optional.of(new Live(valid, since)), Optional.empty(), List.of(), lastError, storeProblem);
        return new Verdict.Activated(
                valid.book().version(), valid.book().cards().size(), millisSince(began));
    }

    private Optional<RuleSet> compared(Optional<Live> live) {
        return live.map(Live::rules).or(() -> before);
    }

    private LoadResult judged(RuleFolder.Contents contents, Optional<Live> live, Judgement current) {
        judgement = Optional.of(current);
        try {
            return Gate.toTheEnd(
                    longest,
                    () -> origin.isPublished()
                            ? publishedTrial.judge(contents, current)
                            : gate.judge(FolderCheck.candidate(contents, current), compared(live), past(), current),
                    problem -> new LoadResult.Broken(
                            List.of(problem), live.map(Activation::words).orElseGet(this::failSafe)));
        } finally {
            judgement = Optional.empty();
        }
    }

    private Verdict reject(RuleFolder.Contents contents, String found, LoadResult.Broken broken, Instant began) {
        String version = contents.files().version();
        Instant now = clock.instant();
        refused = Optional.of(new Refused(found, version, broken, now, pauseAfter(began, now)));
        Status before = state.status();
        Optional<LastError> lastError =
                Optional.of(new LastError(now, broken.problems().get(0).message()));
        Status status = new Status(
                before.live(), candidate(contents), broken.problems(), lastError, now, before.storeProblem());
        state = new State(status, status.live().isPresent() ? state.failSafe() : Optional.of(broken.failSafe()));
        return new Verdict.Rejected(version, broken.problems(), millisSince(began));
    }

    /** So that trying again takes a small part of the time of this machine, which has reports to decide. */
    private static Duration pauseAfter(Instant began, Instant ended) {
        Duration pause = Duration.between(began, ended).multipliedBy(PAUSES);
        return pause.compareTo(LEAST_PAUSE) > 0 ? pause : LEAST_PAUSE;
    }

    private Optional<Candidate> candidate(RuleFolder.Contents contents) {
        return Optional.of(new Candidate(contents.files().version(), clock.instant()));
    }

    private void show(
            Optional<Live> live,
            Optional<Candidate> candidate,
            List<FolderProblem> problems,
            Optional<LastError> lastError,
            Optional<String> storeProblem) {
        Status status = new Status(live, candidate, problems, lastError, clock.instant(), storeProblem);
        state = new State(
                status, live.map(Activation::words).or(() -> state == null ? Optional.empty() : state.failSafe()));
    }

    private static EmergencyWords words(Live live) {
        return new EmergencyWords(live.intake(), live.book().wording());
    }

    /** Never below 0, whatever happens to the clock. */
    private long millisSince(Instant began) {
        return Math.max(0, Duration.between(began, clock.instant()).toMillis());
    }
}
