package aftercare.domain.decision;

import aftercare.domain.Basis;
import aftercare.domain.DataQuality;
import aftercare.domain.Evidence;
import aftercare.domain.Fact;
import aftercare.domain.PointerOrder;
import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Advises;
import aftercare.domain.RuleCard.Leaflet;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Sign;
import aftercare.domain.Symptom;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How findings become one decision: the highest level, the shortest deadline, a reason for every symptom that no rule
 * explains, and the floors under it all. Nothing here lowers.
 */
public final class Decider {

    private static final String ASYMPTOMATIC_WITH_VITALS = "asymptomatic-with-vitals";
    private static final String VITALS = "/vitals/";

    /** Advice and self-care together hold no more, where self-care is shown at all. */
    private static final int MOST_SENTENCES = 8;

    private static final String SENTENCE_ENDS = ".!?";
    private static final String SPACES = " \t\n\u000b\f\r";

    private static final Comparator<Reason> MOST_URGENT_FIRST =
            Comparator.comparing(Reason::urgency).reversed().thenComparing(Reason::ruleId);

    private final Vocabulary vocabulary;
    private final Wording wording;
    private final String ruleSetVersion;
    private final boolean adviceByTime;
    private final Candidates candidates;

    public Decider(Vocabulary vocabulary, Wording wording, String ruleSetVersion) {
        this.vocabulary = vocabulary;
        this.wording = wording;
        this.ruleSetVersion = ruleSetVersion;
        this.adviceByTime = vocabulary.facts() >= Vocabulary.SECOND_FACTS;
        this.candidates = new Candidates(vocabulary);
    }

    /** Cards of the reasons that the core gives itself. */
    public List<RuleCard> coreCards() {
        return List.of(
                coreCard(Ruling.FLOOR, new RuleCard.Floor()),
                coreCard(Ruling.UNEXPLAINED, new Triage(Ruling.OF_UNEXPLAINED, OptionalInt.empty())),
                coreCard(Ruling.NOT_ASSESSED, new Triage(Ruling.OF_NOT_ASSESSED, OptionalInt.empty())));
    }

    /**
     * The decision on a report.
     *
     * @param findings what the rules found, in any order
     * @param trouble what kept the rules from being heard completely
     */
    public Decision decide(Report report, List<Finding> findings, Optional<Trouble> trouble) {
        Ruling ruling = ruling(report, findings, trouble);
        List<Reason> reasons = new ArrayList<>();
        byRule(findings)
                .forEach((id, sameRule) -> reasons.add(reason(ruling.cards().get(id), sameRule)));
        ruling.trouble().ifPresent(what -> reasons.add(notAssessed(what)));
        if (!ruling.unexplained().isEmpty()) {
            reasons.add(ofSymptoms(Ruling.UNEXPLAINED, Ruling.OF_UNEXPLAINED, ruling.unexplained()));
        }
        ruling.floor().ifPresent(floor -> reasons.add(ofSymptoms(Ruling.FLOOR, floor, ruling.belowFloor())));
        return assemble(report, reasons, findings, ruling);
    }

    /** The level and the time of the decision, and what they rest on. */
    public Ruling ruling(Report report, List<Finding> findings, Optional<Trouble> trouble) {
        return Ruling.of(vocabulary, report, findings, trouble);
    }

    private Decision assemble(Report report, List<Reason> reasons, List<Finding> findings, Ruling ruling) {
        Urgency urgency = ruling.urgency();
        List<Reason> marked = new ArrayList<>();
        for (Reason reason : reasons) {
            marked.add(new Reason(
                    reason.card(),
                    reason.urgency(),
                    reason.actWithinHours(),
                    reason.says(),
                    reason.urgency() == urgency,
                    reason.evidence()));
        }
        marked.sort(MOST_URGENT_FIRST);
        List<RuleCard> selfCare = List.of();
        List<RuleCard> education = List.of();
        if (urgency.allowsSelfCare()) {
            selfCare = inOrder(leaflets(findings, Leaflet.SELF_CARE));
            education = leaflets(findings, Leaflet.EDUCATION);
        }
        Report odd = asymptomaticWithVitals(report, marked);
        Decision whole = new Decision(
                odd,
                ruling.trouble().isEmpty(),
                urgency,
                ruling.actWithinHours(),
                marked,
                selfCare,
                education,
                ruleSetVersion,
                adviceByTime);
        List<RuleCard> care = wording.selfCareOrder().isEmpty() ? whole.selfCare() : readable(whole);
        return whole.with(care, candidates.of(report, findings));
    }

    /** A patient who reports no symptom beside measurements that are urgent by the rules: both places are named. */
    private Report asymptomaticWithVitals(Report report, List<Reason> reasons) {
        String text = wording.dataQuality().get(ASYMPTOMATIC_WITH_VITALS);
        Set<String> vitals = new TreeSet<>();
        for (Reason reason : reasons) {
            for (Evidence evidence : reason.evidence()) {
                if (reason.urgency().atLeast(Urgency.URGENT_24H)
                        && evidence.pointer().startsWith(VITALS)) {
                    vitals.add(evidence.pointer());
                }
            }
        }
        // Sets of the first facts have no text for it.
        if (text == null || vitals.isEmpty() || !Boolean.TRUE.equals(report.asymptomatic())) {
            return report;
        }
        return report.with(new DataQuality("/asymptomatic", ASYMPTOMATIC_WITH_VITALS, text, List.copyOf(vitals)));
    }

