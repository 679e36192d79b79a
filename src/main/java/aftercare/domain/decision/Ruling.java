package aftercare.domain.decision;

import aftercare.domain.Basis;
import aftercare.domain.Doubt;
import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Sign;
import aftercare.domain.Symptom;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What findings come to before a word is said of it: a small part of the work of a decision. Nothing here lowers.
 *
 * @param cards the rules that give a reason, by id; of alternatives of one rule that with the shortest deadline
 * @param unexplained the symptoms that no rule explains
 * @param belowFloor the symptoms whose least urgency is more than the rest comes to
 * @param floor the most urgent of those; empty where there is none
 * @param trouble what kept the rules from being heard completely
 */
public record Ruling(
        Urgency urgency,
        OptionalInt actWithinHours,
        Map<String, RuleCard> cards,
        List<Symptom> unexplained,
        List<Symptom> belowFloor,
        Optional<Urgency> floor,
        Optional<Trouble> trouble) {

    public static final String UNEXPLAINED = "GEN-01";
    public static final String FLOOR = "FLR-01";
    public static final String NOT_ASSESSED = "SYS-01";

    /** Every reason that the core itself gives; no rule file has one of these ids. */
    public static final List<String> OF_THE_CORE = List.of(UNEXPLAINED, FLOOR, NOT_ASSESSED);

    static final Urgency OF_UNEXPLAINED = Urgency.ROUTINE_REVIEW;
    static final Urgency OF_NOT_ASSESSED = Urgency.URGENT_24H;

    static Ruling of(Vocabulary vocabulary, Report report, List<Finding> findings, Optional<Trouble> trouble) {
        Map<String, RuleCard> cards = new TreeMap<>();
        Set<String> explained = new HashSet<>();
        for (Finding finding : findings) {
            if (finding.card().kind() instanceof Triage) {
                cards.merge(finding.card().id(), finding.card(), Ruling::tighter);
                explain(finding.basis(), explained);
            }
        }
        List<Symptom> unexplained = trouble.isPresent() ? List.of() : unexplained(report, explained);
        Level level = new Level();
        cards.values().forEach(card -> level.add((Triage) card.kind()));
        if (!unexplained.isEmpty()) {
            level.add(OF_UNEXPLAINED);
        }
        if (trouble.isPresent()) {
            level.add(OF_NOT_ASSESSED);
        }
        List<Symptom> belowFloor = new ArrayList<>();
        Optional<Urgency> floor = Optional.empty();
        for (Symptom symptom : report.symptoms()) {
            Optional<Urgency> least = vocabulary.floor(symptom.code());
            if (least.isPresent() && symptom.holdsFloor() && !level.urgency.atLeast(least.get())) {
                belowFloor.add(symptom);
                floor = Optional.of(floor.orElse(least.get()).or(least.get()));
            }
        }
        floor.ifPresent(level::add);
        boolean unheard = cards.isEmpty() && unexplained.isEmpty() && belowFloor.isEmpty() && trouble.isEmpty();
        if (unheard) {
            // A rule set without a rule for an empty report: no rule looked at it, so a person must.
            level.add(OF_NOT_ASSESSED);
        }
        return new Ruling(
                level.urgency,
                level.hours,
                cards,
                unexplained,
                belowFloor,
                floor,
                unheard ? Optional.of(Trouble.ERROR) : trouble);
    }

    /** The ids of the reasons whose level is the answer's. */
    public Set<String> decisive() {
        Set<String> ids = new TreeSet<>();
        cards.forEach((id, card) -> {
            if (((Triage) card.kind()).urgency() == urgency) {
                ids.add(id);
            }
        });
        if (!unexplained.isEmpty() && urgency == OF_UNEXPLAINED) {
            ids.add(UNEXPLAINED);
        }
        if (trouble.isPresent() && urgency == OF_NOT_ASSESSED) {
            ids.add(NOT_ASSESSED);
        }
        if (floor.isPresent()) {
            ids.add(FLOOR);
        }
        return ids;
    }

    /** The highest level and the shortest time so far. */
    private static final class Level {

        private Urgency urgency = Urgency.SELF_CARE;
        private OptionalInt hours = OptionalInt.empty();

        void add(Urgency other) {
            add(new Triage(other, other.actWithinHours()));
        }

        void add(Triage triage) {
            urgency = urgency.or(triage.urgency());
            OptionalInt other = triage.actWithinHours();
            if (hours.isEmpty() || other.isPresent() && other.getAsInt() < hours.getAsInt()) {
                hours = other;
            }
        }
    }

    private static List<Symptom> unexplained(Report report, Set<String> explained) {
        List<Symptom> unexplained = new ArrayList<>();
        for (Symptom symptom : report.symptoms()) {
            if (!explained.contains(symptom.pointer())) {
                unexplained.add(symptom);
            }
        }
        return unexplained;
    }

    /** The places of what a reason rests on; a sign stands for what it rests on. No other fact is at the place of a symptom. */
    private static void explain(List<Basis> parts, Set<String> explained) {
        for (Basis part : parts) {
            if (part.fact() instanceof Sign sign) {
                explain(sign.basis(), explained);
            } else if (part.fact() instanceof Symptom symptom) {
                explained.add(symptom.pointer());
            } else if (part.fact() instanceof Doubt doubt) {
                doubt.about().forEach(evidence -> explained.add(evidence.pointer()));
            }
        }
    }

    /** Of two alternatives of one rule, the one with the shorter deadline; of equals, the one that appears first. */
    private static RuleCard tighter(RuleCard one, RuleCard other) {
        int first = ((Triage) one.kind()).actWithinHours().orElse(Integer.MAX_VALUE);
        int second = ((Triage) other.kind()).actWithinHours().orElse(Integer.MAX_VALUE);
        if (first != second) {
            return first < second ? one : other;
        }
        return one.line() <= other.line() ? one : other;
    }
}
