package aftercare.trial.book;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.RuleCard.Unless;
import aftercare.trial.book.Book.Alternative;
import aftercare.trial.book.Book.Entry;
import aftercare.trial.book.Book.SymptomEntry;
import aftercare.trial.book.Book.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The book as one HTML page that needs nothing else: no script, no other file, no network. */
public final class HtmlBook {

    private static final String STYLE = "/book/book.css";

    private final Book book;
    private final Links links;
    private final StringBuilder out = new StringBuilder();

    private HtmlBook(Book book) {
        this.book = book;
        this.links = new Links(book);
    }

    public static String of(Book book) {
        HtmlBook page = new HtmlBook(book);
        page.head();
        page.contents();
        page.line("<main id=\"main\">");
        page.howToRead();
        book.changes().ifPresent(page::changes);
        for (Topic topic : book.topics()) {
            page.topic(topic);
        }
        page.symptoms();
        page.groups();
        page.line("</main>");
        page.line("</body>");
        page.line("</html>");
        return page.out.toString();
    }

    private void head() {
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<title>" + Titles.BOOK + "</title>");
        line("<style>");
        line(style().strip());
        line("</style>");
        line("</head>");
        line("<body>");
        line("<a class=\"skip\" href=\"#main\">To the rules</a>");
        line("<header>");
        line("<h1>" + Titles.BOOK + "</h1>");
        line("<p class=\"warning\">" + text(Titles.WARNING) + "</p>");
        line("<p>Rules: <code>" + text(book.version()) + "</code></p>");
        line("</header>");
    }

    private void contents() {
        line("<nav aria-label=\"Contents\">");
        line("<ul>");
        if (book.changes().isPresent()) {
            line("<li><a href=\"#changes\">What changed</a></li>");
        }
        for (Topic topic : book.topics()) {
            line("<li><a href=\"#topic-" + text(topic.name()) + "\">" + text(Titles.topic(topic.name())) + "</a> <span>"
                    + topic.entries().size() + "</span></li>");
        }
        line("<li><a href=\"#symptoms\">By symptom</a></li>");
        line("<li><a href=\"#groups\">Groups of symptoms</a></li>");
        line("</ul>");
        line("</nav>");
    }

    private void howToRead() {
        line("<section>");
        line("<h2>How to read this</h2>");
        for (String paragraph : Titles.HOW_TO_READ) {
            line("<p>" + text(paragraph) + "</p>");
        }
        line("</section>");
    }

    private void changes(BookChanges changes) {
        line("<section id=\"changes\">");
        line("<h2>What changed</h2>");
        line("<p>Since <code>" + text(changes.oldVersion()) + "</code>.</p>");
        if (changes.none()) {
            line("<p>Nothing that a rule or a word says.</p>");
        }
        items("New rules", changes.added());
        items("Rules that are gone", changes.removed());
        for (BookChanges.Changed changed : changes.changed()) {
            line("<h3>" + linked(changed.id() + ": " + changed.title()) + "</h3>");
            line("<table>");
            line(
                    "<thead><tr><th scope=\"col\">part</th><th scope=\"col\">was</th><th scope=\"col\">is</th></tr></thead>");
            line("<tbody>");
            for (BookChanges.Difference difference : changed.differences()) {
                line("<tr><th scope=\"row\">" + text(difference.what()) + "</th><td>" + linked(difference.before())
                        + "</td><td>" + linked(difference.after()) + "</td></tr>");
            }
            line("</tbody>");
            line("</table>");
        }
        items("Words", changes.words());
        line("</section>");
    }

    private void items(String title, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        line("<h3>" + text(title) + "</h3>");
        line("<ul>");
        for (String item : items) {
            line("<li>" + linked(item) + "</li>");
        }
        line("</ul>");
    }

    private void topic(Topic topic) {
        line("<section id=\"topic-" + text(topic.name()) + "\">");
        line("<h2>" + text(Titles.topic(topic.name())) + "</h2>");
        for (Entry entry : topic.entries()) {
            entry(entry);
        }
        line("</section>");
    }

    private void entry(Entry entry) {
        RuleCard card = entry.card();
        line("<article id=\"" + text(card.id()) + "\">");
        line("<h3><a class=\"id\" href=\"#" + text(card.id()) + "\">" + text(card.id()) + "</a> " + text(card.title())
                + "</h3>");
        String level = Titles.level(card);
        line("<p class=\"level " + levelClass(card) + "\"><strong>" + text(Titles.contributes(card, book)) + "</strong>"
                + (level.isEmpty() ? "" : " <span>" + text(level) + "</span>") + "</p>");
        for (Alternative alternative : entry.alternatives()) {
            alternative(alternative, entry);
        }
        line("<dl>");
        field("Why", card.reason());
        field("Tells the patient", card.advice());
        line("<dt>Source</dt>");
        for (Sources.Citation citation : entry.sources()) {
            line("<dd>" + text(citation.item())
                    + (citation.says().isEmpty() ? "" : ": <span class=\"quiet\">" + text(citation.says()) + "</span>")
                    + "</dd>");
        }
        line("</dl>");
        cases(entry.cases());
        line("</article>");
    }

