package aftercare.live.published;

import aftercare.live.Past;
import aftercare.live.PastCases;
import aftercare.live.RuleOrigin;
import aftercare.live.published.EditionSource.Fetch;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.triage.LiveRules.Live;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.lint.BundleProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Follows what is published: the latest edition that a trusted key signed, never one that is older than what was seen before.
 * INVARIANT: the sequence of an edition is on disk before it may decide, so that no restart forgets it.
 *
 * <p>Its owner looks again and again, has what changed judged, and says what came of it; all in one thread.
 */
public final class Subscription implements RuleOrigin {

    private static final RuleFiles NO_FILES = new RuleFiles(new TreeMap<>());

    private final EditionSource source;
    private final EditionReader reader;
    private final Path state;
    private final long least;
    private final Duration reach;
    private final Clock clock;

    /** Of the latest edition; empty where what was noted cannot be read. */
    private Optional<SequenceMark> mark;

    /** The bundle that was kept, where its note is gone: nothing older was the latest here. */
    private Optional<SequenceMark> unnoted = Optional.empty();

    /** What is to decide. */
    private Optional<BundleReading.Genuine> held = Optional.empty();

    /** What decides. */
    private Optional<BundleReading.Genuine> deciding = Optional.empty();

    /** What is on disk for the next start. */
    private Optional<BundleReading.Genuine> kept = Optional.empty();

    /** What was fetched and is not taken yet: the source says no more than once that it is there. */
    private Optional<Fetch.There> pending = Optional.empty();

    private List<FolderProblem> offered = List.of();
    private List<FolderProblem> memory = List.of();
    private Optional<String> unreached = Optional.empty();
    private Instant reachedAt;

    /** What others see. */
    private volatile View view;

    /** When the look began that has not ended; empty between two. */
    private final AtomicReference<Optional<Instant>> looking = new AtomicReference<>(Optional.empty());

    /** @param editions what decides, and what is to */
    private record View(RuleFolder.Contents contents, SourceState state, List<Edition> editions) {}

    /**
     * @param state the folder of what the program keeps
     * @param least an edition with a lower sequence is refused, also where none was seen yet
     * @param reach after so long without an answer the service says that it cannot reach the place
     */
    public Subscription(
            EditionSource source, EditionReader reader, Path state, long least, Duration reach, Clock clock) {
        this.source = source;
        this.reader = reader;
        this.state = state;
        this.least = least;
        this.reach = reach;
        this.clock = clock;
        this.reachedAt = clock.instant();
        this.mark = SequenceMark.in(state);
        SequenceMark.bundle(state).ifPresent(this::begin);
        show(false);
    }

    /** With what decided last, if it is still signed with a trusted key and no older than it has to be. */
    private void begin(byte[] bundle) {
        BundleReading reading = reader.read(state.resolve(SequenceMark.BUNDLE).toString(), bundle);
        if (reading instanceof BundleReading.Refused refused) {
            memory = List.of(refused.problem());
        } else if (reading instanceof BundleReading.Genuine genuine && mayBegin(genuine)) {
            held = Optional.of(genuine);
            kept = held;
        } else if (reading instanceof BundleReading.Genuine genuine && mark.equals(Optional.of(SequenceMark.NONE))) {
            unnoted = Optional.of(new SequenceMark(genuine.edition().sequence(), genuine.digest()));
        }
    }

    private boolean mayBegin(BundleReading.Genuine genuine) {
        long sequence = genuine.edition().sequence();
        boolean asNoted = mark.isPresent()
                && (sequence < mark.get().sequence()
                        || genuine.digest().equals(mark.get().digest()));
        return asNoted && sequence >= least;
    }

    @Override
    public RuleFolder.Contents read() {
        return view.contents();
    }

    @Override
    public boolean isPublished() {
        return true;
    }

    @Override
    public Optional<String> hindrance() {
        return Optional.of("the rules are published for several services, and are changed where they are published");
    }

