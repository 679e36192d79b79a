package aftercare.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code help}: how to call the program, or one of its verbs. */
@Command(
        name = "help",
        description = "Show this help, or that of a verb.",
        parameterListHeading = "%nVerbs:%n",
        optionListHeading = "%nOptions:%n")
final class HelpVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "VERB", arity = "0..1", description = "The verb to show.")
    private String verb = "";

    @Override
    public Integer call() {
        CommandLine all = spec.commandLine().getParent();
        CommandLine shown = verb.isEmpty() ? all : all.getSubcommands().get(verb);
        if (shown == null) {
            throw new UnmatchedArgumentException(all, List.of(verb));
        }
        shown.usage(all.getOut());
        return ExitCode.GOOD;
    }
}