    private void alternative(Alternative alternative, Entry entry) {
        boolean only = entry.alternatives().size() == 1;
        String where = " <code class=\"place\">" + text(alternative.card().file()) + ":"
                + alternative.card().line() + "</code>";
        line("<h4>" + (only ? Titles.SPEAKS : text(alternative.card().title())) + where + "</h4>");
        String level = Titles.level(alternative.card());
        if (!only && !level.equals(Titles.level(entry.card()))) {
            line("<p>" + text(level) + "</p>");
        }
        lines(alternative.conditions(), "conditions");
        if (!alternative.card().unless().isEmpty()) {
            line("<dl>");
            for (Unless unless : alternative.card().unless()) {
                field(Titles.UNLESS, unless.written());
            }
            line("</dl>");
        }
    }

    private void lines(List<Clause> lines, String name) {
        line("<ul class=\"" + name + "\">");
        for (Clause each : lines) {
            if (each.parts().isEmpty()) {
                line("<li>" + linked(each.text()) + "</li>");
            } else {
                line("<li>" + linked(each.text()));
                lines(each.parts(), "parts");
                line("</li>");
            }
        }
        line("</ul>");
    }

    private void field(String label, String content) {
        if (!content.isEmpty()) {
            line("<dt>" + text(label) + "</dt>");
            line("<dd>" + text(content) + "</dd>");
        }
    }

    private void cases(List<Book.Case> cases) {
        if (cases.isEmpty()) {
            line("<p class=\"none\">No case</p>");
            return;
        }
        line("<details>");
        line("<summary>" + Titles.count(cases.size(), "case", "cases") + "</summary>");
        line("<ul>");
        int shown = Math.min(cases.size(), Titles.MOST_CASES_SHOWN);
        for (Book.Case each : cases.subList(0, shown)) {
            line("<li>" + text(each.note()) + " <code class=\"place\">" + text(each.place()) + "</code></li>");
        }
        if (shown < cases.size()) {
            line("<li>and " + (cases.size() - shown) + " more</li>");
        }
        line("</ul>");
        line("</details>");
    }

    private void symptoms() {
        line("<section id=\"symptoms\">");
        line("<h2>By symptom</h2>");
        line("<p>Rules that look at every symptom, whatever it is: " + ids(book.every()) + ".</p>");
        line("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Rules by symptom\">");
        line("<table>");
        line("<thead><tr><th scope=\"col\">symptom</th><th scope=\"col\">asked for by</th><th scope=\"col\">must not be"
                + " there</th><th scope=\"col\">through a sign</th><th scope=\"col\">never below</th></tr></thead>");
        line("<tbody>");
        for (SymptomEntry each : book.symptoms()) {
            line("<tr><th scope=\"row\">" + text(each.label()) + " <code>" + text(each.code()) + "</code></th><td>"
                    + ids(each.asking()) + "</td><td>" + ids(each.excluding()) + "</td><td>"
                    + ids(each.throughSigns()) + "</td><td>" + text(each.floor()) + "</td></tr>");
        }
        line("</tbody>");
        line("</table>");
        line("</div>");
        line("</section>");
    }

    private void groups() {
        line("<section id=\"groups\">");
        line("<h2>Groups of symptoms</h2>");
        line("<dl>");
        book.groups().forEach((group, labels) -> {
            line("<dt id=\"" + text(Links.group(group)) + "\">" + text(group) + "</dt>");
            line("<dd>" + text(String.join(", ", labels)) + "</dd>");
        });
        line("</dl>");
        line("</section>");
    }

    private String ids(List<String> ids) {
        return linked(String.join(", ", ids));
    }

    private String linked(String words) {
        StringBuilder linked = new StringBuilder();
        for (Links.Piece piece : links.pieces(words)) {
            linked.append(
                    piece.target().isEmpty()
                            ? text(piece.text())
                            : "<a href=\"#" + text(piece.target()) + "\">" + text(piece.text()) + "</a>");
        }
        return linked.toString();
    }

    private static String levelClass(RuleCard card) {
        return card.kind() instanceof Triage triage
                ? triage.urgency().name().toLowerCase(Locale.ROOT).replace('_', '-')
                : "quiet-level";
    }

    /** No text of a rule is HTML. */
    public static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private void line(String html) {
        out.append(html).append('\n');
    }

    /** How a page of its own looks, without a file beside it. */
    public static String style() {
        try (InputStream in = HtmlBook.class.getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style of the book cannot be read", e);
        }
    }
}
