package aftercare.cli.output;

import aftercare.domain.Urgency;
import aftercare.trial.safety.ExactShare;
import aftercare.trial.study.StudyTally;
import aftercare.trial.study.StudyTally.Move;
import aftercare.trial.study.StudyWay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The counts of a study for a person: who is lowered, from where to where, and by which rules. */
public final class StudyPage {

    private static final int MOST_RULES = 20;
    private static final double PERCENT = 100;

    private StudyPage() {}

    public static Page of(StudyTally tally) {
        Page page = new Page();
        List<Move> moves = new ArrayList<>(tally.moves().keySet());
        moves.removeIf(move -> move.way() == StudyWay.SAME || move.way() == StudyWay.REFUSED);
        for (Move move : moves) {
            page.line(String.format(
                    Locale.ROOT,
                    "%-8s %-21s → %-21s %,12d",
                    move.way().word(),
                    level(move.from()),
                    level(move.to()),
                    tally.moves().get(move)));
        }
        if (!moves.isEmpty()) {
            page.blank();
        }
        rules(page, "Reasons that are lost, by rule:", tally.lost());
        rules(page, "Reasons that are gained, by rule:", tally.gained());
        share(page, "of all that were answered", tally.lowered());
        for (int rank = Urgency.values().length - 1; rank >= 0; rank--) {
            Urgency level = Urgency.values()[rank];
            if (tally.lowered(level).found() > 0) {
                share(page, "of those at " + level.name(), tally.lowered(level));
            }
        }
        page.line(String.format(
                        Locale.ROOT,
                        "%,d reports: %,d lowered, %,d raised, %,d otherwise changed, %,d the same",
                        tally.rows(),
                        tally.of(StudyWay.LOWERED),
                        tally.of(StudyWay.RAISED),
                        tally.of(StudyWay.OTHER),
                        tally.of(StudyWay.SAME))
                + more(tally.of(StudyWay.REFUSED), "refused by both")
                + more(tally.incomplete(), "incomplete")
                + more(tally.erased(), "erased"));
        return page;
    }

    private static String more(long count, String what) {
        return count == 0 ? "" : String.format(Locale.ROOT, ", %,d %s", count, what);
    }

    private static String level(Optional<Urgency> level) {
        return level.map(Urgency::name).orElse("refused");
    }

    private static void share(Page page, String of, ExactShare share) {
        if (share.of() > 0) {
            page.line(String.format(
                    Locale.ROOT,
                    "lowered: %.4f %% %s (95 %%: %.4f to %.4f %%)",
                    PERCENT * share.found() / share.of(),
                    of,
                    PERCENT * share.lower(),
                    PERCENT * share.upper()));
        }
    }

    private static void rules(Page page, String head, Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        List<Map.Entry<String, Long>> most = new ArrayList<>(counts.entrySet());
        most.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        page.line(head);
        for (Map.Entry<String, Long> each : most.subList(0, Math.min(MOST_RULES, most.size()))) {
            page.line(String.format(Locale.ROOT, "  %-8s %,12d", each.getKey(), each.getValue()));
        }
        if (most.size() > MOST_RULES) {
            page.line("  and " + (most.size() - MOST_RULES) + " more: --json lists all");
        }
        page.blank();
    }
}
