package aftercare.triage;

import aftercare.domain.Candidate;
import aftercare.domain.Fact;
import aftercare.domain.Patient;
import aftercare.domain.Reckoning;
import aftercare.domain.Region;
import aftercare.domain.Report;
import aftercare.domain.RiskFactor;
import aftercare.domain.Symptom;
import aftercare.domain.Urgency;
import aftercare.domain.Vital;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactField.Worse;
import aftercare.ruleset.model.FactKind;
import aftercare.triage.reference.Prospects;
import aftercare.triage.reference.Prospects.Change;
import aftercare.triage.reference.Prospects.Supposed;
import aftercare.triage.reference.Sites;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The worse answers that a question may get on one report, as the facts that they lead to. */
final class WorseAnswers {

    private static final String UNKNOWN = Reckoning.UNKNOWN;

    /** Where the time of the treatment is not known: later than every time that a rule names for a first sign. */
    private static final double LATE = 100;

    private static final double MILLIS_OF_AN_HOUR = 3_600_000;

    /** What follows from an attribute, besides the field of its name. */
    private static final Map<String, List<String>> FOLLOWING = Map.of(
            "trend", List.of("trend", "old", "gone", "counts"),
            "resolved", List.of("resolved", "gone", "counts"),
            "persistent", List.of("persistent", "gone", "counts"),
            "newSinceTreatment", List.of("newSinceTreatment", "old", "counts"),
            "onsetHours", List.of("onsetHours", "lastingHours", "old", "counts"),
            "durationHours", List.of("lastingHours"),
            "site", List.of("site", "siteGroups", "place"),
            "needledSite", List.of("needledSite", "place"));

    private final Vocabulary vocabulary;
    private final Sites sites;
    private final Reckoning reckoning;
    private final Double hoursSince;
    private final Set<String> needled = new LinkedHashSet<>();
    private final Map<String, Symptom> byPointer = new HashMap<>();
    private Patient patient;

    WorseAnswers(Vocabulary vocabulary, Sites sites, Report report) {
        this.vocabulary = vocabulary;
        this.sites = sites;
        this.reckoning = new Reckoning(vocabulary);
        this.hoursSince = report.treatment().hoursSince();
        for (Fact fact : report.facts()) {
            if (fact instanceof Symptom symptom) {
                byPointer.put(symptom.pointer(), symptom);
            } else if (fact instanceof Region region && !region.code().equals(UNKNOWN)) {
                needled.add(region.code());
            } else if (fact instanceof Patient found) {
                patient = found;
            }
        }
    }

    /**
     * An answer with what it changes.
     *
     * @param answers the attributes that it gives to the symptom at the pointer; empty where it changes no symptom
     */
    record WorseAnswer(Supposed supposed, String pointer, Map<String, Object> answers) {}

    List<WorseAnswer> of(Candidate candidate) {
        return switch (candidate.about()) {
            case ATTRIBUTE -> attribute(candidate);
            case SYMPTOM -> symptom(candidate.what());
            case RISK -> risk(candidate.what());
            case MEASUREMENT -> measurement(candidate.what());
            case SETTING -> List.of();
        };
    }

    /** What two answers change together; empty where they cannot be put together. */
    Optional<List<Change>> together(WorseAnswer one, WorseAnswer other) {
        if (!one.answers().isEmpty() && one.pointer().equals(other.pointer())) {
            Map<String, Object> both = new HashMap<>(one.answers());
            both.putAll(other.answers());
            Symptom before = byPointer.get(one.pointer());
            return Optional.of(List.of(new Change(Optional.of(before), answered(before, both))));
        }
        List<Change> all = new ArrayList<>(one.supposed().changes());
        for (Change change : other.supposed().changes()) {
            if (change.before().isPresent()
                    && all.stream().anyMatch(known -> known.before().equals(change.before()))) {
                return Optional.empty();
            }
            all.add(change);
        }
        return Optional.of(all);
    }

    private List<WorseAnswer> attribute(Candidate candidate) {
        String pointer = candidate.pointer().substring(0, candidate.pointer().lastIndexOf('/'));
        Symptom before = byPointer.get(pointer);
        List<WorseAnswer> all = new ArrayList<>();
        for (Object value : values(candidate.what())) {
            Map<String, Object> answers = Map.of(candidate.what(), value);
            Change change = new Change(Optional.of(before), answered(before, answers));
            List<String> fields = FOLLOWING.getOrDefault(candidate.what(), List.of(candidate.what()));
            all.add(new WorseAnswer(new Supposed(List.of(change), fields, 0), pointer, answers));
        }
        return all;
    }

    private List<Object> values(String attribute) {
        Field field = vocabulary.fields(Part.ATTRIBUTES).get(attribute);
        FactField fact = FactField.of(FactKind.SYMPTOM, attribute.equals("durationHours") ? "lastingHours" : attribute);
        return switch (field.type()) {
            case BOOLEAN ->
                attribute.equals("needledSite") || fact.worse() == Worse.NEITHER
                        ? List.of(true, false)
                        : List.of(fact.worse() == Worse.UP);
            case INTEGER -> List.of(field.max().intValue());
            case DECIMAL ->
                attribute.equals("onsetHours")
                        ? List.of(0.0, hoursSince == null ? LATE : hoursSince)
                        : List.of(field.max().doubleValue());
            case WORD -> words(fact, field);
            case REGION -> {
                Set<Object> places = new LinkedHashSet<>(needled);
                places.addAll(sites.samples());
                places.add(UNKNOWN);
                yield List.copyOf(places);
            }
            default -> List.of();
        };
    }

