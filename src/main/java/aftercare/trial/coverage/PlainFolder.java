package aftercare.trial.coverage;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.languages.Translation;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.triage.intake.Intake;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.Companions;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder of rules with its cases, ready to be tried without the engine.
 *
 * @param version content hash of the rule set
 * @param wording the texts that belong to no single rule
 * @param translations of the texts
 * @param cases in the order of the files and lines; complete only when there are no problems
 * @param companions the rules that are said never to decide alone; complete only when there are no problems
 * @param problems of the files of cases and companions
 */
public record PlainFolder(
        String version,
        PlainRules rules,
        Wording wording,
        Intake intake,
        List<Translation> translations,
        List<TriageCase> cases,
        List<Companions> companions,
        List<YamlProblem> problems) {

    public PlainFolder {
        translations = List.copyOf(translations);
        cases = List.copyOf(cases);
        companions = List.copyOf(companions);
        problems = List.copyOf(problems);
    }

    /** @param checked without a problem */
    public static PlainFolder of(CheckedFolder checked, Clock clock) {
        Vocabulary vocabulary = checked.vocabulary().orElseThrow();
        Wording wording = checked.wording().orElseThrow();
        CasesRead cases = new FolderCases(checked.files()).cases();
        Companions.Read companions = new FolderCases(checked.files()).companions();
        List<YamlProblem> problems = new ArrayList<>(cases.problems());
        problems.addAll(companions.problems());
        String version = checked.files().version();
        return new PlainFolder(
                version,
                PlainRules.of(checked.rules(), vocabulary, wording, version),
                wording,
                new Intake(vocabulary, wording, clock),
                checked.translations().all(),
                cases.cases(),
                companions.all(),
                problems);
    }
}