    /** How it follows, at this moment; for any thread, also while the one that looks has to wait for an answer. */
    public SourceState state() {
        SourceState last = view.state();
        Optional<FolderProblem> waiting = waiting();
        if (waiting.isEmpty()) {
            return last;
        }
        List<FolderProblem> findings = new ArrayList<>(last.findings());
        findings.removeIf(each -> each.code().equals(BundleProblem.UNREACHED.code()));
        findings.add(waiting.get());
        return new SourceState(last.place(), last.sequence(), last.highest(), last.reachedAt(), findings);
    }

    /** That the place has kept this service waiting for longer than it may; for any thread. */
    public Optional<FolderProblem> waiting() {
        Optional<Instant> began = looking.get();
        Instant now = clock.instant();
        if (began.isPresent() && now.isBefore(began.get())) {
            // The clock was put back, and counts from there, unless the look has ended meanwhile.
            looking.compareAndSet(began, Optional.of(now));
            return Optional.empty();
        }
        return began.map(each -> Duration.between(each, now))
                .filter(since -> since.compareTo(reach) > 0)
                .map(since -> BundleProblem.UNREACHED.at(
                        source.place(),
                        "it was asked " + since.toSeconds() + " s ago and has not answered yet",
                        "see to the network and the place"));
    }

    /** What was used, and the cases that left, before the edition that decides; also before one that is to. */
    @Override
    public Past past() {
        Set<String> spent = new HashSet<>();
        List<TriageCase> cases = new ArrayList<>();
        for (Edition each : view.editions()) {
            spent.addAll(each.spent());
            cases.addAll(PastCases.read(each.past()));
        }
        return new Past(spent, cases);
    }

    /**
     * Asks for what is published. An edition that is new is shown without what else was found: junk beside it must not keep it
     * from being judged.
     *
     * @return whether there is something to judge
     */
    public boolean look() {
        Optional<BundleReading.Genuine> before = held;
        Fetch fetch = fetched();
        if (fetch instanceof Fetch.Unreached no) {
            unreached = Optional.of(no.why());
            // The clock was put back: a time to come would be waited for in silence.
            reachedAt = reachedAt.isAfter(clock.instant()) ? clock.instant() : reachedAt;
        } else {
            unreached = Optional.empty();
            reachedAt = clock.instant();
        }
        if (fetch instanceof Fetch.There there) {
            pending = Optional.of(there);
        }
        // What decided last is to decide before anything else is judged, as at a start.
        if (!recall()) {
            pending.ifPresent(this::take);
        }
        boolean fresh = !held.equals(before);
        if (fresh) {
            show(true);
        }
        return fresh;
    }

    private Fetch fetched() {
        looking.set(Optional.of(clock.instant()));
        try {
            return source.fetch(reader);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            // INVARIANT: whatever keeps it from what is published is said in time, like a place that does not answer.
            return new Fetch.Unreached(
                    "it could not be looked at: " + e.getClass().getName());
        } finally {
            looking.set(Optional.empty());
        }
    }

    /**
     * Reads what was noted once more where it could not be read. A note that is gone is none that was put back.
     *
     * @return whether what decided last came back with it
     */
    private boolean recall() {
        if (mark.isPresent()) {
            return false;
        }
        mark = SequenceMark.in(state).filter(each -> !each.equals(SequenceMark.NONE));
        if (mark.isPresent()) {
            SequenceMark.bundle(state).ifPresent(this::begin);
        }
        return held.isPresent();
    }

    /** INVARIANT: what is refused because this machine could not note it is tried again at every look. */
    private void take(Fetch.There there) {
        List<FolderProblem> found = new ArrayList<>(there.refused());
        Optional<FolderProblem> refused = there.latest().flatMap(this::take);
        refused.ifPresent(found::add);
        offered = found;
        if (refused.isEmpty() || !refused.get().code().equals(BundleProblem.NO_MEMORY.code())) {
            pending = Optional.empty();
        }
    }

