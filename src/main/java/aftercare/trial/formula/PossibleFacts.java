package aftercare.trial.formula;

import aftercare.domain.Symptom;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Part;
import aftercare.ruleset.model.FactKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** The facts that a possible report has for one rule set: what its intake would lay out. */
final class PossibleFacts {

    private final ReportChoices report;
    private final Clauses clauses;
    private final Vocabulary vocabulary;
    private final PossibleReckoning reckoning;
    private final Map<FactKind, List<PossibleFact>> byKind = new EnumMap<>(FactKind.class);

    PossibleFacts(ReportChoices report, Vocabulary vocabulary) {
        this.report = report;
        this.clauses = report.clauses();
        this.vocabulary = vocabulary;
        this.reckoning = new PossibleReckoning(report, vocabulary);
    }

    private boolean hasSecondFacts() {
        return vocabulary.facts() >= Vocabulary.SECOND_FACTS;
    }

    /** Whether the least urgency of its word holds, if the symptom is there. */
    int holdsFloor(int symptom) {
        return hasSecondFacts()
                ? clauses.and(reckoning.counts(symptom), -reckoning.isGone(symptom))
                : -reckoning.isFromBefore(symptom);
    }

    /** Every fact of that kind that a report may have; signs are not among them, because rules make them. */
    List<PossibleFact> of(FactKind kind) {
        List<PossibleFact> known = byKind.get(kind);
        if (known == null) {
            known = layOut(kind);
            byKind.put(kind, known);
        }
        return known;
    }

    private List<PossibleFact> layOut(FactKind kind) {
        return switch (kind) {
            case REPORT -> List.of(once(kind, this::ofReport));
            case TREATMENT -> List.of(once(kind, this::ofTreatment));
            case PATIENT -> List.of(once(kind, field -> chosen(Part.PATIENT, FactKind.PATIENT, field)));
            case SELF_CARE -> List.of(once(kind, this::ofSelfCare));
            case DOUBT -> doubts();
            case REGION -> regions();
            case RISK_FACTOR -> risks();
            case VITAL -> vitals();
            case SYMPTOM -> symptoms();
            case SIGN -> List.of();
        };
    }

    private PossibleFact once(FactKind kind, Function<String, Cell> fields) {
        return new PossibleFact(kind, kind.name(), clauses.yes(), fields);
    }

    private Cell chosen(Part part, FactKind kind, String field) {
        return chosen(report.field(part, kind, field), field);
    }

    private Cell chosen(Choice choice, String field) {
        return chosen(
                choice,
                true,
                place -> ReportSpace.taken(
                        vocabulary.facts(), field, choice.values().get(place)));
    }

    private static Cell chosen(Choice choice, boolean each, IntFunction<Object> value) {
        Object[] values = new Object[choice.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(i);
        }
        return new Cell.Chosen(choice, Collections.unmodifiableList(Arrays.asList(values)), each);
    }

    private Cell ofReport(String field) {
        if (field.equals("asymptomatic")) {
            return chosen(Part.REPORT, FactKind.REPORT, field);
        }
        int[] more = new int[report.mostSymptoms() + 1];
        for (int i = 0; i < more.length; i++) {
            more[i] = report.present(i);
        }
        return new Cell.Counted(more);
    }

    private Cell ofTreatment(String field) {
        if (field.equals("hoursSince")) {
            Choice since = report.since();
            return chosen(
                    since, false, place -> ((TimeSpace.Since) since.values().get(place)).hours());
        }
        return chosen(Part.TREATMENT, FactKind.TREATMENT, field);
    }

    private Cell ofSelfCare(String field) {
        if (!field.equals("tried")) {
            return chosen(Part.SELF_CARE, FactKind.SELF_CARE, field);
        }
        Map<String, Integer> words = new LinkedHashMap<>();
        for (String word : report.space().tried()) {
            words.put(word, report.tried(word));
        }
        return new Cell.Listed(words);
    }

    static String nameOf(int symptom) {
        return "symptom " + symptom;
    }

    /** Whether a symptom is there and known by no code. */
    int isOther(int symptom) {
        Choice code = report.code(symptom);
        int other = code.among(place -> code.values().get(place).equals(Symptom.OTHER));
        return clauses.and(report.present(symptom), other);
    }

    private List<PossibleFact> doubts() {
        List<PossibleFact> doubts = new ArrayList<>();
        doubts.add(doubt("other-symptom", some(this::isOther)));
        doubts.add(doubt("onset-after-report", some(i -> hasTimes(i, TimeSpace.Times::onsetAfterReport))));
        doubts.add(doubt("duration-too-long", some(this::isDurationTooLong)));
        Choice asymptomatic = report.field(Part.REPORT, FactKind.REPORT, "asymptomatic");
        int well = asymptomatic.among(
                place -> Boolean.TRUE.equals(asymptomatic.values().get(place)));
        doubts.add(doubt("asymptomatic-with-symptoms", clauses.and(well, report.present(0))));
        if (hasSecondFacts()) {
            doubts.add(doubt("gone-but-there", some(reckoning::isGoneButThere)));
            doubts.add(doubt("old-but-began-after", some(reckoning::isOldButBegan)));
            doubts.add(doubt("site-not-needled", some(reckoning::isSiteNotNeedled)));
            doubts.add(doubt("pregnancy-denied", some(reckoning::isPregnancyDenied)));
        }
        return doubts;
    }

