package aftercare.trial.coverage;

import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import aftercare.ruleset.model.Place;
import aftercare.trial.coverage.RuleCoverage.ComparisonCoverage;
import aftercare.trial.coverage.RuleCoverage.ConditionCoverage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Something about a rule that no case tries.
 *
 * @param place the rule, condition or comparison that is not tried
 * @param what lower case, the author's words in backticks
 * @param help what case to write
 */
public record Lack(Kind kind, RuleCard card, Place place, String what, String help) {

    /** What is not tried. */
    public enum Kind {
        /** The rule never speaks. */
        FIRED("fired"),
        /** A number that a report can hold beside a threshold, or on it. */
        BOUNDARY("boundary"),
        /** The rule never decides alone. */
        ALONE("alone"),
        /** A condition or comparison that never fails alone, of a sign or of a rule of {@code URGENT_24H} and above. */
        HANGS("hangs"),
        /** A condition or comparison that always comes out alike. */
        OUTCOME("outcome");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Where · what · what to do, on one line. */
    public String message() {
        return place.file() + ":" + place.line() + ":" + place.column() + ": " + what + ": " + help;
    }

    static List<Lack> of(RuleCoverage rule) {
        List<Lack> lacks = new ArrayList<>();
        RuleCard card = rule.card();
        if (rule.fired().isEmpty()) {
            lacks.add(new Lack(
                    Kind.FIRED,
                    card,
                    rule.rule().place(),
                    "no case fires " + name(card),
                    "add the patient that it is for to its cases"));
            return lacks;
        }
        if (rule.duty() == Duty.MUST_DECIDE && rule.alone().isEmpty()) {
            lacks.add(new Lack(
                    Kind.ALONE,
                    card,
                    rule.rule().place(),
                    "no case is decided by " + name(card) + " alone",
                    "add a patient whose urgency or time to act would be another without it, or list it with its "
                            + "companions"));
        }
        for (ConditionCoverage condition : rule.conditions()) {
            if (condition.canFail() && (condition.held() == 0 || condition.failed() == 0)) {
                String how = condition.held() == 0 ? "holds" : "does not hold";
                lacks.add(new Lack(
                        Kind.OUTCOME,
                        card,
                        condition.place(),
                        "there is no case of " + card.id() + " in which `" + condition.text() + "` " + how,
                        "add one"));
            } else if (condition.canFailAlone() && condition.failedAlone() == 0 && grave(card)) {
                lacks.add(neverAlone(card, condition.place(), condition.text()));
            }
        }
        for (ComparisonCoverage comparison : rule.comparisons()) {
            comparison(card, comparison, lacks);
        }
        return lacks;
    }

    private static void comparison(RuleCard card, ComparisonCoverage comparison, List<Lack> lacks) {
        boolean boundaryLacks = comparison.threshold().isPresent()
                && !comparison.threshold().get().missing().isEmpty();
        if (boundaryLacks) {
            for (Threshold.Side side : comparison.threshold().get().missing()) {
                String where = side.boundary() == aftercare.triage.reference.Explanation.Boundary.AT
                        ? ", the boundary of `"
                        : ", " + side.says() + " `";
                lacks.add(new Lack(
                        Kind.BOUNDARY,
                        card,
                        comparison.place(),
                        "no case tries `" + comparison.field() + "` at " + plain(side.value()) + where
                                + comparison.text() + "`",
                        "add one in which all else of " + card.id() + " holds"));
            }
        } else if (comparison.met() == 0 || comparison.missed() == 0) {
            String how = comparison.met() == 0 ? "met" : "missed";
            lacks.add(new Lack(
                    Kind.OUTCOME,
                    card,
                    comparison.place(),
                    "there is no case of " + card.id() + " in which `" + comparison.text() + "` is " + how,
                    "add one"));
        } else if (comparison.decidesMissed() == 0 && comparison.canMissAlone() && grave(card)) {
            lacks.add(neverAlone(card, comparison.place(), comparison.text()));
        }
    }

    /** Whether a condition too many would cost an urgent answer, or a sign that one may rest on. */
    private static boolean grave(RuleCard card) {
        return card.kind() instanceof RuleCard.Infers
                || card.kind() instanceof RuleCard.Triage triage
                        && triage.urgency().atLeast(Urgency.URGENT_24H);
    }

    private static Lack neverAlone(RuleCard card, Place place, String text) {
        return new Lack(
                Kind.HANGS,
                card,
                place,
                "no case of " + card.id() + " fails `" + text + "` alone",
                "add one in which all else of " + card.id() + " holds");
    }

    private static String name(RuleCard card) {
        return card.id() + " `" + card.title() + "`";
    }

    private static String plain(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
    }
}
