package aftercare.retrospective;

import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A rule set on its way to every machine: the bytes of its files. Each machine hashes what came, and compiles it once.
 *
 * @param version content hash of what decides, from the machine that read the folder
 * @param files by path below the folder
 */
record SharedRules(String version, TreeMap<String, byte[]> files) implements Serializable {

    /** Compiling takes seconds and a rule set does not change: one for each process, not for each part of the work. */
    private static final Map<String, RuleSet> COMPILED = new ConcurrentHashMap<>();

    /** Reads a folder and sees to it that it can be compiled, before anything is dealt out. */
    static SharedRules read(Path folder, Instant now) {
        RuleFolder.Contents contents = RuleFolder.read(folder);
        if (!contents.problems().isEmpty()) {
            throw new Unusable(folder + ": no valid rules: " + messages(contents.problems()));
        }
        SharedRules rules = new SharedRules(
                contents.files().version(), new TreeMap<>(contents.files().bytes()));
        try {
            rules.compiled(now);
        } catch (Unusable e) {
            throw new Unusable(folder + ": " + e.getMessage());
        }
        return rules;
    }

    /** @param now one moment for the whole study; the clock of each machine would be another */
    RuleSet compiled(Instant now) {
        return COMPILED.computeIfAbsent(version, none -> compile(now));
    }

    private RuleSet compile(Instant now) {
        RuleFiles came = new RuleFiles(files);
        if (!came.version().equals(version)) {
            throw new Unusable("the rules came as " + came.version() + " and left as " + version);
        }
        RuleSetLoader loader = new RuleSetLoader(Clock.fixed(now, ZoneOffset.UTC));
        LoadResult loaded = loader.load(FolderCheck.check(new RuleFolder.Contents(came, List.of())));
        if (loaded instanceof LoadResult.Broken broken) {
            throw new Unusable("no valid rules: " + messages(broken.problems()));
        }
        return (RuleSet) loaded;
    }

    private static String messages(List<FolderProblem> problems) {
        StringBuilder messages = new StringBuilder();
        for (FolderProblem problem : problems) {
            messages.append(System.lineSeparator()).append(problem.message());
        }
        return messages.toString();
    }

    /** What was named cannot be worked with. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }
}