    /** As much of its self-care as a patient reads: the advice stays whole. */
    private static List<RuleCard> readable(Decision whole) {
        int sentences = 0;
        for (String text : whole.advice()) {
            sentences += sentences(text);
        }
        List<RuleCard> few = new ArrayList<>();
        for (RuleCard card : whole.selfCare()) {
            sentences += sentences(card.advice());
            if (sentences <= MOST_SENTENCES) {
                few.add(card);
            }
        }
        return few;
    }

    private static int sentences(String text) {
        String stripped = text.strip();
        int sentences = 1;
        for (int i = 1; i < stripped.length(); i++) {
            if (SPACES.indexOf(stripped.charAt(i)) >= 0 && SENTENCE_ENDS.indexOf(stripped.charAt(i - 1)) >= 0) {
                sentences++;
            }
        }
        return sentences;
    }

    /** By the order of the wording; those that it does not name come last, by their ids. */
    private List<RuleCard> inOrder(List<RuleCard> cards) {
        List<RuleCard> sorted = new ArrayList<>(cards);
        List<String> order = wording.selfCareOrder();
        sorted.sort(
                Comparator.comparingInt(card -> order.contains(card.id()) ? order.indexOf(card.id()) : order.size()));
        return sorted;
    }

    private static Map<String, List<Finding>> byRule(List<Finding> findings) {
        Map<String, List<Finding>> byRule = new TreeMap<>();
        for (Finding finding : findings) {
            if (finding.card().kind() instanceof Triage) {
                byRule.computeIfAbsent(finding.card().id(), id -> new ArrayList<>())
                        .add(finding);
            }
        }
        return byRule;
    }

    private Reason reason(RuleCard card, List<Finding> sameRule) {
        // By identity: a fact is one object, and equal symptoms at two places are two facts.
        IdentityHashMap<Fact, Set<String>> basis = new IdentityHashMap<>();
        for (Finding finding : sameRule) {
            collect(finding.basis(), basis);
        }
        List<Evidence> evidence = new ArrayList<>();
        basis.forEach((fact, fields) -> {
            for (Evidence part : fact.evidence(fields)) {
                if (!evidence.contains(part)) {
                    evidence.add(part);
                }
            }
        });
        evidence.sort(PointerOrder.OF_EVIDENCE);
        Triage triage = (Triage) card.kind();
        return new Reason(
                wording.said(card), triage.urgency(), triage.actWithinHours(), card.reason(), false, evidence);
    }

    /** The facts at the bottom: a sign stands for what it rests on. */
    private static void collect(List<Basis> parts, IdentityHashMap<Fact, Set<String>> basis) {
        for (Basis part : parts) {
            if (part.fact() instanceof Sign sign) {
                collect(sign.basis(), basis);
            } else {
                basis.computeIfAbsent(part.fact(), fact -> new HashSet<>()).addAll(part.fields());
            }
        }
    }

    private Reason ofSymptoms(String id, Urgency urgency, List<Symptom> symptoms) {
        List<Evidence> evidence = new ArrayList<>();
        for (Symptom symptom : symptoms) {
            evidence.addAll(symptom.evidence(Set.of()));
        }
        return coreReason(id, urgency, "", evidence);
    }

    private Reason notAssessed(Trouble trouble) {
        return coreReason(
                Ruling.NOT_ASSESSED,
                Ruling.OF_NOT_ASSESSED,
                " (" + trouble.says() + ")",
                List.of(new Evidence("", "the whole report")));
    }

    private Reason coreReason(String id, Urgency urgency, String addition, List<Evidence> evidence) {
        RuleCard card = coreCard(id, new Triage(urgency, OptionalInt.empty()));
        List<Evidence> inOrder = new ArrayList<>(evidence);
        inOrder.sort(PointerOrder.OF_EVIDENCE);
        return new Reason(card, urgency, urgency.actWithinHours(), card.reason() + addition, false, inOrder);
    }

    private RuleCard coreCard(String id, RuleCard.Kind kind) {
        Wording.CoreWords words = wording.coreRules().get(id);
        return new RuleCard(
                id, words.title(), kind, words.reason(), words.advice(), words.source(), Wording.FILE, words.line());
    }

    private List<RuleCard> leaflets(List<Finding> findings, Leaflet leaflet) {
        Map<String, RuleCard> cards = new TreeMap<>();
        for (Finding finding : findings) {
            if (finding.card().kind() instanceof Advises advises && advises.leaflet() == leaflet) {
                cards.merge(finding.card().id(), finding.card(), Decider::first);
            }
        }
        cards.replaceAll((id, card) -> wording.said(card));
        return List.copyOf(cards.values());
    }

    /** Of two alternatives of one rule, the one that appears first: findings come in no particular order. */
    private static RuleCard first(RuleCard one, RuleCard other) {
        return one.line() <= other.line() ? one : other;
    }
}
