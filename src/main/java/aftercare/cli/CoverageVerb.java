package aftercare.cli;

import aftercare.cli.input.PlainFolder;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.CoverageJson;
import aftercare.cli.output.CoveragePage;
import aftercare.cli.output.Page;
import aftercare.cli.work.Progress;
import aftercare.domain.Nearest;
import aftercare.domain.RuleCard;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.trial.coverage.CaseReport;
import aftercare.trial.coverage.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coverage}: what the cases try of the rules, and what they do not. */
@Command(
        name = "coverage",
        description = "Say what the cases try of the rules, and what no case tries.",
        footer = {
            "",
            "Counted are, for each rule, the cases in which it speaks, in which its level is that of the answer, and that it "
                    + "alone decides: without it the urgency or the time to act would be another. For each condition, those "
                    + "in which it holds and fails. For each threshold, those exactly at it, just below and just above, where "
                    + "all else of the rule holds. Exit code 1 if something is never tried."
        },
        parameterListHeading = "%nRules:%n",
        optionListHeading = "%nOptions:%n")
final class CoverageVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Parameters(
            paramLabel = "TOPIC|ID",
            arity = "0..*",
            description = "Look only at the rules of a topic, or of an id. All cases count.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object with all that was counted.")
    private boolean json;

    CoverageVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        Optional<CheckedFolder> checked = folder.check();
        if (checked.isEmpty() || !known(checked.get())) {
            return ExitCode.COULD_NOT_RUN;
        }
        Optional<PlainFolder> plain = PlainFolder.of(checked.get(), surroundings.clock(), surroundings.err());
        Optional<List<CaseReport>> reports =
                plain.flatMap(each -> each.reports(surroundings.clock(), surroundings.err()));
        if (reports.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        Progress progress = new Progress(surroundings.err(), surroundings.errIsTerminal(), "cases");
        Coverage all = Coverage.of(plain.get().rules(), plain.get().companions(), reports.get(), progress::step);
        progress.end();
        Coverage asked = only.isEmpty() ? all : all.only(this::isAsked);
        if (json) {
            new CoverageJson(surroundings.out())
                    .print(asked, checked.get().files().version());
        } else {
            new CoveragePage(surroundings.out()).print(asked);
        }
        return asked.lacks().isEmpty() ? ExitCode.GOOD : ExitCode.NOT_ALL;
    }

    private boolean isAsked(RuleCard card) {
        return only.contains(card.id()) || only.contains(card.topic());
    }

    /** Whether every word that was asked for is a topic or an id. */
    private boolean known(CheckedFolder checked) {
        Set<String> known = new TreeSet<>();
        checked.rules().forEach(rule -> {
            known.add(rule.card().topic());
            known.add(rule.card().id());
        });
        boolean all = true;
        for (String word : only) {
            if (!known.contains(word)) {
                List<String> near = Nearest.to(word, known);
                String help = near.isEmpty()
                        ? "name a folder of rules or an id"
                        : "did you mean `" + String.join("` or `", near) + "`?";
                surroundings
                        .err()
                        .println("aftercare coverage: no topic and no rule is called `" + Page.plain(word) + "`: "
                                + help);
                all = false;
            }
        }
        return all;
    }
}
