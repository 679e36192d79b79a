package aftercare.trial.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.agreement.Core;
import aftercare.cli.CopiedRules;
import aftercare.domain.Urgency;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.tables.Json;
import aftercare.tables.RandomReports;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.coverage.PlainFolder;
import aftercare.trial.impact.Impact;
import aftercare.trial.impact.RuleSetDiff;
import aftercare.trial.impact.RuleSetDiff.Sent;
import aftercare.trial.impact.RuleSetDiff.Side;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of a change of the shipped rules that lowers some answers and raises others. */
@Tag("busy")
class StudyTest {

    private static final Instant NOW = Core.NOW;
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Path SHIPPED = Path.of("rules");
    private static final int REPORTS = 3_000;

    @TempDir
    private static Path temp;

    private static Path changed;
    private static Study study;

    @BeforeAll
    static void load() throws IOException {
        changed = CopiedRules.in(temp.resolve("rules"));
        replace("infection/infection.drl", "Patient( ageYears >= 75.0 )", "Patient( ageYears >= 60.0 )");
        replace(
                "chest/chest.drl",
                "    Vital( sign == \"respiratoryRate\", value >= 25 )\nthen\n    conclude",
                "    Vital( sign == \"respiratoryRate\", value >= 30 )\nthen\n    conclude");
        replace("vocabulary.yaml", "min: 30, max: 45, places: 1", "min: 30, max: 43, places: 1");
        study = new Study(load(SHIPPED), load(changed), NOW);
    }

    private static void replace(String file, String from, String to) throws IOException {
        Path path = changed.resolve(file);
        String text = Files.readString(path);
        assertTrue(text.contains(from), from);
        Files.writeString(path, text.replace(from, to));
    }

    private static RuleSet load(Path folder) {
        return assertInstanceOf(RuleSet.class, new RuleSetLoader(CLOCK).load(folder));
    }

    private static List<byte[]> reports() {
        List<byte[]> reports = new ArrayList<>();
        for (long seed = 0; seed < REPORTS; seed++) {
            reports.add(Json.write(Core.onTheWire(RandomReports.report(seed))).getBytes(StandardCharsets.UTF_8));
        }
        reports.add("{\"symptoms\":[{\"code\":\"nonsense\"}]}".getBytes(StandardCharsets.UTF_8));
        reports.add("not JSON".getBytes(StandardCharsets.UTF_8));
        return reports;
    }

    /** Diff asks another evaluator and goes another way through the reports. */
    @Test
    void countsWhatTheDiffCounts() {
        List<Sent> sent = new ArrayList<>();
        StudyTally tally = new StudyTally();
        for (byte[] each : reports()) {
            sent.add(new Sent("", "here", each));
            tally.add(study.row("here", each, Optional.empty()));
        }
        Impact impact = new RuleSetDiff(side(SHIPPED), side(changed)).compare(sent, 0, () -> {});
        assertEquals(impact.lowered(), tally.of(StudyWay.LOWERED));
        assertEquals(impact.raised(), tally.of(StudyWay.RAISED));
        assertEquals(impact.same(), tally.of(StudyWay.SAME));
        assertEquals(impact.refused(), tally.of(StudyWay.REFUSED));
        assertEquals(impact.differences().size() - impact.lowered() - impact.raised(), tally.of(StudyWay.OTHER));
        assertEquals(sent.size(), tally.rows());
        assertTrue(tally.of(StudyWay.LOWERED) > 0 && tally.of(StudyWay.RAISED) > 0, tally.moves()::toString);
        System.out.println(
                "a study of " + sent.size() + " random reports (seeds 0 to " + (REPORTS - 1) + "): " + tally.moves());
    }

    private static Side side(Path folder) {
        return new Side(folder, PlainFolder.of(FolderCheck.check(folder), CLOCK));
    }

    @Test
    void isTheSameInAnyNumberOfParts() {
        List<byte[]> reports = reports().subList(REPORTS - 500, REPORTS + 2);
        StudyTally whole = new StudyTally();
        reports.forEach(each -> whole.add(study.row("here", each, Optional.empty())));
        for (int parts : List.of(2, 7)) {
            List<StudyTally> tallies = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                tallies.add(new StudyTally());
            }
            for (int i = reports.size() - 1; i >= 0; i--) {
                tallies.get(i % parts).add(study.row("there", reports.get(i), Optional.empty()));
            }
            StudyTally together = new StudyTally();
            for (StudyTally each : tallies) {
                each.moves().forEach(together::add);
                each.lost().forEach(together::addLost);
                each.gained().forEach(together::addGained);
                together.addIncomplete(each.incomplete());
            }
            assertEquals(json(whole), json(together));
        }
    }

    private static String json(StudyTally tally) {
        return StudyJson.of(study.versionBefore(), study.versionAfter(), study.now(), tally)
                .toString();
    }

    /** A word that goes is an answer that is lost. */
    @Test
    void aReportThatIsNoLongerAcceptedIsLowered() {
        StudyRow row = row("{\"vitals\":{\"temperatureC\":44},\"symptoms\":[]}");
        assertEquals(StudyWay.LOWERED, row.way());
        StudyAnswer.Refused after = assertInstanceOf(StudyAnswer.Refused.class, row.after());
        assertEquals(List.of("out-of-range /vitals/temperatureC"), after.problems());
        assertEquals(row.before().level().isPresent(), !row.lost().isEmpty());
    }

    @Test
    void whateverIsWrongWithAReportIsARow() {
        assertEquals(List.of("malformed-json"), refused(row("{")));
        assertEquals(List.of("json-limits"), refused(row("[".repeat(60_000))));
        String large = "{\"symptoms\":[{\"code\":\"chest-pain\"}],\"x\":\"" + "y".repeat(70_000) + "\"}";
        assertEquals(List.of("payload-too-large"), refused(row(large)));
        assertEquals(
                Urgency.EMERGENCY_AMBULANCE,
                assertInstanceOf(StudyAnswer.Refused.class, row(large).before()).failSafe());
    }

    /** Every value of a report stays out of its row. */
    @Test
    void aRowHoldsNoValue() {
        String row =
                row("{\"reportId\":\"r-7\",\"symptoms\":[{\"code\":\"other\",\"text\":\"purple glow\",\"severity\":99}]}")
                        .json()
                        .toString();
        assertEquals(
                "{\"where\":\"here\",\"way\":\"refused\","
                        + "\"oldProblems\":[\"out-of-range /symptoms/0/severity\"],\"oldFailSafe\":\"URGENT_24H\","
                        + "\"newProblems\":[\"out-of-range /symptoms/0/severity\"],\"newFailSafe\":\"URGENT_24H\","
                        + "\"lost\":[],\"gained\":[]}",
                row);
    }

    private static StudyRow row(String body) {
        return study.row("here", body.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static List<String> refused(StudyRow row) {
        assertEquals(StudyWay.REFUSED, row.way());
        return assertInstanceOf(StudyAnswer.Refused.class, row.before()).problems();
    }
}
