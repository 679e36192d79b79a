package aftercare.trial.formula;

import aftercare.domain.Symptom;
import aftercare.domain.Vocabulary.Part;
import aftercare.ruleset.model.FactKind;
import aftercare.trial.search.Sketch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every report with up to a given number of symptoms, as choices of a solver. What no rule asks for is not laid out and not given.
 * For one search.
 */
public final class PossibleReport implements ReportChoices {

    private static final int MOST_REGIONS = 20;

    private final Clauses clauses;
    private final ReportSpace space;
    private final int[] present;
    private final List<Map<String, Choice>> symptoms = new ArrayList<>();
    private final Map<String, Choice> fields = new LinkedHashMap<>();
    private final Map<String, Choice> vitals = new LinkedHashMap<>();
    private final Map<String, Integer> risks = new LinkedHashMap<>();
    private final Map<String, Integer> tried = new LinkedHashMap<>();
    private final Map<String, Integer> regions = new LinkedHashMap<>();
    private int regionsUnknown;
    private Choice since;

    public PossibleReport(Clauses clauses, ReportSpace space, int mostSymptoms) {
        this.clauses = clauses;
        this.space = space;
        this.present = new int[mostSymptoms];
        for (int i = 0; i < mostSymptoms; i++) {
            present[i] = clauses.fresh();
            symptoms.add(new HashMap<>());
            if (i > 0) {
                clauses.must(-present[i], present[i - 1]);
            }
        }
    }

    @Override
    public Clauses clauses() {
        return clauses;
    }

    @Override
    public ReportSpace space() {
        return space;
    }

    @Override
    public int mostSymptoms() {
        return present.length;
    }

    @Override
    public int present(int symptom) {
        return symptom < present.length ? present[symptom] : clauses.no();
    }

    @Override
    public Choice code(int symptom) {
        return symptoms.get(symptom).computeIfAbsent("code", name -> new Choice(clauses, space.codes()));
    }

    @Override
    public Choice attribute(int symptom, String name) {
        return symptoms.get(symptom).computeIfAbsent(name, key -> new Choice(clauses, space.attribute(name)));
    }

    @Override
    public Choice times(int symptom) {
        Choice known = symptoms.get(symptom).get("times");
        if (known != null) {
            return known;
        }
        Choice times = newTimes();
        symptoms.get(symptom).put("times", times);
        return times;
    }

    /** The times of another symptom; which are possible hangs on the time since the session. */
    Choice newTimes() {
        Choice times = new Choice(clauses, space.times().times());
        for (int i = 0; i < times.size(); i++) {
            int place = i;
            List<TimeSpace.Since> sinces = space.times().sinces();
            int when = since().among(at -> sinces.get(at).written().containsKey(place));
            clauses.must(-times.at(i), when);
        }
        return times;
    }

    @Override
    public Choice since() {
        if (since == null) {
            since = new Choice(clauses, space.times().sinces());
        }
        return since;
    }

    @Override
    public Choice field(Part part, FactKind kind, String name) {
        String key = (part == Part.REPORT ? "" : part.word() + ".") + name;
        return fields.computeIfAbsent(key, none -> new Choice(clauses, space.field(part, kind, name)));
    }

    @Override
    public Choice vital(String sign) {
        return vitals.computeIfAbsent(
                sign, name -> new Choice(clauses, space.vitals().get(name)));
    }

    @Override
    public int risk(String code) {
        if (ReportSpace.isAlsoAnswer(code) && space.hasSecondFacts()) {
            Choice answer = field(Part.PATIENT, FactKind.PATIENT, code);
            return answer.among(place -> Boolean.TRUE.equals(answer.values().get(place)));
        }
        return risks.computeIfAbsent(code, name -> clauses.fresh());
    }

    @Override
    public int tried(String word) {
        return tried.computeIfAbsent(word, name -> clauses.fresh());
    }

    @Override
    public int regionsUnknown() {
        layOutRegions();
        return regionsUnknown;
    }

    @Override
    public int region(String code) {
        layOutRegions();
        return regions.get(code);
    }

