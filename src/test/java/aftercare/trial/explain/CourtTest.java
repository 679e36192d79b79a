package aftercare.trial.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.agreement.Core;
import aftercare.domain.Report;
import aftercare.tables.RandomReports;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.Triage;
import aftercare.triage.intake.CodedReport;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A report that differs in few answers is read as its bytes are: whatever the reader remembers of the report before. */
class CourtTest {

    private static final int REPORTS = 40;
    private static final int LATER_MILLIS = 50_000_000;

    private final long seed = System.nanoTime() >>> 10;
    private int accepted;
    private int refused;

    @Test
    void readsAChangedReportAsItsBytes() {
        RuleSet rules = (RuleSet) new RuleSetLoader(Clock.systemUTC()).load(Path.of("rules"));
        OtherAnswers others = new OtherAnswers(rules.book().vocabulary(), rules.rules());
        for (int i = 0; i < REPORTS; i++) {
            Triage.Read read =
                    (Triage.Read) Triage.byBoth(rules).read(Core.body(RandomReports.report(seed + i)), Core.NOW);
            Report report = read.readings().decide().report();
            Instant now = report.reportedAt();
            CodedReport sheet = read.coded().with(CodedReport.REPORTED_AT, CodedReport.text(now.toString()));
            Intake.Rereading rereading = rules.intake().rereading(sheet, now);
            Random random = new Random(seed + i);
            CodedReport before = sheet;
            for (List<OtherAnswer> question : others.of(sheet, report)) {
                for (OtherAnswer answer : question) {
                    CodedReport changed = sheet.with(answer.pointer(), answer.to());
                    same(rules, rereading, changed, now);
                    if (random.nextInt(4) == 0) {
                        Instant then = now.plusMillis(random.nextInt(LATER_MILLIS));
                        same(rules, rereading, before.with(answer.pointer(), answer.to()), then);
                    }
                    before = changed;
                }
            }
        }
        System.out.printf("from seed %d: %d reports accepted, %d refused%n", seed, accepted, refused);
        assertTrue(accepted > REPORTS * 100 && refused > 0, accepted + " accepted, " + refused + " refused");
    }

    private void same(RuleSet rules, Intake.Rereading rereading, CodedReport changed, Instant now) {
        Optional<Report> alone = rules.intake().read(changed.body(), now) instanceof Reading.Accepted one
                ? Optional.of(one.report())
                : Optional.empty();
        assertEquals(alone, rereading.read(changed, now), () -> "seed " + seed + ": " + new String(changed.body()));
        accepted += alone.isPresent() ? 1 : 0;
        refused += alone.isPresent() ? 0 : 1;
    }
}
