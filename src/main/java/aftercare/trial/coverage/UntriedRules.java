package aftercare.trial.coverage;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.Patience;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCode;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.text.Problem;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.triage.intake.Intake;
import aftercare.trial.cases.Companions;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What the cases of a folder leave untried of its rules. Nothing is compiled for it. */
public final class UntriedRules {

    private UntriedRules() {}

    /**
     * A rule without its cases is a problem of the folder.
     *
     * @param checked without a problem
     * @param now when the reports of the cases are to hold
     */
    public static List<FolderProblem> of(CheckedFolder checked, List<TriageCase> cases, Instant now) {
        return of(checked, cases, now, Patience.ENDLESS);
    }

    /** @param patience asked at each case */
    public static List<FolderProblem> of(
            CheckedFolder checked, List<TriageCase> cases, Instant now, Patience patience) {
        List<FolderProblem> problems = new ArrayList<>();
        Companions.Read companions = new FolderCases(checked.files()).companions();
        for (YamlProblem problem : companions.problems()) {
            problems.add(FolderProblem.of(FolderCode.COMPANIONS, problem));
        }
        if (!problems.isEmpty()) {
            return problems;
        }
        Vocabulary vocabulary = checked.vocabulary().orElseThrow();
        Wording wording = checked.wording().orElseThrow();
        Intake intake = new Intake(vocabulary, wording, Clock.fixed(now, ZoneOffset.UTC));
        PlainRules rules = PlainRules.of(
                checked.rules(), vocabulary, wording, checked.files().version());
        List<CaseReport> reports = CaseReport.read(cases, intake, now).accepted();
        for (Problem problem : CaseCheck.problems(rules, companions.all(), reports, patience)) {
            problems.add(FolderProblem.of(problem));
        }
        return problems;
    }
}
