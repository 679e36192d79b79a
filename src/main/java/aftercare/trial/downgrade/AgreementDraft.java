package aftercare.trial.downgrade;

import aftercare.trial.agreement.Agreed;
import aftercare.trial.agreement.Agreement;
import aftercare.trial.agreement.Agreement.Lowers;
import aftercare.trial.agreement.Agreement.Terms;
import aftercare.trial.agreement.AnswerLevel;
import aftercare.trial.agreement.LiveReason;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.guard.GuardedChange;
import aftercare.trial.impact.Lowering;
import aftercare.trial.impact.WholeSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries by which a candidate could go live. Each is as narrow as what was found allows: agreed to less, it is asked
 * again what is still lowered, until nothing is.
 */
public final class AgreementDraft {

    /** Levels and times by which one reason can be lowered step by step, more than there are. */
    private static final int MOST_ROUNDS = 40;

    private final Terms terms;
    private final Map<LiveReason, Entry> lowers = new LinkedHashMap<>();
    private final Map<String, Entry> others = new LinkedHashMap<>();

    /**
     * An entry and what it is for.
     *
     * @param example what it is for, in words: a report and what becomes of it, or a text before and after
     */
    public record Entry(Agreement agreement, String example) {}

    private AgreementDraft(Terms terms) {
        this.terms = terms;
    }

    /**
     * The entries that are needed.
     *
     * @param terms what all of them say
     * @param cases of the candidate
     * @param kept cases of the live set
     * @param now when the reports hold
     */
    public static List<Entry> of(
            WholeSet live,
            WholeSet candidate,
            Terms terms,
            List<TriageCase> cases,
            List<TriageCase> kept,
            SearchLimits limits,
            Instant now) {
        AgreementDraft draft = new AgreementDraft(terms);
        for (int i = 0; i < MOST_ROUNDS; i++) {
            Downgrades left = Downgrades.of(live, candidate, draft.agreed(), cases, kept, limits, now);
            if (left.none()) {
                break;
            }
            draft.add(left);
        }
        List<Entry> entries = new ArrayList<>(draft.lowers.values());
        entries.addAll(draft.others.values());
        return entries;
    }

    private Agreed agreed() {
        List<Agreement> entries = new ArrayList<>();
        lowers.values().forEach(each -> entries.add(each.agreement()));
        others.values().forEach(each -> entries.add(each.agreement()));
        return new Agreed(entries);
    }

    private void add(Downgrades left) {
        for (LoweredCase each : left.cases()) {
            for (LiveReason reason : each.after().isPresent() ? each.lost() : List.<LiveReason>of()) {
                String example = "the case `" + each.triageCase().note() + "`";
                lower(reason, each.after(), example, each.before());
            }
        }
        for (Lowering each : left.reports()) {
            if (each instanceof Lowering.Found found) {
                lower(
                        new LiveReason(found.reason(), found.from()),
                        found.to(),
                        found.text(),
                        AnswerLevel.of(found.before()));
            } else if (each instanceof Lowering.NotDecided open) {
                others.put(open.reason(), new Entry(new Agreement.Undecided(open.reason(), terms), open.why()));
            }
        }
        for (GuardedChange each : left.changes()) {
            others.put(
                    "change " + each.name(),
                    new Entry(
                            new Agreement.Changes(each.name(), terms), "from: " + each.was() + " · to: " + each.is()));
        }
    }

    private void lower(LiveReason reason, Optional<AnswerLevel> after, String report, AnswerLevel before) {
        Entry known = lowers.get(reason);
        Optional<AnswerLevel> to = after;
        if (known != null && ((Lowers) known.agreement()).to().isPresent() && after.isPresent()) {
            to = after.map(((Lowers) known.agreement()).to().get()::orLess);
        }
        String example = report + " goes from " + before.text() + " to "
                + after.map(AnswerLevel::text).orElse(Agreement.REFUSED);
        lowers.put(reason, new Entry(new Lowers(reason.name(), reason.level(), to, terms), example));
    }
}
