package aftercare.triage.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.agreement.Core;
import aftercare.domain.Report;
import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.check.RuleCheck;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.text.RuleSource;
import aftercare.tables.RandomReports;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.trial.cases.CaseFile;
import aftercare.trial.cases.CaseFileReader;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.TriageCase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The shipped rules with the reports of their cases, and with random ones. */
public final class Shipped {

    private static final Path FOLDER = Path.of("rules");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Core core = Core.shipped();
    private final BothEvaluators both = BothEvaluators.of(core.book(), parsed());

    public static List<ParsedRule> parsed() {
        CheckedRules checked =
                new RuleCheck().read(RuleFolder.read(FOLDER).files().rules(), BothEvaluators.VOCABULARY);
        assertEquals(List.of(), checked.problems());
        return checked.rules();
    }

    BothEvaluators both() {
        return both;
    }

    /** The random report of a seed. */
    Report random(long seed) {
        return core.report(RandomReports.report(seed));
    }

    /** The reports of all cases that are accepted. */
    static List<Report> ofCases() {
        List<CaseFile> files = new ArrayList<>();
        for (RuleSource source : RuleFolder.read(FOLDER).files().cases()) {
            files.add(new CaseFile(source.path(), source.bytes()));
        }
        CasesRead read = CaseFileReader.read(files);
        assertEquals(List.of(), read.problems());
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Intake intake = new Intake(BothEvaluators.VOCABULARY, BothEvaluators.WORDING, clock);
        List<Report> reports = new ArrayList<>();
        for (TriageCase each : read.cases()) {
            if (intake.read(each.body(NOW)) instanceof Reading.Accepted accepted) {
                reports.add(accepted.report());
            }
        }
        return reports;
    }
}
