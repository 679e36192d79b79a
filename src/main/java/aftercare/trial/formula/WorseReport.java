package aftercare.trial.formula;

import aftercare.domain.Vocabulary.Part;
import aftercare.ruleset.model.FactKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same report as another, but for one thing that is worse. All else is the same choice, so that what two reports have
 * in common is the same to the solver too. What is worse concerns the first symptom: which is the first does not count.
 */
public final class WorseReport implements ReportChoices {

    private static final String FRESH = "newSinceTreatment";

    private final PossibleReport before;
    private final Clauses clauses;
    private final Worsening worsening;
    private final Map<String, Choice> own = new HashMap<>();
    private final Map<String, Integer> addedRisks = new HashMap<>();

    public WorseReport(PossibleReport before, Worsening worsening) {
        this.before = before;
        this.clauses = before.clauses();
        this.worsening = worsening;
        switch (worsening) {
            case SYMPTOM -> attribute(0, FRESH);
            case RISK -> addRisk();
            case SEVERITY, TREND -> worsen(attributeName());
        }
    }

    private String attributeName() {
        return worsening.attribute().orElse("");
    }

    private void addRisk() {
        List<Integer> any = new ArrayList<>();
        for (String risk : before.space().risks()) {
            int added = clauses.fresh();
            addedRisks.put(risk, added);
            clauses.must(-added, -before.risk(risk));
            any.add(added);
        }
        clauses.must(Choice.array(any));
        clauses.atMost(1, Choice.array(any));
    }

    private void worsen(String attribute) {
        clauses.must(before.present(0));
        Choice earlier = before.attribute(0, attribute);
        Choice later = attribute(0, attribute);
        for (int i = 0; i < later.size(); i++) {
            Object value = later.values().get(i);
            int better =
                    earlier.among(place -> Worsening.isWorse(earlier.values().get(place), value));
            clauses.must(-later.at(i), better);
        }
    }

    private boolean isAdded(int symptom) {
        return worsening == Worsening.SYMPTOM && symptom == 0;
    }

    /** The place of a symptom in the report before. */
    private int earlier(int symptom) {
        return worsening == Worsening.SYMPTOM ? symptom - 1 : symptom;
    }

    @Override
    public Clauses clauses() {
        return clauses;
    }

    @Override
    public ReportSpace space() {
        return before.space();
    }

    @Override
    public int mostSymptoms() {
        return before.mostSymptoms() + (worsening == Worsening.SYMPTOM ? 1 : 0);
    }

    @Override
    public int present(int symptom) {
        return isAdded(symptom) ? clauses.yes() : before.present(earlier(symptom));
    }

    @Override
    public Choice code(int symptom) {
        return isAdded(symptom)
                ? own.computeIfAbsent("code", name -> new Choice(clauses, space().codes()))
                : before.code(earlier(symptom));
    }

    @Override
    public Choice attribute(int symptom, String name) {
        boolean isOwn = isAdded(symptom) || symptom == 0 && name.equals(attributeName());
        if (!isOwn) {
            return before.attribute(earlier(symptom), name);
        }
        Choice known = own.get(name);
        if (known != null) {
            return known;
        }
        Choice choice = new Choice(clauses, space().attribute(name));
        if (name.equals(FRESH)) {
            clauses.must(
                    -choice.among(place -> Boolean.FALSE.equals(choice.values().get(place))));
        }
        own.put(name, choice);
        return choice;
    }

    @Override
    public Choice times(int symptom) {
        if (!isAdded(symptom)) {
            return before.times(earlier(symptom));
        }
        Choice known = own.get("times");
        if (known == null) {
            known = before.newTimes();
            own.put("times", known);
        }
        return known;
    }

    @Override
    public Choice since() {
        return before.since();
    }

    @Override
    public Choice field(Part part, FactKind kind, String name) {
        Choice earlier = before.field(part, kind, name);
        if (part != Part.PATIENT || !addedRisks.containsKey(name)) {
            return earlier;
        }
        return own.computeIfAbsent(name, key -> denied(earlier, addedRisks.get(name)));
    }

    /** A risk of which rules ask whether it was denied: what it was before, or given. */
    private Choice denied(Choice earlier, int added) {
        Choice later = new Choice(clauses, earlier.values());
        for (int i = 0; i < later.size(); i++) {
            int same = clauses.and(-added, earlier.at(i));
            boolean given = Boolean.TRUE.equals(later.values().get(i));
            clauses.must(-later.at(i), given ? clauses.or(added, same) : same);
        }
        return later;
    }

    @Override
    public Choice vital(String sign) {
        return before.vital(sign);
    }

    @Override
    public int risk(String code) {
        return clauses.or(before.risk(code), addedRisks.getOrDefault(code, clauses.no()));
    }

    @Override
    public int tried(String word) {
        return before.tried(word);
    }

    @Override
    public int regionsUnknown() {
        return before.regionsUnknown();
    }

    @Override
    public int region(String code) {
        return before.region(code);
    }

    /** From now on something of both reports must be chosen differently than the solver did last. */
    public void another() {
        List<Integer> other = before.otherwise();
        for (Choice choice : own.values()) {
            other.add(-choice.at(choice.chosen()));
        }
        for (int added : addedRisks.values()) {
            other.add(clauses.holds(added) ? -added : added);
        }
        clauses.must(Choice.array(other));
    }

    /** What the solver found that is worse. */
    public ReportChange found() {
        return switch (worsening) {
            case SYMPTOM -> new ReportChange.Added(before.entry(own));
            case RISK -> new ReportChange.AtRisk(addedRisk());
            case SEVERITY, TREND -> worse(attributeName());
        };
    }

    private ReportChange worse(String attribute) {
        String earlier = before.found().symptoms().get(0).get(attribute);
        return new ReportChange.Worse(attribute, earlier, before.entry(own).get(attribute));
    }

    private String addedRisk() {
        for (Map.Entry<String, Integer> added : addedRisks.entrySet()) {
            if (clauses.holds(added.getValue())) {
                return added.getKey();
            }
        }
        throw new IllegalStateException("the solver added no risk");
    }
}
