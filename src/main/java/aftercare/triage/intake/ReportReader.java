package aftercare.triage.intake;

import aftercare.domain.DataQuality;
import aftercare.domain.Doubt;
import aftercare.domain.Evidence;
import aftercare.domain.Fact;
import aftercare.domain.Given;
import aftercare.domain.Patient;
import aftercare.domain.Question;
import aftercare.domain.Reckoning;
import aftercare.domain.Region;
import aftercare.domain.Report;
import aftercare.domain.RiskFactor;
import aftercare.domain.SelfCare;
import aftercare.domain.Symptom;
import aftercare.domain.Treatment;
import aftercare.domain.Vital;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.triage.intake.JsonValue.JsonObject;
import aftercare.triage.intake.JsonValue.JsonTruth;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one report: every field is checked, then the facts are laid out. Serves once. */
final class ReportReader {

    /** Of entries, the denied ones among them. */
    private static final int MOST_ENTRIES = 1000;

    /** A small vocabulary allows as many symptoms, a larger one as many as it has words. */
    private static final int LEAST_LIMIT = 50;

    private static final int MOST_REGIONS = 20;
    private static final int MOST_TRIED = 20;
    private static final int LONGEST_TREATMENT_YEARS = 10;
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);
    private static final Duration STALE = Duration.ofHours(24);

    private final ReportWords words;
    private final Instant now;
    private final ReportProblems problems;
    private SymptomReader.Memory memory;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<DataQuality> dataQuality = new ArrayList<>();

    ReportReader(ReportWords words, Instant now, ReportProblems problems, SymptomReader.Memory memory) {
        this.words = words;
        this.now = now;
        this.problems = problems;
        this.memory = memory;
    }

    /** The report; empty when there is a problem. */
    Optional<Report> read(JsonObject document) {
        ObjectReader report = new ObjectReader(document, "", words.report.names(), words.report.fields(), problems);
        Optional<String> reportId = reportId(report);
        Instant reportedAt = reportedAt(report);
        Boolean asymptomatic = report.truth("asymptomatic");
        ObjectReader treatment = report.inner("treatment", words.treatment);
        Instant endedAt = treatment.timestamp("endedAt");
        Long sinceMillis = sinceMillis(treatment, endedAt, reportedAt);
        Set<String> needled = treatment(treatment, sinceMillis);
        patient(report.inner("patient", words.patient));
        vitals(report.inner("vitals", words.vitals));
        selfCare(report.inner("selfCare", words.selfCare));
        SymptomReader symptoms = symptoms(report, sinceMillis, needled);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        memory = symptoms.memory();
        int count = symptoms.symptoms().size();
        List<Doubt> doubts = new ArrayList<>();
        if (count > 0 && Boolean.TRUE.equals(asymptomatic)) {
            doubts.add(asymptomaticWithSymptoms());
        }
        doubts.addAll(symptoms.doubts());
        pregnancyDenied(symptoms.symptoms()).ifPresent(doubts::add);
        feverDenied(symptoms);
        facts.addAll(symptoms.symptoms());
        facts.addAll(doubts);
        if (!words.hasSecondFacts()) {
            ask(count, asymptomatic, endedAt != null, !needled.isEmpty());
        }
        questions.addAll(symptoms.questions());
        dataQuality.addAll(symptoms.dataQuality());
        return Optional.of(new Report(
                reportId,
                reportedAt,
                asymptomatic,
                count,
                report.has("symptoms"),
                facts,
                symptoms.denied(),
                questions,
                dataQuality));
    }

    /** What helps to read a report that differs in little from this one, once it was read without a problem. */
    SymptomReader.Memory memory() {
        return memory;
    }

    private Optional<String> reportId(ObjectReader report) {
        String id = report.text(ReportId.FIELD);
        if (id == null || ReportId.isId(id)) {
            return Optional.ofNullable(id);
        }
        report.refuse(ReportId.FIELD, ReportProblems.INVALID_VALUE, "must be " + ReportId.SHAPE);
        return Optional.empty();
    }

    /** The moment at which the report holds; null when it was given and is not acceptable. */
    private Instant reportedAt(ObjectReader report) {
        if (!report.has("reportedAt")) {
            return now.truncatedTo(ChronoUnit.MILLIS);
        }
        Instant reportedAt = report.timestamp("reportedAt");
        if (reportedAt == null) {
            return null;
        }
        if (reportedAt.isAfter(now.plus(CLOCK_TOLERANCE))) {
            String detail = "must not be more than 2 minutes ahead of the server's clock";
            report.refuse("reportedAt", ReportProblems.FUTURE_TIMESTAMP, detail);
        }
        if (reportedAt.isBefore(now.minus(STALE))) {
            note("/reportedAt", "stale-report");
        }
        return reportedAt;
    }

    /** Milliseconds from the end of the session to the report; null when not known. */
    private Long sinceMillis(ObjectReader treatment, Instant endedAt, Instant reportedAt) {
        if (endedAt == null || reportedAt == null) {
            return null;
        }
        if (endedAt.isAfter(reportedAt.plus(CLOCK_TOLERANCE))) {
            String detail = "must not be more than 2 minutes after the report";
            treatment.refuse("endedAt", ReportProblems.TIME_ORDER, detail);
            return null;
        }
        if (endedAt.atOffset(ZoneOffset.UTC)
                .plusYears(LONGEST_TREATMENT_YEARS)
                .toInstant()
                .isBefore(reportedAt)) {
            String detail = "must not be more than " + LONGEST_TREATMENT_YEARS + " years before the report";
            treatment.refuse("endedAt", ReportProblems.OUT_OF_RANGE, detail);
            return null;
        }
        return Math.max(0, Duration.between(endedAt, reportedAt).toMillis());
    }

    /** Lays out the treatment and its regions; returns the regions, empty when they are not known. */
    private Set<String> treatment(ObjectReader treatment, Long sinceMillis) {
        String depth = treatment.word("depth");
        Boolean sharpPain = treatment.truth("sharpPainAtInsertion");
        Double hoursSince = sinceMillis == null ? null : Double.valueOf(Hours.ofMillis(sinceMillis));
        facts.add(new Treatment(hoursSince, depth == null ? ReportWords.UNKNOWN : depth, sharpPain, given(treatment)));
        List<String> regions = treatment.words("regions", words.regionCodes(), MOST_REGIONS);
        if (regions == null) {
            unknownRegions(new Evidence(treatment.pointer(), "regions not given"));
            return Set.of();
        }
        if (regions.isEmpty() || regions.contains(ReportWords.UNKNOWN)) {
            unknownRegions(new Evidence(treatment.pointer("regions"), "regions not known"));
            return Set.of();
        }
        Set<String> laidOut = new LinkedHashSet<>();
        for (int index = 0; index < regions.size(); index++) {
            String code = regions.get(index);
            if (laidOut.add(code)) {
                Evidence evidence = new Evidence(treatment.pointer("regions") + "/" + index, code);
                for (String group : words.groupsOf(code)) {
                    facts.add(new Region(code, group, evidence));
                }
            }
        }
        return laidOut;
    }

    /** INVARIANT: a region that is not known is in every group, so that it never reassures. */
    private void unknownRegions(Evidence evidence) {
        for (String group : words.everyGroup) {
            facts.add(new Region(ReportWords.UNKNOWN, group, evidence));
        }
    }

    private void patient(ObjectReader patient) {
        Boolean pregnant = words.hasSecondFacts() ? patient.truth("pregnant") : null;
        facts.add(new Patient(
                toDouble(patient.decimal("ageYears")), pregnant, toDouble(patient.decimal("bmi")), given(patient)));
        for (Field field : words.patient.fields().values()) {
            if (field.type() == Vocabulary.Type.BOOLEAN && Boolean.TRUE.equals(patient.truth(field.name()))) {
                facts.add(new RiskFactor(field.name(), field.label()));
            }
        }
    }

    private void vitals(ObjectReader vitals) {
        for (Field field : words.vitals.fields().values()) {
            Double value;
            if (field.type() == Vocabulary.Type.INTEGER) {
                Integer number = vitals.integer(field.name());
                value = number == null ? null : Double.valueOf(number);
            } else {
                value = toDouble(vitals.decimal(field.name()));
            }
            if (value != null) {
                facts.add(new Vital(field.name(), value, Phrases.withUnit(value, field)));
            }
        }
    }

    private void selfCare(ObjectReader selfCare) {
        List<String> known = words.selfCare.fields().get("tried").words();
        List<String> tried = selfCare.words("tried", known, MOST_TRIED);
        String relief = selfCare.word("relief");
        facts.add(new SelfCare(
                relief == null ? ReportWords.UNKNOWN : relief,
                tried == null ? List.of() : List.copyOf(new LinkedHashSet<>(tried)),
                given(selfCare)));
    }

    private SymptomReader symptoms(ObjectReader report, Long sinceMillis, Set<String> needled) {
        SymptomReader symptoms = new SymptomReader(words, problems, sinceMillis, needled, memory);
        List<JsonValue> items = report.items("symptoms", Integer.MAX_VALUE);
        if (items != null) {
            int most = Math.max(LEAST_LIMIT, words.symptomCodes.size());
            if (present(items) > most || items.size() > MOST_ENTRIES) {
                String detail = "must have at most " + most
                        + " entries, and with denied ones (`present: false`) at most " + MOST_ENTRIES;
                report.refuse("symptoms", ReportProblems.OUT_OF_RANGE, detail);
                items = items.subList(0, Math.min(items.size(), most));
            }
            for (int index = 0; index < items.size(); index++) {
                String pointer = "/symptoms/" + index;
                if (!symptoms.remembers(items.get(index), pointer)) {
                    report.entry(items.get(index), pointer, words.symptom).ifPresent(symptoms::read);
                }
            }
        }
        return symptoms;
    }

    /** How many entries name something that the patient has. */
    private static int present(List<JsonValue> items) {
        int present = 0;
        for (JsonValue item : items) {
            present += isDenied(item) ? 0 : 1;
        }
        return present;
    }

    static boolean isDenied(JsonValue item) {
        return item instanceof JsonObject entry
                && entry.members().get("present") instanceof JsonTruth truth
                && !truth.truth();
    }

    /** No fever, and yet a measured one: the measurement counts by itself. */
    private void feverDenied(SymptomReader symptoms) {
        if (!words.hasSecondFacts()) {
            return;
        }
        for (Fact fact : facts) {
            if (fact instanceof Vital vital && Reckoning.isFever(vital)) {
                for (String denial : symptoms.denials(Reckoning.FEVER)) {
                    note(denial, "fever-denied", List.of("/vitals/" + vital.sign()));
                }
            }
        }
    }

    private Doubt asymptomaticWithSymptoms() {
        String code = "asymptomatic-with-symptoms";
        note("/asymptomatic", code, List.of("/symptoms"));
        return new Doubt(code, List.of(new Evidence("/asymptomatic", "no symptom, yet symptoms are given")));
    }

    /** Not pregnant, and yet a sign that only a pregnancy has. */
    private Optional<Doubt> pregnancyDenied(List<Symptom> symptoms) {
        boolean denied = false;
        for (Fact fact : facts) {
            denied = denied || fact instanceof Patient patient && Boolean.FALSE.equals(patient.pregnant());
        }
        List<Evidence> about = new ArrayList<>();
        for (Symptom symptom : symptoms) {
            if (denied && Reckoning.SIGNS_OF_PREGNANCY.contains(symptom.code())) {
                // At the code: a contradiction explains no symptom.
                about.add(new Evidence(symptom.pointer() + "/code", symptom.code() + ", yet not pregnant"));
            }
        }
        if (about.isEmpty()) {
            return Optional.empty();
        }
        about.add(0, new Evidence("/patient/pregnant", "not pregnant"));
        List<String> signs = new ArrayList<>();
        for (Evidence sign : about.subList(1, about.size())) {
            signs.add(sign.pointer());
        }
        note("/patient/pregnant", "pregnancy-denied", signs);
        return Optional.of(new Doubt("pregnancy-denied", about));
    }

    private void ask(int count, Boolean asymptomatic, boolean timeKnown, boolean regionsKnown) {
        if (count == 0) {
            if (asymptomatic == null) {
                ask("/asymptomatic", words.report.fields().get("asymptomatic"));
            }
            return;
        }
        if (!timeKnown) {
            ask("/treatment/endedAt", words.treatment.fields().get("endedAt"));
        }
        if (!regionsKnown) {
            ask("/treatment/regions", words.treatment.fields().get("regions"));
        }
    }

    private void ask(String pointer, Field field) {
        questions.add(new Question(pointer, field.question()));
    }

    private void note(String pointer, String code) {
        note(pointer, code, List.of());
    }

    private void note(String pointer, String code, List<String> beside) {
        dataQuality.add(new DataQuality(pointer, code, words.dataQuality(code), beside));
    }

    private static Given given(ObjectReader object) {
        return new Given(object.pointer(), object.members());
    }

    private static Double toDouble(BigDecimal number) {
        return number == null ? null : Double.valueOf(number.doubleValue());
    }
}
