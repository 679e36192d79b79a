package aftercare.triage.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.domain.Report;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decider;
import aftercare.domain.decision.Decision;
import aftercare.engine.EngineRules;
import aftercare.engine.EngineRulesBuilder;
import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.check.RuleCheck;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.languages.Translations;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.text.RuleSource;
import aftercare.ruleset.words.VocabularyReader;
import aftercare.ruleset.words.WordingReader;
import aftercare.ruleset.words.WordsResult;
import aftercare.triage.Readings;
import aftercare.triage.RuleSet;
import aftercare.triage.intake.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One rule set, compiled for the engine and for the reference. */
public final class BothEvaluators {

    public static final Vocabulary VOCABULARY =
            good(VocabularyReader.read("vocabulary.yaml", bytes("rules/vocabulary.yaml")));
    public static final Wording WORDING = good(WordingReader.read("wording.yaml", bytes("rules/wording.yaml")));

    private static final String VERSION = "tried";
    private static final EngineRulesBuilder BUILDER = new EngineRulesBuilder();

    private final EngineRules book;
    private final ReferenceRules reference;
    private final List<ParsedRule> rules;
    private final Decider decider;

    private BothEvaluators(EngineRules book, List<ParsedRule> rules) {
        this.book = book;
        this.rules = rules;
        this.reference = ReferenceRules.of(rules);
        this.decider = new Decider(book.vocabulary(), book.wording(), book.version());
    }

    /** Of rules that are compiled already. */
    static BothEvaluators of(EngineRules book, List<ParsedRule> rules) {
        return new BothEvaluators(book, rules);
    }

    /** Of rules that are clean. */
    static BothEvaluators of(Map<String, String> files) {
        List<RuleSource> sources = sources(files);
        CheckedRules checked = check(files);
        assertEquals(List.of(), checked.problems());
        return new BothEvaluators(build(checked, sources), checked.rules());
    }

    /** Of rules of which the check says that they are unwise; they must still be readable. */
    static BothEvaluators unwise(Map<String, String> files) {
        CheckedRules readable = new CheckedRules(check(files).rules(), List.of());
        return new BothEvaluators(build(readable, sources(files)), readable.rules());
    }

    /** The engine gets other texts than the reference. */
    static BothEvaluators different(Map<String, String> files, Map<String, String> engineFiles) {
        CheckedRules checked = check(files);
        assertEquals(List.of(), checked.problems());
        return new BothEvaluators(build(checked, sources(engineFiles)), checked.rules());
    }

    public static CheckedRules check(Map<String, String> files) {
        return new RuleCheck().read(sources(files), VOCABULARY);
    }

    private static EngineRules build(CheckedRules checked, List<RuleSource> sources) {
        return BUILDER.build(VERSION, checked, sources, VOCABULARY, WORDING);
    }

    private static List<RuleSource> sources(Map<String, String> files) {
        List<RuleSource> sources = new ArrayList<>();
        files.forEach((path, text) -> sources.add(new RuleSource(path, text.getBytes(StandardCharsets.UTF_8))));
        return sources;
    }

    /** Both evaluators as the service holds them beside each other. */
    Readings readings(Report report) {
        Intake intake = new Intake(VOCABULARY, WORDING, Clock.systemUTC());
        RuleFiles files = new RuleFiles(new TreeMap<>());
        return Readings.of(new RuleSet(book, reference, rules, intake, files, Translations.NONE), report);
    }

    List<ParsedRule> rules() {
        return rules;
    }

    ReferenceRules reference() {
        return reference;
    }

    Decision byEngine(Report report) {
        return book.decide(report);
    }

    Decision byReference(Report report) {
        return decide(report, reference);
    }

    /** The decision on what a rule set finds that differs a little. */
    Decision decide(Report report, ReferenceRules changed) {
        return decider.decide(report, changed.findings(report), Optional.empty());
    }

    /** What the two disagree on, or nothing. */
    Optional<String> disagreement(Report report) {
        Decision engine = byEngine(report);
        Decision ours = byReference(report);
        if (engine.equals(ours)) {
            return Optional.empty();
        }
        return Optional.of("engine    " + shown(engine) + "\nreference " + shown(ours));
    }

    private static String shown(Decision decision) {
        StringBuilder shown = new StringBuilder(decision.complete() ? "" : "incomplete ");
        decision.reasons().forEach(reason -> shown.append(reason.card().title())
                .append(' ')
                .append(reason.evidence())
                .append("; "));
        decision.selfCare().forEach(card -> shown.append(card.title()).append("; "));
        decision.education().forEach(card -> shown.append(card.title()).append("; "));
        return shown.toString();
    }

    private static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T good(WordsResult<T> result) {
        return ((WordsResult.Good<T>) result).words();
    }
}
