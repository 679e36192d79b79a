package aftercare.trial.coverage;

import aftercare.FirstFacts;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.check.RuleCheck;
import aftercare.ruleset.text.RuleSource;
import aftercare.ruleset.words.VocabularyReader;
import aftercare.ruleset.words.WordingReader;
import aftercare.ruleset.words.WordsResult;
import aftercare.triage.intake.Intake;
import aftercare.trial.cases.CaseFile;
import aftercare.trial.cases.CaseFileReader;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.Companions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A few rules and cases of a test's own, with the shipped words. */
final class SmallWorld {

    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private static final Vocabulary VOCABULARY = words("vocabulary.yaml", VocabularyReader::read);
    private static final Wording WORDING = words("wording.yaml", WordingReader::read);

    private SmallWorld() {}

    private interface Reader<T> {
        WordsResult<T> read(String file, byte[] bytes);
    }

    private static <T> T words(String name, Reader<T> reader) {
        try {
            byte[] bytes = Files.readAllBytes(FirstFacts.RULES.resolve(name));
            return ((WordsResult.Good<T>) reader.read(name, bytes)).words();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Intake intake() {
        return new Intake(VOCABULARY, WORDING, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** A triage rule with these conditions, one a line. */
    static String rule(String id, String title, String urgency, String... conditions) {
        return "rule \"" + title + "\"\n    @id( \"" + id + "\" )\n    @urgency( \"" + urgency + "\" )\n"
                + "    @reason( \"Why.\" )\n    @advice( \"Do.\" )\n    @source( \"our own choice\" )\nwhen\n    "
                + String.join("\n    ", conditions) + "\nthen\n    conclude( drools );\nend\n\n";
    }

    /** A sign with these conditions, one a line. */
    static String sign(String id, String title, String kind, String... conditions) {
        return "rule \"" + title + "\"\n    @id( \"" + id + "\" )\n    @infers( \"" + kind + "\" )\n"
                + "    @source( \"our own choice\" )\nwhen\n    " + String.join("\n    ", conditions)
                + "\nthen\n    infer( drools );\nend\n\n";
    }

    /** Triage rules in chest/chest.drl, from line 5 on, and signs in signs/signs.drl. */
    static PlainRules rules(List<String> triage, List<String> signs) {
        List<RuleSource> files = new ArrayList<>();
        files.add(source("chest/chest.drl", "conclude", triage));
        if (!signs.isEmpty()) {
            files.add(source("signs/signs.drl", "infer", signs));
        }
        CheckedRules checked = new RuleCheck().read(files, VOCABULARY);
        if (!checked.clean()) {
            throw new IllegalArgumentException(checked.problems().toString());
        }
        return PlainRules.of(checked.rules(), VOCABULARY, WORDING, "sha256:0");
    }

    static PlainRules rules(String... triage) {
        return rules(List.of(triage), List.of());
    }

    private static RuleSource source(String path, String action, List<String> rules) {
        String text = "package aftercare.rules\nimport aftercare.domain.*\n"
                + "import function aftercare.engine.Conclusions." + action + "\n\n" + String.join("", rules);
        return new RuleSource(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Cases named 1, 2, … that give these reports, in YAML. */
    static List<CaseReport> cases(String... given) {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < given.length; i++) {
            yaml.append("- note: \"").append(i + 1).append("\"\n  given: ").append(given[i]);
            yaml.append("\n  want: { atLeast: SELF_CARE }\n");
        }
        byte[] bytes = yaml.toString().getBytes(StandardCharsets.UTF_8);
        CasesRead read = CaseFileReader.read(List.of(new CaseFile("chest/chest.cases.yaml", bytes)));
        if (!read.clean()) {
            throw new IllegalArgumentException(read.problems().toString());
        }
        CaseReport.Read reports = CaseReport.read(read.cases(), intake(), NOW);
        if (!reports.refused().isEmpty()) {
            throw new IllegalArgumentException("refused: " + reports.refused());
        }
        return reports.accepted();
    }

    static Coverage coverage(PlainRules rules, List<CaseReport> cases) {
        return Coverage.of(rules, List.of(), cases, () -> {});
    }

    static List<String> lacks(PlainRules rules, List<CaseReport> cases) {
        return messages(coverage(rules, cases));
    }

    static List<String> messages(Coverage coverage) {
        List<String> messages = new ArrayList<>();
        coverage.lacks().forEach(lack -> messages.add(lack.message()));
        return messages;
    }

    static Companions companions(String title, String... with) {
        return new Companions(title, List.of(with), "it is so", "COMPANIONS.yaml", 3, 3);
    }
}
