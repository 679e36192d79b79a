package aftercare.live.published;

import aftercare.live.Gate;
import aftercare.live.Past;
import aftercare.live.PastCases;
import aftercare.ruleset.Patience;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes an edition of a folder of rules: the whole gate, once, against the edition before. */
public final class Publication {

    private final RuleSetLoader loader;
    private final Clock clock;

    /** What came of it. */
    public sealed interface Outcome {

        /** It passed the gate, and may be signed. */
        record Ready(Edition edition) implements Outcome {}

        /** The gate does not let it pass. */
        record Rejected(List<FolderProblem> problems) implements Outcome {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }

        /** The edition before is the same set. */
        record Same() implements Outcome {}

        /** This program cannot load the edition before. */
        record Incomparable() implements Outcome {}
    }

    public Publication(RuleSetLoader loader, Clock clock) {
        this.loader = loader;
        this.clock = clock;
    }

    /** The edition before as rules; empty where this program cannot load it. */
    public Optional<RuleSet> rules(Edition before) {
        LoadResult loaded = loader.load(FolderCheck.kept(new RuleFolder.Contents(before.files(), List.of())));
        return loaded instanceof RuleSet rules ? Optional.of(rules) : Optional.empty();
    }

    /**
     * Judges what is in a folder.
     *
     * @param before the edition that it follows; empty for the first
     * @param comparing whether it is held against the one before
     * @param again whether the same set is an edition too: services that saw a higher sequence take no other
     */
    public Outcome judge(
            RuleFolder.Contents contents, Optional<Edition> before, boolean comparing, boolean again, long sequence) {
        if (!again
                && before.isPresent()
                && contents.problems().isEmpty()
                && before.get().files().content().equals(contents.files().content())) {
            return new Outcome.Same();
        }
        Optional<RuleSet> rules = comparing ? before.flatMap(this::rules) : Optional.empty();
        if (comparing && before.isPresent() && rules.isEmpty()) {
            return new Outcome.Incomparable();
        }
        try {
            Path folder = Files.createTempDirectory("aftercare-publish");
            try {
                return judge(contents, before, rules, sequence, new PastCases(folder));
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for temporary files cannot be used", e);
        }
    }

    private Outcome judge(
            RuleFolder.Contents contents,
            Optional<Edition> before,
            Optional<RuleSet> rules,
            long sequence,
            PastCases cases)
            throws IOException {
        cases.put(before.map(Edition::past).orElse(new TreeMap<>()));
        Set<String> spent = before.<Set<String>>map(Edition::spent).orElse(Set.of());
        Past past = new Past(spent, cases.read());
        CheckedFolder checked = FolderCheck.candidate(contents, Patience.ENDLESS);
        LoadResult loaded = new Gate(loader, clock).judge(checked, rules, past);
        if (loaded instanceof LoadResult.Broken broken) {
            return new Outcome.Rejected(broken.problems());
        }
        RuleSet valid = (RuleSet) loaded;
        Optional<String> lost = before.flatMap(old -> cases.keep(old.files(), valid.files()));
        if (lost.isPresent()) {
            throw new IOException(lost.get());
        }
        Set<String> used = rules.map(old -> past.spentBy(old, valid)).orElse(spent);
        String previous = rules.map(old -> old.files().content()).orElse(Edition.NONE);
        return new Outcome.Ready(
                new Edition(sequence, previous, clock.instant(), valid.files(), new TreeSet<>(used), cases.kept()));
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
