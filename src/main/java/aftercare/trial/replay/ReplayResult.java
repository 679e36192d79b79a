package aftercare.trial.replay;

import aftercare.domain.RuleCard;
import aftercare.trial.cases.CaseOutcome;
import aftercare.trial.cases.CaseResult;
import aftercare.trial.cases.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A case that was replayed.
 *
 * @param differing the rules that spoke or kept silent against what was wanted; empty when it passed
 * @param millis how long it took
 */
public record ReplayResult(CaseResult result, List<Differing> differing, long millis) {

    public ReplayResult {
        differing = List.copyOf(differing);
    }

    /**
     * A rule that did not do what was wanted.
     *
     * @param wanted whether it was to speak
     * @param why what it rests on, or what kept it silent; may be empty
     */
    public record Differing(RuleCard card, boolean wanted, String why) {

        public String says() {
            String how = wanted ? "kept silent" : "spoke";
            return card.id() + " (" + card.title() + ") " + how + (why.isEmpty() ? "" : ": " + why);
        }
    }

    public boolean passed() {
        return result.passed();
    }

    /** What the case wants, in words. */
    public String wanted() {
        Want want = result.triageCase().want();
        List<String> parts = new ArrayList<>();
        add(parts, "", want.urgency());
        add(parts, "at least ", want.atLeast());
        add(parts, "at most ", want.atMost());
        within(parts, want.actWithinHours());
        list(parts, "because ", want.because());
        list(parts, "not because ", want.notBecause());
        list(parts, "advice ", want.advises());
        list(parts, "no advice ", want.notAdvises());
        list(parts, "asks ", want.asks());
        list(parts, "does not ask ", want.notAsks());
        return String.join("; ", parts);
    }

    /** What came of it, in words. */
    public String got() {
        if (!(result.outcome() instanceof CaseOutcome.Decided decided)) {
            return "refused";
        }
        List<String> parts = new ArrayList<>();
        add(parts, "", Optional.of(decided.urgency()));
        within(parts, decided.actWithinHours());
        list(parts, "because ", decided.reasons());
        list(parts, "advice ", decided.advises());
        list(parts, "asks ", decided.asks());
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, String before, Optional<? extends Enum<?>> level) {
        level.ifPresent(each -> parts.add(before + each.name()));
    }

    private static void within(List<String> parts, OptionalInt hours) {
        hours.ifPresent(each -> parts.add("within " + each + " h"));
    }

    private static void list(List<String> parts, String before, List<String> ids) {
        if (!ids.isEmpty()) {
            parts.add(before + String.join(", ", ids));
        }
    }
}
