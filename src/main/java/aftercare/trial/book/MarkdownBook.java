package aftercare.trial.book;

import aftercare.domain.RuleCard.Unless;
import aftercare.trial.book.Book.Alternative;
import aftercare.trial.book.Book.Entry;
import aftercare.trial.book.Book.SymptomEntry;
import aftercare.trial.book.Book.Topic;
import java.util.List;
import java.util.regex.Pattern;

/** The book as Markdown. */
public final class MarkdownBook {

    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_\\[\\]<>|#~])");

    private final Book book;
    private final Links links;
    private final StringBuilder out = new StringBuilder();

    private MarkdownBook(Book book) {
        this.book = book;
        this.links = new Links(book);
    }

    public static String of(Book book) {
        MarkdownBook page = new MarkdownBook(book);
        page.head();
        book.changes().ifPresent(page::changes);
        for (Topic topic : book.topics()) {
            page.topic(topic);
        }
        page.symptoms();
        page.groups();
        return page.out.toString();
    }

    private void head() {
        line("# " + Titles.BOOK);
        line("");
        line("> **" + Titles.WARNING + "**");
        line("");
        line("Rules: `" + book.version() + "`");
        line("");
        for (String paragraph : Titles.HOW_TO_READ) {
            line("* " + paragraph);
        }
        line("");
    }

    private void changes(BookChanges changes) {
        line("## What changed");
        line("");
        line("Since `" + changes.oldVersion() + "`.");
        line("");
        if (changes.none()) {
            line("Nothing that a rule or a word says.");
            line("");
        }
        items("New", changes.added());
        items("Gone", changes.removed());
        for (BookChanges.Changed changed : changes.changed()) {
            line("* " + linked(changed.id() + ": " + changed.title()));
            for (BookChanges.Difference difference : changed.differences()) {
                line("  * " + difference.what());
                before("was", difference.before());
                before("is", difference.after());
            }
        }
        items("Words", changes.words());
        line("");
    }

    private void before(String label, String text) {
        if (!text.isEmpty()) {
            line("    * " + label + ": " + linked(text));
        }
    }

    private void items(String label, List<String> items) {
        for (String item : items) {
            line("* " + label + ": " + linked(item));
        }
    }

    private void topic(Topic topic) {
        line("## " + Titles.topic(topic.name()));
        line("");
        for (Entry entry : topic.entries()) {
            entry(entry);
        }
    }

    private void entry(Entry entry) {
        line("### <a id=\"" + entry.card().id() + "\"></a>" + entry.card().id() + ": "
                + plain(entry.card().title()));
        line("");
        String level = Titles.level(entry.card());
        line("**" + plain(Titles.contributes(entry.card(), book)) + "**"
                + (level.isEmpty() ? "" : " (" + plain(level) + ")"));
        line("");
        for (Alternative alternative : entry.alternatives()) {
            alternative(alternative, entry);
        }
        field("Why", entry.card().reason());
        field("Tells the patient", entry.card().advice());
        line("* Source");
        for (Sources.Citation citation : entry.sources()) {
            line("  * " + plain(citation.item() + (citation.says().isEmpty() ? "" : ": " + citation.says())));
        }
        cases(entry.cases());
        line("");
    }

    private void alternative(Alternative alternative, Entry entry) {
        boolean only = entry.alternatives().size() == 1;
        String where =
                "`" + alternative.card().file() + ":" + alternative.card().line() + "`";
        line(
                only
                        ? Titles.SPEAKS + " (" + where + "):"
                        : "*" + plain(alternative.card().title()) + "* (" + where + "):");
        line("");
        if (!only && !Titles.level(alternative.card()).equals(Titles.level(entry.card()))) {
            line("* " + plain(Titles.level(alternative.card())));
        }
        lines(alternative.conditions(), "");
        line("");
        for (Unless unless : alternative.card().unless()) {
            field(Titles.UNLESS, unless.written());
        }
    }

    private void lines(List<Clause> lines, String indent) {
        for (Clause each : lines) {
            line(indent + "* " + linked(each.text()));
            lines(each.parts(), indent + "  ");
        }
    }

    private void field(String label, String text) {
        if (!text.isEmpty()) {
            line("* " + label + ": " + plain(text));
        }
    }

    private void cases(List<Book.Case> cases) {
        line("* " + (cases.isEmpty() ? "No case" : Titles.count(cases.size(), "case", "cases")));
        int shown = Math.min(cases.size(), Titles.MOST_CASES_SHOWN);
        for (Book.Case each : cases.subList(0, shown)) {
            line("  * " + plain(each.note()) + " (`" + each.place() + "`)");
        }
        if (shown < cases.size()) {
            line("  * and " + (cases.size() - shown) + " more");
        }
    }

    private void symptoms() {
        line("## By symptom");
        line("");
        line("Rules that look at every symptom, whatever it is: " + linked(String.join(", ", book.every())) + ".");
        line("");
        line("| symptom | asked for by | must not be there | through a sign | never below |");
        line("| --- | --- | --- | --- | --- |");
        for (SymptomEntry each : book.symptoms()) {
            line("| " + plain(each.label()) + " (`" + each.code() + "`) | " + ids(each.asking()) + " | "
                    + ids(each.excluding()) + " | " + ids(each.throughSigns()) + " | " + plain(each.floor()) + " |");
        }
        line("");
    }

    private void groups() {
        line("## Groups of symptoms");
        line("");
        book.groups()
                .forEach((group, labels) -> line("* <a id=\"" + Links.group(group) + "\"></a>" + plain(group) + ": "
                        + plain(String.join(", ", labels))));
    }

    private String ids(List<String> ids) {
        return linked(String.join(", ", ids));
    }

    private String linked(String text) {
        StringBuilder linked = new StringBuilder();
        for (Links.Piece piece : links.pieces(text)) {
            linked.append(
                    piece.target().isEmpty()
                            ? plain(piece.text())
                            : "[" + plain(piece.text()) + "](#" + piece.target() + ")");
        }
        return linked.toString();
    }

    /** Nothing in a rule's text is Markdown. */
    private static String plain(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$1");
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
