package aftercare.cli;

import aftercare.cli.input.Replacing;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.Page;
import aftercare.cli.work.Progress;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.triage.RuleSet;
import aftercare.trial.book.Book;
import aftercare.trial.book.BookMaker;
import aftercare.trial.book.BookRules;
import aftercare.trial.book.CasesOfRules;
import aftercare.trial.book.ChangesText;
import aftercare.trial.book.HtmlBook;
import aftercare.trial.book.MarkdownBook;
import aftercare.trial.book.Sources;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.FolderCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Optional<BookRules> before = Optional.empty();
        if (since.isPresent()) {
            Optional<RuleSet> old = folder.load(since.get());
            if (old.isEmpty()) {
                return ExitCode.COULD_NOT_RUN;
            }
            before = old.map(DocVerb::ruleSet);
        }
        if (rules.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        CasesRead cases = new FolderCases(rules.get().files()).cases();
        for (YamlProblem problem : cases.problems()) {
            surroundings.err().println(problem.message());
        }
        if (!cases.clean()) {
            return ExitCode.COULD_NOT_RUN;
        }
        Book book = book(rules.get(), cases, before);
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

    private Book book(RuleSet rules, CasesRead cases, Optional<BookRules> before) {
        Progress progress = new Progress(surroundings.err(), surroundings.errIsTerminal());
        CasesOfRules casesOfRules = CasesOfRules.of(
                rules.rules(),
                rules.intake(),
                cases.cases(),
                surroundings.clock().instant(),
                progress::step);
        progress.end();
        return new BookMaker(ruleSet(rules), Sources.read(sources()), casesOfRules).make(before);
    }

    private static BookRules ruleSet(RuleSet rules) {
        return new BookRules(
                rules.files().version(),
                rules.rules(),
                rules.book().vocabulary(),
                rules.book().wording());
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
