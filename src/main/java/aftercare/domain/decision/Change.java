package aftercare.domain.decision;

import aftercare.domain.Question;
import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What becomes of a report's answer when other rules decide it. Where a rule appears in its file does not count, nor does
 * the version of the rule set.
 *
 * @param way whether the patient is told to act later, sooner, or neither
 * @param lost reasons of before that no longer speak, by rule id
 * @param gained reasons of after that did not speak before, by rule id
 * @param altered ids of reasons that speak both times and say, ask or rest on something else
 * @param adviceLost self-care and education that are no longer given, by rule id
 * @param adviceGained self-care and education that were not given before, by rule id
 * @param adviceAltered ids of self-care and education that are given both times in other words
 * @param asksLost questions of before that are no longer asked
 * @param asksGained questions that were not asked before
 */
public record Change(
        Way way,
        Decision before,
        Decision after,
        List<Reason> lost,
        List<Reason> gained,
        List<String> altered,
        List<RuleCard> adviceLost,
        List<RuleCard> adviceGained,
        List<String> adviceAltered,
        List<Question> asksLost,
        List<Question> asksGained) {

    /** What an answer has become, the worst first. */
    public enum Way {
        /** A lower urgency, or more time to act, be the other raised as it may. */
        LOWERED("lowered"),
        /** A higher urgency or less time to act, and neither is lowered. */
        RAISED("raised"),
        /** The same urgency and time to act with other reasons, other advice or other words. */
        OTHER("other"),
        SAME("same");

        private final String word;

        Way(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Change {
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
        altered = List.copyOf(altered);
        adviceLost = List.copyOf(adviceLost);
        adviceGained = List.copyOf(adviceGained);
        adviceAltered = List.copyOf(adviceAltered);
        asksLost = List.copyOf(asksLost);
        asksGained = List.copyOf(asksGained);
    }

    /** The change from one decision on a report to another on the same report. */
    public static Change between(Decision before, Decision after) {
        List<RuleCard> advisedBefore = advised(before);
        List<RuleCard> advisedAfter = advised(after);
        Change change = new Change(
                Way.SAME,
                before,
                after,
                withoutThoseOf(before.reasons(), after.reasons()),
                withoutThoseOf(after.reasons(), before.reasons()),
                altered(before.reasons(), after.reasons()),
                cardsWithoutThoseOf(advisedBefore, advisedAfter),
                cardsWithoutThoseOf(advisedAfter, advisedBefore),
                cardsAltered(advisedBefore, advisedAfter),
                asksWithoutThoseOf(before.questions(), after.questions()),
                asksWithoutThoseOf(after.questions(), before.questions()));
        return change.with(way(change));
    }

    /**
     * Whether somebody is told to act later than before, or less urgently.
     *
     * @param hoursBefore hours within which to act; empty where there is no need to act
     */
    public static boolean lowers(Urgency before, OptionalInt hoursBefore, Urgency after, OptionalInt hoursAfter) {
        return after.compareTo(before) < 0 || hours(hoursAfter) > hours(hoursBefore);
    }

    /** Whether the patient is told to act later than before, or less urgently. */
    public boolean lowered() {
        return way == Way.LOWERED;
    }

    /** Whether a reason or an advice is no longer given, or a question not asked that could raise the answer. */
    public boolean loses() {
        return !lost.isEmpty() || !adviceLost.isEmpty() || losesARaise();
    }

    /** Whether a question is no longer asked that could raise the answer, and the answer is not raised without it. */
    public boolean losesARaise() {
        return way != Way.RAISED
                && asksLost.stream().anyMatch(question -> question.raise().isPresent());
    }

    private Change with(Way found) {
        return new Change(
                found,
                before,
                after,
                lost,
                gained,
                altered,
                adviceLost,
                adviceGained,
                adviceAltered,
                asksLost,
                asksGained);
    }

    private static Way way(Change change) {
        Decision before = change.before;
        Decision after = change.after;
        if (lowers(before.urgency(), before.actWithinHours(), after.urgency(), after.actWithinHours())) {
            return Way.LOWERED;
        }
        if (lowers(after.urgency(), after.actWithinHours(), before.urgency(), before.actWithinHours())) {
            return Way.RAISED;
        }
        boolean sameReasons = change.lost.isEmpty() && change.gained.isEmpty() && change.altered.isEmpty();
        boolean sameAdvice =
                change.adviceLost.isEmpty() && change.adviceGained.isEmpty() && change.adviceAltered.isEmpty();
        boolean sameQuestions = change.asksLost.isEmpty() && change.asksGained.isEmpty();
        boolean same = sameReasons && sameAdvice && sameQuestions && before.complete() == after.complete();
        return same ? Way.SAME : Way.OTHER;
    }

    /** No deadline is the longest of all. */
    private static int hours(OptionalInt actWithinHours) {
        return actWithinHours.orElse(Integer.MAX_VALUE);
    }

    private static List<Reason> withoutThoseOf(List<Reason> reasons, List<Reason> others) {
        List<Reason> left = new ArrayList<>();
        for (Reason reason : reasons) {
            boolean also = others.stream().anyMatch(other -> other.ruleId().equals(reason.ruleId()));
            if (!also) {
                left.add(reason);
            }
        }
        return left;
    }

    private static List<String> altered(List<Reason> before, List<Reason> after) {
        Map<String, Reason> earlier = new HashMap<>();
        for (Reason reason : before) {
            earlier.put(reason.ruleId(), reason);
        }
        List<String> altered = new ArrayList<>();
        for (Reason reason : after) {
            Reason other = earlier.get(reason.ruleId());
            if (other != null && !sameReason(other, reason)) {
                altered.add(reason.ruleId());
            }
        }
        return altered;
    }

    /** Whether it is decisive follows from the levels, which are compared by themselves. */
    private static boolean sameReason(Reason one, Reason other) {
        return sameCard(one.card(), other.card())
                && one.urgency() == other.urgency()
                && one.actWithinHours().equals(other.actWithinHours())
                && one.says().equals(other.says())
                && one.evidence().equals(other.evidence());
    }

    private static boolean sameCard(RuleCard one, RuleCard other) {
        return one.title().equals(other.title())
                && one.kind().equals(other.kind())
                && one.reason().equals(other.reason())
                && one.advice().equals(other.advice())
                && one.source().equals(other.source());
    }

    private static List<RuleCard> advised(Decision decision) {
        List<RuleCard> advised = new ArrayList<>(decision.selfCare());
        advised.addAll(decision.education());
        return advised;
    }

    private static List<RuleCard> cardsWithoutThoseOf(List<RuleCard> cards, List<RuleCard> others) {
        List<RuleCard> left = new ArrayList<>();
        for (RuleCard card : cards) {
            boolean also = others.stream().anyMatch(other -> other.id().equals(card.id()));
            if (!also) {
                left.add(card);
            }
        }
        return left;
    }

    private static List<Question> asksWithoutThoseOf(List<Question> questions, List<Question> others) {
        List<Question> left = new ArrayList<>();
        for (Question question : questions) {
            if (others.stream().noneMatch(question::asksTheSame)) {
                left.add(question);
            }
        }
        return left;
    }

    private static List<String> cardsAltered(List<RuleCard> before, List<RuleCard> after) {
        List<String> altered = new ArrayList<>();
        for (RuleCard earlier : before) {
            for (RuleCard later : after) {
                if (later.id().equals(earlier.id()) && !sameCard(earlier, later)) {
                    altered.add(later.id());
                }
            }
        }
        return altered;
    }
}