    private void layOutRegions() {
        if (regionsUnknown != 0) {
            return;
        }
        for (String code : space.regions()) {
            regions.put(code, clauses.fresh());
        }
        int[] all = Choice.array(List.copyOf(regions.values()));
        regionsUnknown = -clauses.or(all);
        if (all.length > MOST_REGIONS) {
            clauses.atMost(MOST_REGIONS, all);
        }
    }

    /** From now on something must be chosen differently than the solver did last. */
    public void another() {
        clauses.must(Choice.array(otherwise()));
    }

    /** Literals of which one is true as soon as something is chosen differently than the solver did last. */
    List<Integer> otherwise() {
        List<Choice> choices = new ArrayList<>(fields.values());
        choices.addAll(vitals.values());
        if (since != null) {
            choices.add(since);
        }
        List<Integer> literals = new ArrayList<>();
        for (int i = 0; i < present.length; i++) {
            literals.add(present[i]);
            if (clauses.holds(present[i])) {
                choices.addAll(symptoms.get(i).values());
            }
        }
        literals.addAll(risks.values());
        literals.addAll(tried.values());
        literals.addAll(regions.values());
        List<Integer> other = new ArrayList<>();
        for (int literal : literals) {
            other.add(clauses.holds(literal) ? -literal : literal);
        }
        for (Choice choice : choices) {
            other.add(-choice.at(choice.chosen()));
        }
        return other;
    }

    /** The report that the solver found. */
    public Sketch found() {
        SortedMap<String, String> given = new TreeMap<>();
        fields.forEach((name, choice) -> put(given, name, choice.values().get(choice.chosen())));
        vitals.forEach(
                (name, choice) -> put(given, "vitals." + name, choice.values().get(choice.chosen())));
        risks.forEach((code, literal) -> put(given, "patient." + code, clauses.holds(literal) ? true : null));
        put(given, "selfCare.tried", words(tried));
        put(given, "treatment.regions", words(regions));
        if (since != null && sinceFound().millis() != null) {
            put(given, "treatment.hoursSince", hours(sinceFound().millis()));
        }
        List<SortedMap<String, String>> entries = new ArrayList<>();
        for (int i = 0; i < present.length && clauses.holds(present[i]); i++) {
            entries.add(entry(symptoms.get(i)));
        }
        return new Sketch(given, entries);
    }

    private TimeSpace.Since sinceFound() {
        return space.times().sinces().get(since.chosen());
    }

    /** A symptom as the solver found it. */
    SortedMap<String, String> entry(Map<String, Choice> symptom) {
        SortedMap<String, String> entry = new TreeMap<>();
        symptom.forEach((name, choice) -> {
            if (name.equals("times")) {
                Long[] written = sinceFound().written().get(choice.chosen());
                put(entry, "onsetHours", written[0] == null ? null : hours(written[0]));
                put(entry, "durationHours", written[1] == null ? null : hours(written[1]));
            } else {
                put(entry, name, choice.values().get(choice.chosen()));
            }
        });
        if (!entry.containsKey("code")) {
            put(entry, "code", space.codes().get(0));
        }
        if (entry.get("code").equals("\"" + Symptom.OTHER + "\"")) {
            entry.put("text", "\"something else\"");
        }
        return entry;
    }

    private String words(Map<String, Integer> literals) {
        List<String> words = new ArrayList<>();
        literals.forEach((word, literal) -> {
            if (clauses.holds(literal)) {
                words.add("\"" + word + "\"");
            }
        });
        return words.isEmpty() ? null : "[" + String.join(",", words) + "]";
    }

    private static BigDecimal hours(long millis) {
        return BigDecimal.valueOf(millis)
                .divide(BigDecimal.valueOf(3_600_000), 9, java.math.RoundingMode.CEILING)
                .stripTrailingZeros();
    }

    private static void put(Map<String, String> to, String name, Object value) {
        if (value instanceof BigDecimal number) {
            to.put(name, number.stripTrailingZeros().toPlainString());
        } else if (value instanceof String text) {
            to.put(name, text.startsWith("[") ? text : "\"" + text + "\"");
        } else if (value != null) {
            to.put(name, value.toString());
        }
    }
}
