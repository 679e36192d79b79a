package aftercare.cli.output;

import aftercare.trial.book.HtmlBook;
import aftercare.trial.safety.ExactShare;
import aftercare.trial.safety.JudgedCase;
import aftercare.trial.safety.SafetyGroup;
import aftercare.trial.safety.SafetyReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The safety report as tables, and these as Markdown or as one HTML page that needs nothing else. */
public final class SafetyTables {

    private static final String TITLE = "Safety report";
    private static final String HOW =
            "Under-triage: the answer is below the least urgent acceptable level. Over-triage: it is above the most urgent "
                    + "one. A share counts only cases that can be answered so. Bounds are exact (Clopper-Pearson, 95 %). A report "
                    + "that is refused counts as what its fail-safe says.";
    private static final int MOST_SHOWN = 50;

    /** A bound is computed to more places than these; what is beyond them comes from the computing. */
    private static final int PLACES = 12;

    /** @param none what is said where there is no row */
    private record Table(String title, List<String> head, List<List<String>> rows, String none) {}

    private final SafetyReport report;
    private final List<Table> tables;

    private SafetyTables(SafetyReport report) {
        this.report = report;
        this.tables = List.of(
                groups("All", "of", List.of(report.all())),
                groups("By least acceptable level", "level", report.byLevel()),
                groups("By topic", "topic", report.byTopic()),
                groups("By source", "source", report.bySource()),
                cases("Under-triaged", "No case is answered below its least acceptable level.", report.under()),
                cases("Over-triaged", "No case is answered above its most urgent acceptable level.", report.over()),
                cases("Refused", "No report is refused.", report.refused()));
    }

    public static String markdown(SafetyReport report) {
        SafetyTables tables = new SafetyTables(report);
        StringBuilder text = new StringBuilder("# " + TITLE + "\n");
        for (String paragraph : tables.paragraphs()) {
            text.append('\n').append(paragraph).append('\n');
        }
        for (Table table : tables.tables) {
            text.append("\n## ").append(table.title()).append("\n\n");
            if (table.rows().isEmpty()) {
                text.append(table.none()).append('\n');
                continue;
            }
            text.append(line(table.head(), cell -> cell));
            text.append(line(table.head(), cell -> "---"));
            for (List<String> row : table.rows()) {
                text.append(line(row, SafetyTables::escaped));
            }
        }
        return text.toString();
    }

    public static String html(SafetyReport report) {
        SafetyTables tables = new SafetyTables(report);
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + TITLE
                + "</title>\n<style>\n" + HtmlBook.style().strip() + "\n</style>\n</head>\n<body>\n<main>\n<h1>" + TITLE
                + "</h1>\n");
        for (String paragraph : tables.paragraphs()) {
            page.append("<p>").append(HtmlBook.text(paragraph)).append("</p>\n");
        }
        for (Table table : tables.tables) {
            page.append("<section>\n<h2>").append(table.title()).append("</h2>\n");
            if (table.rows().isEmpty()) {
                page.append("<p>").append(table.none()).append("</p>\n</section>\n");
                continue;
            }
            page.append("<table>\n<thead>").append(row(table.head(), "th scope=\"col\"", "th"));
            page.append("</thead>\n<tbody>\n");
            for (List<String> row : table.rows()) {
                page.append(row(row, "td", "td")).append('\n');
            }
            page.append("</tbody>\n</table>\n</section>\n");
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private List<String> paragraphs() {
        String unlabelled =
                report.unlabelled() == 0 ? "" : " Left out, because they say no level: " + report.unlabelled() + ".";
        return List.of(
                SafetyReport.WARNING,
                "Rules: " + report.version() + ". " + "Labelled cases: "
                        + report.cases().size() + "." + unlabelled,
                HOW);
    }

    private static Table groups(String title, String name, List<SafetyGroup> groups) {
        List<List<String>> rows = new ArrayList<>();
        for (SafetyGroup group : groups) {
            rows.add(List.of(
                    Page.plain(group.name()),
                    Integer.toString(group.cases()),
                    share(group.under()),
                    bounds(group.under()),
                    share(group.over()),
                    bounds(group.over())));
        }
        List<String> head = List.of(name, "cases", "under-triaged", "95 % bounds", "over-triaged", "95 % bounds");
        return new Table(title, head, rows, "There is no case.");
    }

    private static Table cases(String title, String none, List<JudgedCase> cases) {
        List<List<String>> rows = new ArrayList<>();
        for (JudgedCase each : cases.subList(0, Math.min(cases.size(), MOST_SHOWN))) {
            String why = String.join("; ", each.refused().isEmpty() ? each.reasons() : each.refused());
            rows.add(List.of(
                    Page.plain(each.labelled().name()),
                    Page.plain(each.labelled().where()),
                    each.labelled().least() + " to " + each.labelled().most(),
                    each.answer().name(),
                    Page.plain(why)));
        }
        String more = cases.size() > MOST_SHOWN ? " (the worst " + MOST_SHOWN + " of " + cases.size() + ")" : "";
        return new Table(title + more, List.of("case", "where", "acceptable", "answer", "because"), rows, none);
    }

    private static String share(ExactShare share) {
        return share.found() + " of " + share.of();
    }

    private static String bounds(ExactShare share) {
        return share.of() == 0
                ? "none can be"
                : percent(share.lower(), RoundingMode.FLOOR) + " to " + percent(share.upper(), RoundingMode.CEILING);
    }

    /** A printed bound is rounded outwards, so that it is not narrower than the exact one. */
    private static String percent(double share, RoundingMode outwards) {
        BigDecimal computed = new BigDecimal(share).setScale(PLACES, RoundingMode.HALF_EVEN);
        return computed.movePointRight(2).setScale(2, outwards) + " %";
    }

    private static String line(List<String> cells, Function<String, String> each) {
        StringBuilder line = new StringBuilder("|");
        cells.forEach(cell -> line.append(' ').append(each.apply(cell)).append(" |"));
        return line.append('\n').toString();
    }

    /** What Markdown or HTML would take for a sign of its own. */
    private static String escaped(String cell) {
        return cell.replaceAll("([\\\\|`*<>\\[\\]&])", "\\\\$1");
    }

    private static String row(List<String> cells, String open, String close) {
        StringBuilder row = new StringBuilder("<tr>");
        cells.forEach(cell -> row.append('<')
                .append(open)
                .append('>')
                .append(HtmlBook.text(cell))
                .append("</")
                .append(close)
                .append('>'));
        return row.append("</tr>").toString();
    }
}
