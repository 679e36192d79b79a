package aftercare.ruleset.folder;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.Patience;
import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.check.RuleCheck;
import aftercare.ruleset.languages.EnglishText;
import aftercare.ruleset.languages.EnglishTexts;
import aftercare.ruleset.languages.LanguageFile;
import aftercare.ruleset.languages.LanguageFileReader;
import aftercare.ruleset.languages.Translation;
import aftercare.ruleset.languages.Translations;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.sense.SenseCheck;
import aftercare.ruleset.text.Problem;
import aftercare.ruleset.text.RuleSource;
import aftercare.ruleset.words.VocabularyReader;
import aftercare.ruleset.words.WordingReader;
import aftercare.ruleset.words.WordsResult;
import aftercare.ruleset.yaml.YamlProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a folder of rules once and finds everything that is wrong with its words and rules, on their text alone. */
public final class FolderCheck {

    private FolderCheck() {}

    /** How much of a folder was found good before, as it is. */
    private enum Trust {
        /** Nothing. */
        NONE,
        /** All of it, perhaps by another version of the program. */
        KEPT,
        /** All of it, by this program. */
        PASSED
    }

    /** What the folder holds at this moment, and what is wrong with it. */
    public static CheckedFolder check(Path folder) {
        return check(RuleFolder.read(folder));
    }

    /** The same for files that were read already. */
    public static CheckedFolder check(RuleFolder.Contents contents) {
        return check(contents, List.of(), PassedTexts.NONE, Patience.ENDLESS, Trust.NONE);
    }

    /** The same for a set that passed before and is as it was: its texts in other languages are read when they are asked for. */
    public static CheckedFolder kept(RuleFolder.Contents contents) {
        return check(contents, List.of(), PassedTexts.NONE, Patience.ENDLESS, Trust.KEPT);
    }

    /** The same for a set that passed this very program: whether it is safe to load is asked again, whether it has sense is not. */
    public static CheckedFolder passed(RuleFolder.Contents contents) {
        return check(contents, List.of(), PassedTexts.NONE, Patience.ENDLESS, Trust.PASSED);
    }

    /** The same for a folder that is to go live, which is not checked at all where it is too large to be judged. */
    public static CheckedFolder candidate(RuleFolder.Contents contents, Patience patience) {
        return check(contents, SetSize.problems(contents.files()), PassedTexts.NONE, patience, Trust.NONE);
    }

    /** Whether a folder is too large to be judged. */
    public static boolean isTooMuch(RuleFiles files) {
        return !SetSize.problems(files).isEmpty();
    }

    /** @param passed what need not be looked at again */
    public static CheckedFolder candidate(RuleFolder.Contents contents, PassedTexts passed, Patience patience) {
        return check(contents, SetSize.problems(contents.files()), passed, patience, Trust.NONE);
    }

