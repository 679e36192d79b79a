package aftercare.trial.guard;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The texts of the emergency rules, and the advice of those of {@code URGENT_24H}, by the id that answers give: a rule that moves to another file, or is split in
 * two, keeps them. What a new id says is not compared: the demands of a candidate look at it.
 */
final class ChangedCards {

    private static final String BETWEEN = " / ";

    private final FoundChanges found;

    ChangedCards(FoundChanges found) {
        this.found = found;
    }

    void compare(List<RuleCard> live, List<RuleCard> candidate) {
        Map<String, List<RuleCard>> after = byId(candidate, false);
        byId(live, true).forEach((id, was) -> {
            List<RuleCard> is = after.getOrDefault(id, List.of());
            boolean emergency = isEmergency(was);
            if (is.isEmpty()) {
                if (emergency) {
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
    }

    private static boolean isEmergency(List<RuleCard> cards) {
        for (RuleCard card : cards) {
            if (card.kind() instanceof Triage triage && triage.urgency().isEmergency()) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, List<RuleCard>> byId(List<RuleCard> cards, boolean urgentAlone) {
        Map<String, List<RuleCard>> byId = new LinkedHashMap<>();
        for (RuleCard card : cards) {
            if (card.kind() instanceof Triage triage
                    && (!urgentAlone || triage.urgency().atLeast(Urgency.URGENT_24H))) {
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