    /** Holds it, or says why not. */
    private Optional<FolderProblem> take(BundleReading.Genuine latest) {
        long sequence = latest.edition().sequence();
        if (mark.isEmpty()) {
            return Optional.of(noMemory("what was seen here before cannot be read"));
        }
        SequenceMark last =
                unnoted.filter(each -> mark.get().equals(SequenceMark.NONE)).orElse(mark.get());
        long most = Math.max(last.sequence(), least);
        if (sequence < most) {
            return Optional.of(BundleProblem.OLDER.at(
                    source.place(),
                    "the bundle of sequence " + sequence + " is older than " + most + ", which is known here",
                    "publish what you want once more, " + above(most)));
        }
        if (sequence == last.sequence() && !latest.digest().equals(last.digest())) {
            return Optional.of(BundleProblem.TWICE.at(
                    source.place(),
                    "there are two bundles of sequence " + sequence + ", both signed",
                    "publish once more, " + above(sequence) + ", and find out who else has the key"));
        }
        if (sequence != mark.get().sequence()) {
            SequenceMark next = new SequenceMark(sequence, latest.digest());
            try {
                next.keep(state);
            } catch (IOException e) {
                return Optional.of(noMemory("the sequence " + sequence + " cannot be noted on disk"));
            }
            mark = Optional.of(next);
        }
        if (held.isEmpty() || !held.get().digest().equals(latest.digest())) {
            held = Optional.of(latest);
        }
        return Optional.empty();
    }

    /** One above what is in its place need not be above what was seen here. */
    private static String above(long sequence) {
        return "with `--after " + sequence + "`";
    }

    private FolderProblem noMemory(String what) {
        return BundleProblem.NO_MEMORY.at(
                state.resolve(SequenceMark.FILE).toString(), what, "see to the disk, or put the file back");
    }

    /**
     * Notes what came of judging it, and shows what else was found.
     *
     * @return whether there is something to judge
     */
    public boolean settle(Optional<Live> live) {
        if (held.isPresent() && isLive(live)) {
            deciding = held;
            keep(held.get());
        }
        return show(false);
    }

    private boolean isLive(Optional<Live> live) {
        return live.isPresent()
                && live.get()
                        .rules()
                        .files()
                        .content()
                        .equals(held.get().edition().files().content());
    }

    private void keep(BundleReading.Genuine latest) {
        if (kept.isPresent() && kept.get().digest().equals(latest.digest())) {
            return;
        }
        try {
            SequenceMark.keepBundle(state, latest.bundle());
            kept = Optional.of(latest);
            memory = List.of();
        } catch (IOException e) {
            memory = List.of(BundleProblem.NO_MEMORY.at(
                    state.resolve(SequenceMark.BUNDLE).toString(),
                    "the bundle that decides cannot be kept for the next start",
                    "see to the disk"));
        }
    }

    /** @return whether what is to be judged is another than before */
    private boolean show(boolean fresh) {
        List<FolderProblem> findings = findings();
        boolean judged = held.isEmpty() || held.equals(deciding);
        List<FolderProblem> problems = judged && !fresh ? findings : List.of();
        RuleFiles files = held.map(each -> each.edition().files()).orElse(NO_FILES);
        RuleFolder.Contents contents = new RuleFolder.Contents(files, problems);
        boolean changed = view == null || !view.contents().fingerprint().equals(contents.fingerprint());
        SourceState now = new SourceState(
                source.place(),
                deciding.map(each -> each.edition().sequence()).orElse(0L),
                mark.map(SequenceMark::sequence).orElse(0L),
                reachedAt,
                findings);
        List<Edition> editions = new ArrayList<>();
        held.ifPresent(each -> editions.add(each.edition()));
        deciding.filter(each -> !held.equals(deciding)).ifPresent(each -> editions.add(each.edition()));
        view = new View(contents, now, List.copyOf(editions));
        return changed;
    }

    private List<FolderProblem> findings() {
        List<FolderProblem> findings = new ArrayList<>(offered);
        findings.addAll(memory);
        boolean late = Duration.between(reachedAt, clock.instant()).compareTo(reach) > 0;
        if (unreached.isPresent() && (late || held.isEmpty())) {
            findings.add(BundleProblem.UNREACHED.at(
                    source.place(),
                    late ? "it was not reached for " + reach.toSeconds() + " s: " + unreached.get() : unreached.get(),
                    "see to the network and the place"));
        }
        if (held.isEmpty() && findings.isEmpty()) {
            findings.add(
                    BundleProblem.NOTHING.at(source.place(), "nothing was fetched from there yet", "wait until it is"));
        }
        return findings;
    }
}
