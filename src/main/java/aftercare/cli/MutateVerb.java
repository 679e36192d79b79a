package aftercare.cli;

import aftercare.cli.input.Replacing;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.MutationJson;
import aftercare.cli.output.MutationPage;
import aftercare.cli.work.RulesTried;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.model.ParsedRule;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.cases.RuleChoice;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.mutation.Equivalents;
import aftercare.trial.mutation.Mutation;
import aftercare.trial.mutation.MutationRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mutate}: what the cases would notice if a rule were wrong. */
@Command(
        name = "mutate",
        description =
                "Change one thing in one rule after the other and see whether a case fails. What no case notices is a "
                        + "missing case; with the report that shows it. For all rules, groups and floors of words are "
                        + "taken away too.",
        parameterListHeading = "%nRules:%n",
        optionListHeading = "%nOptions:%n")
final class MutateVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Parameters(
            paramLabel = "TOPIC|RULE-ID",
            arity = "0..*",
            description = "Topics (folders) or ids of rules. Default: every rule.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--survivors",
            description = "Print the changes that no case notices, each with a case to paste that would.")
    private boolean survivors;

    @Option(
            names = "--json",
            description = "Print one JSON object: the figures, and every change that no case notices.")
    private boolean json;

    @Option(
            names = "--write-equivalents",
            description = "Write the list of the changes that are none, because no report is answered differently.")
    private boolean write;

    MutateVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() throws IOException {
        if (write && !names.isEmpty()) {
            return misuse("`--write-equivalents` is for all rules: name none");
        }
        if (json && survivors) {
            return misuse("`--json` holds the survivors anyway: leave `--survivors` out");
        }
        Optional<CheckedFolder> checked = folder.check();
        if (checked.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        List<ParsedRule> rules = checked.get().rules();
        RuleChoice choice = new RuleChoice(names);
        List<String> unknown = choice.problems(rules);
        unknown.forEach(this::misuse);
        Optional<List<TriageCase>> cases = folder.cases(checked.get().files());
        if (!unknown.isEmpty() || cases.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        MutationRun run = new MutationRun(
                rules,
                checked.get().vocabulary().orElseThrow(),
                checked.get().wording().orElseThrow(),
                cases.get(),
                surroundings.clock().instant());
        for (CaseResult result : run.failed()) {
            surroundings
                    .err()
                    .println(result.triageCase().file() + ":"
                            + result.triageCase().line()
                            + ": this case fails: mend it first, see `aftercare replay`");
        }
        return run.failed().isEmpty() ? mutate(run, choice.of(rules)) : ExitCode.COULD_NOT_RUN;
    }

    private int mutate(MutationRun run, List<ParsedRule> chosen) throws IOException {
        Path file = folder.path().resolve(Equivalents.FILE);
        Equivalents listed = Files.exists(file) ? Equivalents.read(Files.readAllBytes(file)) : Equivalents.none();
        RulesTried progress = new RulesTried(
                surroundings.err(), surroundings.errIsTerminal() && !surroundings.outIsTerminal(), chosen.size());
        Mutation mutation = run.run(chosen, listed, progress::step);
        progress.end();
        if (write) {
            Equivalents found = mutation.equivalents();
            Optional<String> why = Replacing.write(file, found.write());
            if (why.isPresent()) {
                surroundings.err().println(file + ": " + why.get());
                return ExitCode.COULD_NOT_RUN;
            }
            surroundings.out().println(file + ": " + found.entries().size() + " changes that are none");
            mutation = mutation.listed();
        }
        if (json) {
            surroundings.out().println(MutationJson.of(mutation));
        } else {
            surroundings.out().print(survivors ? MutationPage.survivors(mutation) : MutationPage.of(mutation));
        }
        return mutation.enough() ? ExitCode.GOOD : ExitCode.NOT_ALL;
    }

    private int misuse(String what) {
        surroundings.err().println("aftercare mutate: " + what);
        return ExitCode.COULD_NOT_RUN;
    }
}
