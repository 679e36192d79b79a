package aftercare.retrospective;

import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.study.Study;
import aftercare.trial.study.StudyJson;
import aftercare.trial.study.StudyRow;
import aftercare.trial.study.StudyTally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A change of the shipped rules, reports of all kinds, and what one machine makes of them. */
final class SampleStudy {

    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    static final Path OLD = Path.of("../rules").toAbsolutePath().normalize();

    private final Path changed;
    private final List<byte[]> bodies;
    private final Study study;

    SampleStudy(Path folder) throws IOException {
        changed = copy(folder.resolve("changed"));
        replace("infection/infection.drl", "Patient( ageYears >= 75.0 )", "Patient( ageYears >= 60.0 )");
        replace(
                "chest/chest.drl",
                "    Vital( sign == \"respiratoryRate\", value >= 25 )\nthen\n    conclude",
                "    Vital( sign == \"respiratoryRate\", value >= 30 )\nthen\n    conclude");
        replace("vocabulary.yaml", "min: 30, max: 45, places: 1", "min: 30, max: 43, places: 1");
        RuleSet before = load(OLD);
        study = new Study(before, load(changed), NOW);
        bodies = bodies(before);
    }

    private static Path copy(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(OLD)) {
            for (Path each : (Iterable<Path>) files::iterator) {
                Path there = target.resolve(OLD.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(each, there);
                }
            }
        }
        return target;
    }

    private void replace(String file, String from, String to) throws IOException {
        String text = Files.readString(changed.resolve(file));
        if (!text.contains(from)) {
            throw new IllegalStateException(file + " has no " + from);
        }
        Files.writeString(changed.resolve(file), text.replace(from, to));
    }

    private static RuleSet load(Path folder) {
        return (RuleSet) new RuleSetLoader(Clock.fixed(NOW, ZoneOffset.UTC)).load(folder);
    }

    /** The reports of all shipped cases. */
    private static List<byte[]> bodies(RuleSet rules) {
        List<byte[]> bodies = new ArrayList<>();
        for (TriageCase each : new FolderCases(rules.files()).cases().cases()) {
            bodies.add(each.body(NOW));
        }
        return bodies;
    }

    Path changed() {
        return changed;
    }

    /** The report of that number; they begin again after the last. */
    byte[] body(int number) {
        return bodies.get(number % bodies.size());
    }

    int different() {
        return bodies.size();
    }

    StudyRow row(byte[] body) {
        return row(body, Optional.empty());
    }

    StudyRow row(byte[] body, Optional<Instant> arrivedAt) {
        return study.row("", body, arrivedAt);
    }

    /** What one machine counts. */
    String counts(List<byte[]> reports) {
        StudyTally tally = new StudyTally();
        reports.forEach(each -> tally.add(row(each)));
        return json(tally);
    }

    String json(StudyTally tally) {
        return StudyJson.of(study.versionBefore(), study.versionAfter(), NOW, tally) + "\n";
    }

    /** Bodies that are no reports, one a line. */
    static List<byte[]> poison() {
        return List.of(
                "not JSON".getBytes(StandardCharsets.UTF_8),
                "{\"symptoms\":[{\"code\":\"nonsense\"}]}".getBytes(StandardCharsets.UTF_8),
                new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'},
                ("{\"symptoms\":[{\"code\":\"chest-pain\"}],\"x\":\"" + "y".repeat(70_000) + "\"}")
                        .getBytes(StandardCharsets.UTF_8),
                "{\"vitals\":{\"temperatureC\":44},\"symptoms\":[]}\r".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '{', '}'});
    }
}
