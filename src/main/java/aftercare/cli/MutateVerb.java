package aftercare.cli;

import aftercare.cli.input.Replacing;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.MutationJson;
import aftercare.cli.output.MutationPage;
import aftercare.cli.output.Page;
import aftercare.cli.work.RulesTried;
import aftercare.domain.Nearest;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.mutation.Equivalents;
import aftercare.trial.mutation.Fate;
import aftercare.trial.mutation.MutantResult;
import aftercare.trial.mutation.MutationRun;
import aftercare.trial.mutation.Score;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mutate}: what the cases would notice if a rule were wrong. */
@Command(
        name = "mutate",
        description =
                "Change one thing in one rule after the other and see whether a case fails. What no case notices is a "
                        + "missing case; with the report that shows it.",
        parameterListHeading = "%nRules:%n",
        optionListHeading = "%nOptions:%n")
final class MutateVerb implements Callable<Integer> {

    /** Per cent of all mutants that a case must notice; of those of the two emergency levels all. */
    static final BigDecimal ENOUGH = BigDecimal.valueOf(98);

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
        Optional<List<ParsedRule>> chosen = chosen(checked.get().rules());
        CasesRead cases = new FolderCases(checked.get().files()).cases();
        for (YamlProblem problem : cases.problems()) {
            surroundings.err().println(problem.message());
        }
        if (chosen.isEmpty() || !cases.clean()) {
            return ExitCode.COULD_NOT_RUN;
        }
        MutationRun run = new MutationRun(
                checked.get().rules(),
                checked.get().vocabulary().orElseThrow(),
                checked.get().wording().orElseThrow(),
                cases.cases(),
                surroundings.clock().instant());
        if (!run.failed().isEmpty()) {
            for (CaseResult result : run.failed()) {
                surroundings
                        .err()
                        .println(result.triageCase().file() + ":"
                                + result.triageCase().line()
                                + ": this case fails: mend it first, see `aftercare replay`");
            }
            return ExitCode.COULD_NOT_RUN;
        }
        return mutate(run, chosen.get());
    }

    private int mutate(MutationRun run, List<ParsedRule> chosen) throws IOException {
        Path file = folder.path().resolve(Equivalents.FILE);
        Equivalents listed = Files.exists(file) ? Equivalents.read(Files.readAllBytes(file)) : Equivalents.none();
        RulesTried progress = new RulesTried(
                surroundings.err(), surroundings.errIsTerminal() && !surroundings.outIsTerminal(), chosen.size());
        List<MutantResult> tried = run.run(chosen, listed, progress::step);
        progress.end();
        if (write) {
            listed = Equivalents.of(equivalents(tried));
            Optional<String> why = Replacing.write(file, listed.write());
            if (why.isPresent()) {
                surroundings.err().println(file + ": " + why.get());
                return ExitCode.COULD_NOT_RUN;
            }
            surroundings.out().println(file + ": " + listed.entries().size() + " changes that are none");
            tried = listed(tried);
        }
        List<String> problems = MutationRun.problems(listed, tried, names.isEmpty());
        if (json) {
            surroundings.out().println(MutationJson.of(tried, problems));
        } else {
            surroundings.out().print(survivors ? MutationPage.survivors(tried) : MutationPage.of(tried));
            problems.forEach(surroundings.out()::println);
        }
        return problems.isEmpty() && enough(tried) ? ExitCode.GOOD : ExitCode.NOT_ALL;
    }

    private static boolean enough(List<MutantResult> tried) {
        return Score.of(tried).killedPercent().compareTo(ENOUGH) >= 0
                && Score.of(MutationPage.emergencies(tried)).all();
    }

    private static List<Equivalents.Entry> equivalents(List<MutantResult> tried) {
        List<Equivalents.Entry> entries = new ArrayList<>();
        for (MutantResult one : tried) {
            if (one.fate() instanceof Fate.Equivalent same) {
                entries.add(Equivalents.Entry.of(one.mutant(), same.details()));
            }
        }
        return entries;
    }

    /** The same, now that the list has every one of them. */
    private static List<MutantResult> listed(List<MutantResult> tried) {
        List<MutantResult> listed = new ArrayList<>();
        for (MutantResult one : tried) {
            Fate fate =
                    one.fate() instanceof Fate.Equivalent same ? new Fate.Equivalent(same.details(), true) : one.fate();
            listed.add(new MutantResult(one.mutant(), one.emergency(), fate));
        }
        return listed;
    }

    /** The rules that were named, in the order of their files; empty, with a message, when a name fits none. */
    private Optional<List<ParsedRule>> chosen(List<ParsedRule> rules) {
        if (names.isEmpty()) {
            return Optional.of(rules);
        }
        Set<String> known = new TreeSet<>();
        List<ParsedRule> chosen = new ArrayList<>();
        for (ParsedRule rule : rules) {
            List<String> ofRule = List.of(rule.card().id(), rule.card().topic());
            known.addAll(ofRule);
            if (names.contains(ofRule.get(0)) || names.contains(ofRule.get(1))) {
                chosen.add(rule);
            }
        }
        for (String name : names) {
            if (!known.contains(name)) {
                List<String> nearest = Nearest.to(name, known);
                String help = nearest.isEmpty() ? "name a folder or an id" : "did you mean `" + nearest.get(0) + "`?";
                misuse("no topic and no rule is called `" + Page.plain(name) + "`: " + help);
                return Optional.empty();
            }
        }
        return Optional.of(chosen);
    }

    private int misuse(String what) {
        surroundings.err().println("aftercare mutate: " + what);
        return ExitCode.COULD_NOT_RUN;
    }
}
