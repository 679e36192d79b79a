package aftercare.cli.output;

import aftercare.cli.work.ReportText;
import aftercare.domain.Urgency;
import aftercare.domain.Wording;
import aftercare.triage.Triage;
import aftercare.triage.answer.Answer;
import aftercare.triage.intake.ReportId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A page a report for a person, and how many there were of each level at the end. */
public final class PagePrinter implements Printer {

    private static final String COLOUR_OFF = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String BOLD_RED = "\u001b[1;31m";
    private static final String RULE = "-".repeat(100);
    private static final int LABEL = 22;

    private final Wording wording;
    private final boolean colour;

    public PagePrinter(Wording wording, boolean colour) {
        this.wording = wording;
        this.colour = colour;
    }

    @Override
    public byte[] answered(String name, Answer answer) {
        Urgency urgency = answer.decision().urgency();
        Page page = new Page();
        title(page, name, answer.decision().report().reportId());
        String headline = wording.levels()
                .get(urgency)
                .heading(answer.decision().actWithinHours())
                .headline();
        headline(page, urgency, urgency + ": " + headline);
        new AnswerPage(page, wording).write(answer);
        return bytes(page);
    }

    @Override
    public byte[] refused(ReportText report, Triage.Refused refused) {
        Page page = new Page();
        title(page, report.name(), ReportId.in(report.bytes()));
        headline(page, refused.failSafe(), "REFUSED: no triage was done");
        new RefusalPage(page, wording).write(refused);
        return bytes(page);
    }

    private static void title(Page page, String name, Optional<String> reportId) {
        page.text(0, name + (reportId.isPresent() ? " (" + reportId.get() + ")" : ""));
        page.line(RULE);
    }

    private static byte[] bytes(Page page) {
        page.blank();
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] end(Map<Urgency, Integer> triaged, int refused) {
        int all = refused;
        for (int count : triaged.values()) {
            all += count;
        }
        if (all < 2) {
            return new byte[0];
        }
        Page page = new Page();
        page.line(all + " reports");
        page.line(RULE);
        Urgency[] levels = Urgency.values();
        for (int i = levels.length - 1; i >= 0; i--) {
            count(page, levels[i].name(), triaged.getOrDefault(levels[i], 0));
        }
        count(page, "refused, not triaged", refused);
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void count(Page page, String label, int count) {
        if (count > 0) {
            page.item(0, label, LABEL, Integer.toString(count));
        }
    }

    private void headline(Page page, Urgency urgency, String text) {
        String plain = Page.plain(text);
        String on = urgency.isEmergency() ? BOLD_RED : BOLD;
        page.line(colour ? on + plain + COLOUR_OFF : plain);
    }
}
