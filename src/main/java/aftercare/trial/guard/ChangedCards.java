package aftercare.trial.guard;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Asks;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The texts of the emergency rules, and the advice of those of {@code URGENT_24H}, by the id that answers give: a rule that moves to another file, or is split in
 * two, keeps them. What a new id says is not compared: the demands of a candidate look at it.
 */
final class ChangedCards {

    private static final String BETWEEN = " / ";

    private static final Pattern CALLS_FOR_HELP = Pattern.compile("\\{emergencyNumber\\}|hospital|ambulance");

    private final FoundChanges found;

    ChangedCards(FoundChanges found) {
        this.found = found;
    }

    void compare(List<RuleCard> live, List<RuleCard> candidate) {
        Map<String, List<RuleCard>> after = byId(candidate, card -> card.kind() instanceof Triage);
        byId(live, ChangedCards::isUrgent).forEach((id, was) -> {
            List<RuleCard> is = after.getOrDefault(id, List.of());
            boolean emergency = isEmergency(was);
            if (is.isEmpty()) {
                if (emergency || !says(candidate, texts(was, RuleCard::advice))) {
                    found.needAgreement("rule " + id, String.join(BETWEEN, texts(was, RuleCard::title)), "");
                }
                return;
            }
            if (emergency) {
                title(id, texts(was, RuleCard::title), texts(is, RuleCard::title));
                text("reason of " + id, texts(was, RuleCard::reason), texts(is, RuleCard::reason));
            }
            text("advice of " + id, texts(was, RuleCard::advice), texts(is, RuleCard::advice));
        });
        warnings(live, candidate);
        questions(live, candidate);
    }

    /** What is asked no longer may be what an emergency is found by. */
    private void questions(List<RuleCard> live, List<RuleCard> candidate) {
        Map<String, List<RuleCard>> after = byId(candidate, card -> card.kind() instanceof Asks);
        byId(live, card -> card.kind() instanceof Asks).forEach((id, was) -> {
            List<RuleCard> is = after.getOrDefault(id, List.of());
            if (is.isEmpty()) {
                found.needAgreement("rule " + id, String.join(BETWEEN, texts(was, RuleCard::title)), "");
            } else if (!asked(is).containsAll(asked(was))) {
                found.needAgreement("rule " + id, String.join(", ", asked(was)), String.join(", ", asked(is)));
            }
        });
    }

    private static Set<String> asked(List<RuleCard> cards) {
        Set<String> asked = new TreeSet<>();
        cards.forEach(card -> asked.addAll(((Asks) card.kind()).what()));
        return asked;
    }

    /** A mild answer that says when to call for help goes on saying so. */
    private void warnings(List<RuleCard> live, List<RuleCard> candidate) {
        Map<String, List<RuleCard>> after = byId(candidate, ChangedCards::isMildAdvice);
        byId(live, ChangedCards::isMildAdvice).forEach((id, was) -> {
            Set<String> texts = texts(was, RuleCard::advice);
            Set<String> now = texts(after.getOrDefault(id, List.of()), RuleCard::advice);
            Set<String> lost = new TreeSet<>(texts);
            lost.removeIf(text -> !callsForHelp(text));
            lost.removeAll(now);
            if (!lost.isEmpty()) {
                found.needAgreement("advice of " + id, String.join(BETWEEN, lost), only(now, texts));
            }
        });
    }

    static boolean callsForHelp(String advice) {
        return CALLS_FOR_HELP.matcher(advice).find();
    }

    /** Whether a rule has another id, and says what it said. */
    private static boolean says(List<RuleCard> cards, Set<String> advice) {
        Set<String> said = new TreeSet<>();
        byId(cards, ChangedCards::isUrgent).values().forEach(rules -> said.addAll(texts(rules, RuleCard::advice)));
        return said.containsAll(advice);
    }

    private static boolean isEmergency(List<RuleCard> cards) {
        for (RuleCard card : cards) {
            if (card.kind() instanceof Triage triage && triage.urgency().isEmergency()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUrgent(RuleCard card) {
        return card.kind() instanceof Triage triage && triage.urgency().atLeast(Urgency.URGENT_24H);
    }

    private static boolean isMildAdvice(RuleCard card) {
        return !isUrgent(card) && !card.advice().isEmpty();
    }

    private static Map<String, List<RuleCard>> byId(List<RuleCard> cards, Predicate<RuleCard> wanted) {
        Map<String, List<RuleCard>> byId = new LinkedHashMap<>();
        for (RuleCard card : cards) {
            if (wanted.test(card)) {
                byId.computeIfAbsent(card.id(), id -> new ArrayList<>()).add(card);
            }
        }
        return byId;
    }

    /** Each rule of an id has a title of its own, so a rule that is split brings a new one beside the old. */
    private void title(String id, Set<String> was, Set<String> is) {
        if (is.containsAll(was)) {
            if (!was.containsAll(is)) {
                found.show("title of " + id, "", only(is, was));
            }
        } else {
            text("title of " + id, was, is);
        }
    }

    private void text(String name, Set<String> was, Set<String> is) {
        if (!was.equals(is)) {
            found.needAgreement(name, only(was, is), only(is, was));
        }
    }

    private static String only(Set<String> texts, Set<String> others) {
        Set<String> only = new TreeSet<>(texts);
        only.removeAll(others);
        return String.join(BETWEEN, only);
    }

    private static Set<String> texts(List<RuleCard> cards, Function<RuleCard, String> text) {
        Set<String> texts = new TreeSet<>();
        for (RuleCard card : cards) {
            texts.add(text.apply(card));
        }
        return texts;
    }
}
