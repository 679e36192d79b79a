package aftercare.cli.editor;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}: what a shell must know to complete verbs and options. */
@Command(
        name = "completion",
        description = "Print what a shell reads to complete verbs, options and files.",
        footer = "For one session: source <(aftercare completion bash)",
        optionListHeading = "%nOptions:%n")
public final class CompletionVerb implements Runnable {

    /** The shells, as they are called. */
    enum Shell {
        bash,
        zsh
    }

    @Spec
    private CommandSpec spec;

    // The script asks the shell that reads it which one it is.
    @Parameters(paramLabel = "SHELL", description = "The shell: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("unused")
    private Shell shell;

    @Override
    public void run() {
        var all = spec.commandLine().getParent();
        all.getOut().print(AutoComplete.bash(all.getCommandName(), all));
        all.getOut().flush();
    }
}
