package aftercare.cli;

import aftercare.cli.bundle.PublishVerb;
import aftercare.cli.editor.CompletionVerb;
import aftercare.cli.editor.SchemaVerb;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.Misuse;
import aftercare.cli.work.Server;
import aftercare.cli.work.TokenMint;
import aftercare.triage.RuleSetLoader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line and the options that all verbs have. */
@Command(
        name = "aftercare",
        description = "Triage after dry needling: a symptom report in, an urgency with its reasons out.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit codes: 0 all is well, 1 something was found, refused or failed, 2 could not run."})
public final class Aftercare implements Runnable {

    private static final int COLUMNS = 100;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The folder of rules. Default: AFTERCARE_RULES, else `rules` here, else beside the program.")
    private Path rules;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("unused") // Its presence alone matters, and only to the parser.
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    @SuppressWarnings("unused") // Its presence alone matters, and only to the parser.
    private boolean version;

    private Aftercare(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Runs one verb.
     *
     * @param server starts the service when that is the verb
     * @param mint makes a token when that is the verb
     * @return the exit code
     */
    public static int run(
            String[] arguments, Surroundings surroundings, RuleSetLoader loader, Server server, TokenMint mint) {
        Aftercare aftercare = new Aftercare(surroundings);
        RulesFolder folder = new RulesFolder(loader, aftercare::rulesFolder, surroundings.err());
        CommandLine line = new CommandLine(aftercare);
        line.addSubcommand(new ServeVerb(server, aftercare::namedRules));
        line.addSubcommand(new TriageVerb(surroundings, folder));
        line.addSubcommand(new ExplainVerb(surroundings, folder));
        line.addSubcommand(new CheckVerb(surroundings, folder));
        line.addSubcommand(new ReplayVerb(surroundings, folder));
        line.addSubcommand(new CoverageVerb(surroundings, folder));
        line.addSubcommand(new MutateVerb(surroundings, folder));
        line.addSubcommand(new ProveVerb(surroundings, folder));
        line.addSubcommand(new SafetyVerb(surroundings, folder));
        line.addSubcommand(new DiffVerb(surroundings, folder));
        line.addSubcommand(new StudyVerb(surroundings, folder));
        line.addSubcommand(new ChangesVerb(surroundings, folder));
        line.addSubcommand(new DocVerb(surroundings, folder));
        line.addSubcommand(new TextsVerb(surroundings, folder));
        line.addSubcommand(new FmtVerb(surroundings, folder));
        line.addSubcommand(new NewVerb(surroundings, folder));
        line.addSubcommand(new PublishVerb(folder, loader, surroundings.clock()));
        line.addSubcommand(new VerifyJournalVerb(surroundings));
        line.addSubcommand(new RetainVerb(surroundings));
        line.addSubcommand(new EraseVerb(surroundings));
        line.addSubcommand(new SchemaVerb(folder));
        line.addSubcommand(new CompletionVerb());
        line.addSubcommand(new TokenVerb(surroundings, mint));
        line.addSubcommand(new MoveJournalVerb(surroundings));
        line.addSubcommand(new HelpVerb());
        line.getCommandSpec().version("aftercare " + surroundings.version());
        line.setExpandAtFiles(false);
        line.setUsageHelpWidth(COLUMNS);
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                surroundings.outIsTerminal() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler(new Misuse());
        line.setExecutionExceptionHandler((e, verb, parsed) -> {
            // The message of an unforeseen error may hold a value of a report; its kind may not.
            surroundings
                    .err()
                    .println("aftercare: it broke: " + e.getClass().getName() + ": this is a fault of the program");
            return ExitCode.COULD_NOT_RUN;
        });
        int code = line.execute(arguments);
        surroundings.err().flush();
        if (surroundings.out().checkError()) {
            surroundings
                    .err()
                    .println(
                            "standard output: not everything could be written: is the disk full, or did the reader go?");
            return ExitCode.COULD_NOT_RUN;
        }
        return code;
    }

    /** Without a verb: what there is. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no verb");
    }

    private Optional<Path> namedRules() {
        return Optional.ofNullable(rules);
    }

    private Path rulesFolder() {
        return namedRules().orElse(surroundings.rules());
    }
}