    private static CheckedFolder check(
            RuleFolder.Contents contents,
            List<FolderProblem> tooMuch,
            PassedTexts passed,
            Patience patience,
            Trust trust) {
        List<FolderProblem> problems = new ArrayList<>(contents.problems());
        problems.addAll(tooMuch);
        RuleFiles files = contents.files();
        if (!problems.isEmpty() && files.bytes().isEmpty()) {
            return new CheckedFolder(files, Optional.empty(), Optional.empty(), List.of(), problems);
        }
        Optional<Vocabulary> vocabulary = passed.vocabulary().isPresent()
                ? passed.vocabulary()
                : words(files.vocabulary(), RuleFiles.VOCABULARY, problems, VocabularyReader::read);
        Optional<Wording> wording = passed.wording().isPresent()
                ? passed.wording()
                : words(files.wording(), RuleFiles.WORDING, problems, WordingReader::read);
        if (vocabulary.isPresent() && wording.isPresent()) {
            for (String code :
                    WordingReader.missing(wording.get(), vocabulary.get().facts())) {
                problems.add(FolderProblem.of(
                        FolderCode.WORDS, RuleFiles.WORDING, "there is no text for `" + code + "`", "add it"));
            }
        }
        List<LanguageFile> languages = trust != Trust.NONE ? List.of() : languages(files, passed, problems);
        if (vocabulary.isEmpty() || !tooMuch.isEmpty()) {
            return new CheckedFolder(files, vocabulary, wording, List.of(), problems);
        }
        CheckedRules checked = new RuleCheck(passed.files()).read(files.rules(), vocabulary.get(), patience);
        for (Problem problem : checked.problems()) {
            problems.add(FolderProblem.of(problem));
        }
        if (checked.clean() && wording.isPresent() && trust != Trust.PASSED) {
            for (Problem problem : SenseCheck.check(checked.rules(), vocabulary.get(), patience)) {
                problems.add(FolderProblem.of(problem));
            }
        }
        if (checked.rules().isEmpty() && problems.isEmpty()) {
            problems.add(FolderProblem.of(
                    FolderCode.NO_RULES, "", "there is not a single rule", "is this the right folder?"));
        }
        List<ParsedRule> rules = checked.rules();
        Translations translations = Translations.NONE;
        if (trust != Trust.NONE && problems.isEmpty()) {
            translations = later(rules, vocabulary.get(), files);
        } else if (problems.isEmpty() && !languages.isEmpty()) {
            translations = Translations.of(translations(languages, rules, vocabulary.get(), files));
        }
        return new CheckedFolder(files, vocabulary, wording, rules, translations, problems);
    }

    private static Translations later(List<ParsedRule> rules, Vocabulary vocabulary, RuleFiles files) {
        List<String> tags = new ArrayList<>();
        for (RuleSource source : files.languages()) {
            tags.add(LanguageFileReader.language(source.path()).orElseThrow());
        }
        return Translations.later(
                tags,
                () -> translations(languages(files, PassedTexts.NONE, new ArrayList<>()), rules, vocabulary, files));
    }

    private static List<LanguageFile> languages(RuleFiles files, PassedTexts passed, List<FolderProblem> problems) {
        Map<String, LanguageFile> known = new HashMap<>();
        passed.languages().forEach(each -> known.put(each.path(), each));
        List<LanguageFile> languages = new ArrayList<>();
        for (RuleSource source : files.languages()) {
            Optional.ofNullable(known.get(source.path()))
                    .or(() -> words(Optional.of(source.bytes()), source.path(), problems, LanguageFileReader::read))
                    .ifPresent(languages::add);
        }
        return languages;
    }

    private static List<Translation> translations(
            List<LanguageFile> languages, List<ParsedRule> rules, Vocabulary vocabulary, RuleFiles files) {
        List<EnglishText> english = english(rules, vocabulary, files);
        List<Translation> translations = new ArrayList<>();
        for (LanguageFile language : languages) {
            translations.add(new Translation(language, english));
        }
        return translations;
    }

    /** The English texts of a folder that has no problem. */
    public static List<EnglishText> english(List<ParsedRule> rules, Vocabulary vocabulary, RuleFiles files) {
        WordsResult<Wording> written =
                WordingReader.asWritten(RuleFiles.WORDING, files.wording().orElseThrow());
        return EnglishTexts.of(rules, vocabulary, ((WordsResult.Good<Wording>) written).words());
    }

    private interface Reader<T> {
        WordsResult<T> read(String file, byte[] bytes);
    }

    private static <T> Optional<T> words(
            Optional<byte[]> bytes, String file, List<FolderProblem> problems, Reader<T> reader) {
        if (bytes.isEmpty()) {
            problems.add(FolderProblem.of(FolderCode.MISSING, file, "the file is missing", "put it back"));
            return Optional.empty();
        }
        WordsResult<T> result = reader.read(file, bytes.get());
        if (result instanceof WordsResult.Bad<T> bad) {
            for (YamlProblem problem : bad.problems()) {
                problems.add(FolderProblem.of(FolderCode.WORDS, problem));
            }
            return Optional.empty();
        }
        return Optional.of(((WordsResult.Good<T>) result).words());
    }
}