    /** The worst of words in an order, but for the pattern: each of its words is a disease of its own. */
    private static List<Object> words(FactField fact, Field field) {
        boolean ordered = !fact.rising().isEmpty() && !fact.name().equals("pattern");
        return ordered ? List.of(fact.rising().get(fact.rising().size() - 1)) : List.copyOf(field.words());
    }

    private List<WorseAnswer> symptom(String code) {
        Symptom bare = bare(code);
        SymptomWord word = vocabulary.symptoms().get(code);
        Map<String, Object> worst = new HashMap<>();
        List<Map<String, Object>> others = new ArrayList<>();
        for (String attribute : word.attributes()) {
            Field field = vocabulary.fields(Part.ATTRIBUTES).get(attribute);
            List<Object> values = field == null ? List.of() : values(attribute);
            if (!values.isEmpty()) {
                worst.put(attribute, values.get(0));
            }
            if (values.size() > 1 && field.type() == Vocabulary.Type.WORD) {
                values.subList(1, values.size()).forEach(value -> others.add(Map.of(attribute, value)));
            }
        }
        // A symptom that no rule explains is a reason by itself.
        Urgency least = word.floor().orElse(Urgency.ROUTINE_REVIEW).or(Urgency.ROUTINE_REVIEW);
        int floor = Prospects.weight(least, least.actWithinHours());
        List<WorseAnswer> all = new ArrayList<>();
        all.add(added(bare, floor));
        if (!worst.isEmpty()) {
            all.add(added(answered(bare, worst), floor));
        }
        for (Map<String, Object> other : others) {
            Map<String, Object> changed = new HashMap<>(worst);
            changed.putAll(other);
            all.add(added(answered(bare, changed), floor));
        }
        return all;
    }

    private static WorseAnswer added(Fact fact, int floor) {
        return new WorseAnswer(
                new Supposed(List.of(new Change(Optional.empty(), fact)), List.of(), floor), "", Map.of());
    }

    private List<WorseAnswer> risk(String name) {
        Field field = vocabulary.fields(Part.PATIENT).get(name);
        if (field.type() != Vocabulary.Type.BOOLEAN) {
            return List.of(number(name, field.min()), number(name, field.max()));
        }
        Change risk = new Change(Optional.empty(), new RiskFactor(name, field.label()));
        if (!name.equals("pregnant")) {
            return List.of(new WorseAnswer(new Supposed(List.of(risk), List.of(), 0), "", Map.of()));
        }
        Change known = new Change(Optional.of(patient), patient.answered(name, true));
        return List.of(new WorseAnswer(new Supposed(List.of(known, risk), List.of(name), 0), "", Map.of()));
    }

    private WorseAnswer number(String name, BigDecimal value) {
        Double number = value.doubleValue();
        Patient answered = patient.answered(name, number);
        return new WorseAnswer(
                new Supposed(List.of(new Change(Optional.of(patient), answered)), List.of(name), 0), "", Map.of());
    }

    private List<WorseAnswer> measurement(String sign) {
        Field field = vocabulary.fields(Part.VITALS).get(sign);
        List<WorseAnswer> all = new ArrayList<>();
        for (BigDecimal value : List.of(field.min(), field.max())) {
            all.add(added(new Vital(sign, value.doubleValue(), ""), 0));
        }
        return all;
    }

    private Symptom bare(String code) {
        SymptomWord word = vocabulary.symptoms().get(code);
        return new Symptom(
                code,
                word.groups(),
                null,
                UNKNOWN,
                UNKNOWN,
                null,
                hoursSince,
                null,
                null,
                true,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                reckoning.counts(code, false, false),
                reckoning.place(code, null, null, needled),
                Candidate.NEXT_SYMPTOM,
                "",
                Set.of());
    }

    /** The symptom as it would be read with these answers in addition. */
    private Symptom answered(Symptom before, Map<String, Object> answers) {
        Answers with = new Answers(answers);
        String trend = with.or("trend", before.trend());
        Boolean persistent = with.or("persistent", before.persistent());
        Boolean resolved = with.or("resolved", before.resolved());
        Boolean fresh = with.or("newSinceTreatment", before.newSinceTreatment());
        Double onsetHours = with.or("onsetHours", before.onsetHours());
        boolean onsetGiven = answers.containsKey("onsetHours") || before.given().contains("onsetHours");
        String site = with.or("site", before.site());
        Boolean needledSite = with.or("needledSite", before.needledSite());
        boolean old = Reckoning.isOld(fresh, trend, onsetGiven);
        boolean gone = Reckoning.isGone(resolved, trend, persistent);
        return before.answered(
                answers,
                lastingHours(before, with, onsetHours),
                answers.containsKey("site") ? vocabulary.groupsOfRegion(site) : before.siteGroups(),
                old,
                gone,
                reckoning.counts(before.code(), old, gone),
                reckoning.place(before.code(), needledSite, site, needled));
    }

    private record Answers(Map<String, Object> given) {

        /** What was answered; else what was known before. */
        @SuppressWarnings("unchecked") // An answer has the type of the field that it is for.
        <T> T or(String name, T before) {
            Object answer = given.get(name);
            return answer == null ? before : (T) answer;
        }
    }

    private Double lastingHours(Symptom before, Answers with, Double onsetHours) {
        boolean stated =
                before.given().contains("durationHours") || with.given().containsKey("durationHours");
        if (stated || hoursSince == null || !with.given().containsKey("onsetHours")) {
            return with.or("durationHours", before.lastingHours());
        }
        // To the millisecond, as times are read.
        return Math.round((hoursSince - onsetHours) * MILLIS_OF_AN_HOUR) / MILLIS_OF_AN_HOUR;
    }
}