    private int isDurationTooLong(int symptom) {
        int tooLong = hasTimes(symptom, TimeSpace.Times::durationTooLong);
        return hasSecondFacts() ? clauses.and(tooLong, -reckoning.isFromBefore(symptom)) : tooLong;
    }

    private int hasTimes(int symptom, Predicate<TimeSpace.Times> which) {
        Choice times = report.times(symptom);
        int meant =
                times.among(place -> which.test((TimeSpace.Times) times.values().get(place)));
        return clauses.and(report.present(symptom), meant);
    }

    private int some(IntFunction<Integer> ofSymptom) {
        int[] some = new int[report.mostSymptoms()];
        for (int i = 0; i < some.length; i++) {
            some[i] = ofSymptom.apply(i);
        }
        return clauses.or(some);
    }

    private PossibleFact doubt(String code, int present) {
        return new PossibleFact(FactKind.DOUBT, code, present, field -> new Cell.Fixed(code));
    }

    private List<PossibleFact> regions() {
        List<PossibleFact> regions = new ArrayList<>();
        for (String code : report.space().regions()) {
            for (String group : vocabulary.groupsOfRegion(code)) {
                regions.add(region(code, group, report.region(code)));
            }
        }
        for (String group : vocabulary.everyGroupOfRegions()) {
            regions.add(region(ReportSpace.UNKNOWN, group, report.regionsUnknown()));
        }
        return regions;
    }

    private static PossibleFact region(String code, String group, int present) {
        return new PossibleFact(
                FactKind.REGION,
                code + " " + group,
                present,
                field -> new Cell.Fixed(field.equals("code") ? code : group));
    }

    private List<PossibleFact> risks() {
        List<PossibleFact> risks = new ArrayList<>();
        for (String code : report.space().risks()) {
            risks.add(new PossibleFact(FactKind.RISK_FACTOR, code, report.risk(code), field -> new Cell.Fixed(code)));
        }
        return risks;
    }

    private List<PossibleFact> vitals() {
        List<PossibleFact> vitals = new ArrayList<>();
        for (String sign : report.space().vitals().keySet()) {
            Choice value = report.vital(sign);
            int measured = value.among(place -> value.values().get(place) != null);
            vitals.add(new PossibleFact(
                    FactKind.VITAL,
                    sign,
                    measured,
                    field -> field.equals("sign") ? new Cell.Fixed(sign) : chosen(value, field)));
        }
        return vitals;
    }

    private List<PossibleFact> symptoms() {
        List<PossibleFact> symptoms = new ArrayList<>();
        for (int i = 0; i < report.mostSymptoms(); i++) {
            int place = i;
            Map<String, Cell> cells = new LinkedHashMap<>();
            symptoms.add(new PossibleFact(
                    FactKind.SYMPTOM,
                    nameOf(i),
                    report.present(i),
                    field -> cells.computeIfAbsent(field, name -> ofSymptom(place, name))));
        }
        return symptoms;
    }

    private Cell ofSymptom(int place, String field) {
        return switch (field) {
            case "pointer" -> new Cell.Fixed("/symptoms/" + place);
            case "code" -> chosen(report.code(place), field);
            case "groups" -> groups(report.code(place));
            case "siteGroups" -> siteGroups(report.attribute(place, "site"));
            case "old" -> truth(reckoning.isOld(place));
            case "gone" -> truth(reckoning.isGone(place));
            case "counts" -> truth(reckoning.counts(place));
            case "place" -> new Cell.Reckoned(reckoning.place(place));
            case "onsetHours" -> times(report.times(place), TimeSpace.Times::onsetHours);
            case "lastingHours" -> times(report.times(place), TimeSpace.Times::lastingHours);
            default -> chosen(report.attribute(place, field), field);
        };
    }

    private static Cell truth(int literal) {
        Map<Object, Integer> values = new LinkedHashMap<>();
        values.put(true, literal);
        values.put(false, -literal);
        return new Cell.Reckoned(values);
    }

    private Cell groups(Choice code) {
        return chosen(
                code,
                true,
                place -> ReportSpace.groupsOf(vocabulary, (String) code.values().get(place)));
    }

    private Cell siteGroups(Choice site) {
        return chosen(site, true, place -> {
            String region = (String) site.values().get(place);
            return region == null ? List.of() : vocabulary.groupsOfRegion(region);
        });
    }

    private static Cell times(Choice times, Function<TimeSpace.Times, Double> field) {
        return chosen(
                times,
                false,
                place -> field.apply((TimeSpace.Times) times.values().get(place)));
    }
}
