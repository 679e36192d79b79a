package aftercare.activation;

import aftercare.check.CheckedRules;
import aftercare.check.Problem;
import aftercare.check.RuleCheck;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.engine.RuleBook;
import aftercare.engine.RuleBookBuilder;
import aftercare.engine.RulesNotBuilt;
import aftercare.intake.Intake;
import aftercare.words.VocabularyReader;
import aftercare.words.WordingReader;
import aftercare.words.WordsProblem;
import aftercare.words.WordsResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a folder to a rule set: read once, words, check, compile. Whatever is wrong is said, all of it at once. */
public final class RuleSetLoader {

    private final Clock clock;
    private final RuleBookBuilder builder = new RuleBookBuilder();

    public RuleSetLoader(Clock clock) {
        this.clock = clock;
    }

    /** The rule set of a folder, or everything that is wrong with it. */
    public Loaded load(Path folder) {
        RuleFolder.Contents contents = RuleFolder.read(folder);
        List<FolderProblem> problems = new ArrayList<>(contents.problems());
        RuleFiles files = contents.files();
        Optional<Vocabulary> vocabulary = Optional.empty();
        Optional<Wording> wording = Optional.empty();
        if (problems.isEmpty() || !files.bytes().isEmpty()) {
            vocabulary = words(files.vocabulary(), RuleFiles.VOCABULARY, problems, VocabularyReader::read);
            wording = words(files.wording(), RuleFiles.WORDING, problems, WordingReader::read);
        }
        if (vocabulary.isPresent()) {
            CheckedRules checked = new RuleCheck().read(files.rules(), vocabulary.get());
            for (Problem problem : checked.problems()) {
                problems.add(FolderProblem.of(problem));
            }
            if (checked.rules().isEmpty() && problems.isEmpty()) {
                problems.add(new FolderProblem(
                        "", 0, 0, "FOLDER-002", "there is not a single rule", "is this the right folder?"));
            }
            if (problems.isEmpty() && wording.isPresent()) {
                return build(files, checked, vocabulary.get(), wording.get());
            }
        }
        return broken(problems, vocabulary, wording);
    }

    private Loaded build(RuleFiles files, CheckedRules checked, Vocabulary vocabulary, Wording wording) {
        try {
            RuleBook book = builder.build(files.version(), checked, files.rules(), vocabulary, wording);
            return new Loaded.Valid(book, new Intake(vocabulary, wording, clock), files);
        } catch (RulesNotBuilt e) {
            List<FolderProblem> problems = new ArrayList<>();
            for (RulesNotBuilt.Complaint complaint : e.complaints()) {
                problems.add(new FolderProblem(
                        complaint.file(),
                        complaint.line(),
                        0,
                        "ENGINE-001",
                        "the engine cannot read this rule",
                        "compare it with a rule that works"));
            }
            return broken(problems, Optional.of(vocabulary), Optional.of(wording));
        }
    }

    private Loaded broken(List<FolderProblem> problems, Optional<Vocabulary> vocabulary, Optional<Wording> wording) {
        Vocabulary words = vocabulary.orElseGet(() -> shipped(RuleFiles.VOCABULARY, VocabularyReader::read));
        Wording texts = wording.orElseGet(() -> shipped(RuleFiles.WORDING, WordingReader::read));
        return new Loaded.Broken(problems, new FailSafe(new Intake(words, texts, clock), texts));
    }

    private interface Reader<T> {
        WordsResult<T> read(String file, byte[] bytes);
    }

    private static <T> Optional<T> words(
            Optional<byte[]> bytes, String file, List<FolderProblem> problems, Reader<T> reader) {
        if (bytes.isEmpty()) {
            problems.add(new FolderProblem(file, 0, 0, "FOLDER-003", "the file is missing", "put it back"));
            return Optional.empty();
        }
        WordsResult<T> result = reader.read(file, bytes.get());
        if (result instanceof WordsResult.Bad<T> bad) {
            for (WordsProblem problem : bad.problems()) {
                problems.add(new FolderProblem(
                        problem.file(), problem.line(), problem.column(), "WORDS-001", problem.what(), problem.help()));
            }
            return Optional.empty();
        }
        return Optional.of(((WordsResult.Good<T>) result).words());
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
