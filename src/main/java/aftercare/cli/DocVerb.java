package aftercare.cli;

import aftercare.cli.input.Replacing;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.Page;
import aftercare.cli.work.Progress;
import aftercare.triage.RuleSet;
import aftercare.trial.book.Book;
import aftercare.trial.book.BookMaker;
import aftercare.trial.book.ChangesText;
import aftercare.trial.book.HtmlBook;
import aftercare.trial.book.MarkdownBook;
import aftercare.trial.book.Sources;
import aftercare.trial.cases.TriageCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doc}: the rule book. */
@Command(
        name = "doc",
        description =
                "Write the rule book: every rule in plain words, by topic and by symptom, with sources and cases.",
        footer = "Without --html and --markdown the book is printed as Markdown; with --since, what changed alone.",
        optionListHeading = "%nOptions:%n")
final class DocVerb implements Callable<Integer> {

    private static final String NAME = "rule-book";

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write one HTML page there; in a folder: rule-book.html.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write Markdown there; in a folder: rule-book.md.")
    private Optional<Path> markdown = Optional.empty();

    @Option(names = "--since", paramLabel = "DIR", description = "Tell what changed since the rules of another folder.")
    private Optional<Path> since = Optional.empty();

    DocVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        Optional<RuleSet> rules = folder.load();
        Optional<RuleSet> before = since.flatMap(folder::load);
        if (rules.isEmpty() || before.isPresent() != since.isPresent()) {
            return ExitCode.COULD_NOT_RUN;
        }
        Optional<List<TriageCase>> cases = folder.cases(rules.get().files());
        if (cases.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        Progress progress = new Progress(surroundings.err(), surroundings.errIsTerminal());
        Book book = BookMaker.make(
                rules.get(),
                before,
                cases.get(),
                sources(),
                surroundings.clock().instant(),
                progress::step);
        progress.end();
        if (html.isEmpty() && markdown.isEmpty()) {
            surroundings
                    .out()
                    .print(
                            book.changes().isPresent()
                                    ? ChangesText.of(book.changes().get(), book.version())
                                    : MarkdownBook.of(book));
            return ExitCode.GOOD;
        }
        boolean written = html.isEmpty() || write(html.get(), ".html", HtmlBook.of(book));
        written &= markdown.isEmpty() || write(markdown.get(), ".md", MarkdownBook.of(book));
        return written ? ExitCode.GOOD : ExitCode.COULD_NOT_RUN;
    }

    /** A folder may do without the page; then the book shows what is cited and not what that is. */
    private String sources() {
        try {
            return Files.readString(folder.path().resolve(Sources.FILE));
        } catch (IOException e) {
            surroundings
                    .err()
                    .println(Sources.FILE
                            + ": cannot be read: the book names the sources and does not say what they are");
            return "";
        }
    }

    private boolean write(Path place, String ending, String page) {
        Path file = Files.isDirectory(place) ? place.resolve(NAME + ending) : place;
        Optional<String> why = Replacing.write(file, page.getBytes(StandardCharsets.UTF_8));
        if (why.isPresent()) {
            surroundings.err().println(Page.plain(file.toString()) + ": " + why.get());
            return false;
        }
        surroundings.out().println(Page.plain(file.toString()) + ": written");
        return true;
    }
}
