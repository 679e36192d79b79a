package aftercare.triage;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.engine.EngineRules;
import aftercare.engine.EngineRulesBuilder;
import aftercare.engine.RulesNotBuilt;
import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderCode;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.words.VocabularyReader;
import aftercare.ruleset.words.WordingReader;
import aftercare.ruleset.words.WordsResult;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.suggest.WordSearch;
import aftercare.triage.reference.ReferenceRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** From a folder to a rule set: read once, words, check, compile. Whatever is wrong is said, all of it at once. */
public final class RuleSetLoader {

    private final Clock clock;
    private final WordSearch search;
    private final EngineRulesBuilder builder = new EngineRulesBuilder();

    /** The words that the program was built with, once somebody asks for them: a start with good rules does not wait for them. */
    private Optional<EmergencyWords> own = Optional.empty();

    public RuleSetLoader(Clock clock) {
        this(clock, WordSearch.NONE);
    }

    /** @param search has suggestions for what reports call by other names */
    public RuleSetLoader(Clock clock, WordSearch search) {
        this.clock = clock;
        this.search = search;
    }

    /** The rule set of a folder, or everything that is wrong with it. */
    public LoadResult load(Path folder) {
        return load(FolderCheck.check(folder));
    }

    /** The rule set of a folder that was checked already, or everything that is wrong with it. */
    public LoadResult load(CheckedFolder checked) {
        if (!checked.clean()) {
            return broken(checked.problems(), checked);
        }
        Vocabulary vocabulary = checked.vocabulary().orElseThrow();
        Wording wording = checked.wording().orElseThrow();
        RuleFiles files = checked.files();
        try {
            EngineRules book = builder.build(
                    files.version(), new CheckedRules(checked.rules(), List.of()), files.rules(), vocabulary, wording);
            ReferenceRules reference = ReferenceRules.of(checked.rules());
            LoneVitals vitals = new LoneVitals(book, reference, new Intake(vocabulary, wording, clock));
            Intake intake = new Intake(vocabulary, wording, clock, vitals, search);
            return new RuleSet(book, reference, checked.rules(), intake, files, checked.translations());
        } catch (RulesNotBuilt e) {
            List<FolderProblem> problems = new ArrayList<>();
            for (RulesNotBuilt.Complaint complaint : e.complaints()) {
                problems.add(new FolderProblem(
                        complaint.file(),
                        complaint.line(),
                        0,
                        FolderCode.ENGINE.code(),
                        "the engine cannot read this rule",
                        "compare it with a rule that works"));
            }
            return broken(problems, checked);
        }
    }

    /** What speaks when nothing of a folder can be read: the words that the service was built with. */
    public synchronized EmergencyWords failSafe() {
        if (own.isEmpty()) {
            RuleFiles none = new RuleFiles(Collections.emptySortedMap());
            CheckedFolder nothing = new CheckedFolder(none, Optional.empty(), Optional.empty(), List.of(), List.of());
            own = Optional.of(broken(List.of(), nothing).failSafe());
        }
        return own.get();
    }

    /** What cannot go live for these reasons, with the best words there are for the fail-safe. */
    public LoadResult.Broken broken(List<FolderProblem> problems, CheckedFolder checked) {
        Vocabulary words = checked.vocabulary().orElseGet(() -> shipped(RuleFiles.VOCABULARY, VocabularyReader::read));
        Wording texts = checked.wording().orElseGet(() -> shipped(RuleFiles.WORDING, WordingReader::read));
        return new LoadResult.Broken(problems, new EmergencyWords(new Intake(words, texts, clock), texts));
    }

    private interface Reader<T> {
        WordsResult<T> read(String file, byte[] bytes);
    }

    /** The words that the service was built with: they name the emergencies when the folder's own cannot be read. */
    private static <T> T shipped(String file, Reader<T> reader) {
        try (InputStream in = RuleSetLoader.class.getResourceAsStream("/words/" + file)) {
            WordsResult<T> result = reader.read(file, in.readAllBytes());
            return ((WordsResult.Good<T>) result).words();
        } catch (IOException e) {
            throw new UncheckedIOException("the words inside the program cannot be read", e);
        }
    }
}
