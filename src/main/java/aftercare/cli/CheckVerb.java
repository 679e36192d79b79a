package aftercare.cli;

import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.Page;
import aftercare.trial.lint.Annotations;
import aftercare.trial.lint.FindingPages;
import aftercare.trial.lint.Json;
import aftercare.trial.lint.Lint;
import aftercare.trial.lint.LintFormat;
import aftercare.trial.lint.Plain;
import aftercare.trial.lint.Sarif;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code check}: everything that is wrong with the folder of rules, without compiling or running any of it. */
@Command(
        name = "check",
        description =
                "Check the folder of rules, its words and its cases, and print what is wrong, where, and what to do.",
        optionListHeading = "%nOptions:%n")
final class CheckVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;
    private final FindingPages pages = new FindingPages();

    @ArgGroup
    private Form form = new Form();

    /** How to print it; one of them at most. */
    static final class Form {

        @Option(names = "--json", description = "Print one object for a program.")
        private boolean json;

        @Option(names = "--sarif", description = "Print SARIF 2.1.0 for an editor or a code host.")
        private boolean sarif;

        @Option(names = "--github", description = "Print annotations for GitHub.")
        private boolean github;

        @Option(
                names = "--explain",
                paramLabel = "CODE",
                description = "Print the page about one kind of problem, such as RULE-007, and check nothing.")
        private String explain = "";
    }

    CheckVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        if (!form.explain.isEmpty()) {
            return explain();
        }
        Lint lint = Lint.of(folder.path(), surroundings.clock());
        if (!lint.ran()) {
            surroundings.err().print(new Plain().write(lint));
            return ExitCode.COULD_NOT_RUN;
        }
        surroundings.out().print(format().write(lint));
        return lint.clean() ? ExitCode.GOOD : ExitCode.NOT_ALL;
    }

    private LintFormat format() {
        if (form.json) {
            return new Json();
        }
        if (form.sarif) {
            return new Sarif(surroundings.version(), pages);
        }
        return form.github ? new Annotations(pages) : new Plain();
    }

    private int explain() {
        Optional<aftercare.trial.lint.FindingPage> page = pages.of(form.explain);
        if (page.isEmpty()) {
            surroundings
                    .err()
                    .println("aftercare check: there is no code `" + Page.plain(form.explain) + "`: "
                            + "the code appears in brackets at the end of a message");
            return ExitCode.COULD_NOT_RUN;
        }
        surroundings.out().print(page.get().text());
        return ExitCode.GOOD;
    }
}
