package aftercare.ruleset.check;

import static aftercare.domain.Vocabulary.Part.ATTRIBUTES;
import static aftercare.domain.Vocabulary.Part.PATIENT;
import static aftercare.domain.Vocabulary.Part.SELF_CARE;
import static aftercare.domain.Vocabulary.Part.TREATMENT;
import static aftercare.domain.Vocabulary.Part.VITALS;

import aftercare.domain.Symptom;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The facts and fields that a rule may ask for, with what each may hold. */
public final class Fields {

    /** What a field holds. */
    public enum Holds {
        TRUTH("true or false"),
        WHOLE("a whole number"),
        DECIMAL("a decimal number"),
        WORD("a word"),
        WORDS("a list of words");

        private final String shown;

        Holds(String shown) {
            this.shown = shown;
        }

        /** In words, as in a message. */
        public String shown() {
            return shown;
        }
    }

    /** The numbers that make sense for a field. */
    public record Range(BigDecimal min, BigDecimal max, int places) {}

    /**
     * The words of a field. Fields of one family may be compared with each other.
     *
     * @param known in the order of the vocabulary
     */
    public record Words(String family, Set<String> known) {}

    /**
     * A field of a fact.
     *
     * @param nullable whether it may be missing
     * @param words empty for fields that hold no words
     * @param range empty for fields that hold no number, and for those whose range hangs on another field
     */
    public record Field(String name, Holds holds, boolean nullable, Optional<Words> words, Optional<Range> range) {}

    /** Families of words that are checked in a way of their own. */
    static final String POINTER = "pointer";

    static final String SIGN = "sign";
    static final String SIGN_CODE = "sign code";

    private static final String UNKNOWN = "unknown";

    private final Vocabulary vocabulary;
    private final Map<String, Map<String, Field>> byFact = new LinkedHashMap<>();

    private Fields(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * The fields of every fact.
     *
     * @param signs the kinds of sign that rules infer, with the codes of each
     */
    public static Fields of(Vocabulary vocabulary, Map<String, Set<String>> signs) {
        Fields fields = new Fields(vocabulary);
        fields.report();
        fields.patient();
        fields.symptom();
        fields.sign(signs);
        return fields;
    }

    /** The kinds of fact. */
    public Set<String> facts() {
        return byFact.keySet();
    }

    /** The fields of a known fact, by name. */
    public Map<String, Field> of(String fact) {
        return byFact.get(fact);
    }

    /** The range of {@code value} for that vital sign. */
    public Optional<Range> vital(String sign) {
        return range(VITALS, sign);
    }

    private void report() {
        truth("Report", "asymptomatic", true);
        whole("Report", "symptomCount", false, Optional.of(range(0, 50, 0)));
        word(
                "Doubt",
                "code",
                false,
                "doubt",
                List.of("other-symptom", "onset-after-report", "duration-too-long", "asymptomatic-with-symptoms"));
        decimal("Treatment", "hoursSince", Optional.of(range(0, 87_600, 3)));
        word("Treatment", "depth", false, "depth", words(TREATMENT, "depth", UNKNOWN));
        truth("Treatment", "sharpPainAtInsertion", true);
        word("Region", "code", false, "region", regions());
        List<String> groups = regionGroups();
        groups.add("other");
        word("Region", "group", false, "region group", groups);
    }

    private void patient() {
        decimal("Patient", "ageYears", range(PATIENT, "ageYears"));
        decimal("Patient", "bmi", range(PATIENT, "bmi"));
        List<String> risks = new ArrayList<>();
        for (Vocabulary.Field field : vocabulary.fields(PATIENT).values()) {
            if (field.type() == Vocabulary.Type.BOOLEAN) {
                risks.add(field.name());
            }
        }
        word("RiskFactor", "code", false, "risk factor", risks);
        word(
                "Vital",
                "sign",
                false,
                "vital sign",
                List.copyOf(vocabulary.fields(VITALS).keySet()));
        add("Vital", new Field("value", Holds.DECIMAL, false, Optional.empty(), Optional.empty()));
        word("SelfCare", "relief", false, "relief", words(SELF_CARE, "relief", UNKNOWN));
        words("SelfCare", "tried", "tried", words(SELF_CARE, "tried"));
    }

    private void symptom() {
        List<String> codes = new ArrayList<>(vocabulary.symptoms().keySet());
        codes.add(Symptom.OTHER);
        word("Symptom", "code", false, "symptom", codes);
        words("Symptom", "groups", "symptom group", symptomGroups());
        whole("Symptom", "severity", true, range(ATTRIBUTES, "severity"));
        word("Symptom", "trend", false, "trend", words(ATTRIBUTES, "trend", UNKNOWN));
        word("Symptom", "onset", false, "onset", words(ATTRIBUTES, "onset"));
        decimal("Symptom", "onsetHours", range(ATTRIBUTES, "onsetHours"));
        decimal("Symptom", "lastingHours", range(ATTRIBUTES, "durationHours"));
        truth("Symptom", "persistent", true);
        truth("Symptom", "resolved", true);
        truth("Symptom", "newSinceTreatment", false);
        word("Symptom", "site", true, "region", regions());
        words("Symptom", "siteGroups", "region group", regionGroups());
        truth("Symptom", "needledSite", false);
        decimal("Symptom", "sizeCm", range(ATTRIBUTES, "sizeCm"));
        word("Symptom", "pattern", true, "pattern", words(ATTRIBUTES, "pattern"));
        truth("Symptom", "stopped", true);
        whole("Symptom", "pressureMinutes", true, range(ATTRIBUTES, "pressureMinutes"));
        truth("Symptom", "heavy", true);
        truth("Symptom", "fullyRecovered", true);
        truth("Symptom", "headInjury", true);
        truth("Symptom", "recurrent", true);
        word("Symptom", "pointer", false, POINTER, List.of());
    }

    private void sign(Map<String, Set<String>> signs) {
        word("Sign", "kind", false, SIGN, List.copyOf(signs.keySet()));
        Set<String> codes = new LinkedHashSet<>();
        for (Set<String> ofKind : signs.values()) {
            codes.addAll(ofKind);
        }
        word("Sign", "code", false, SIGN_CODE, List.copyOf(codes));
    }

    private void truth(String fact, String name, boolean nullable) {
        add(fact, new Field(name, Holds.TRUTH, nullable, Optional.empty(), Optional.empty()));
    }

    private void whole(String fact, String name, boolean nullable, Optional<Range> range) {
        add(fact, new Field(name, Holds.WHOLE, nullable, Optional.empty(), range));
    }

    private void decimal(String fact, String name, Optional<Range> range) {
        add(fact, new Field(name, Holds.DECIMAL, true, Optional.empty(), range));
    }

    private void word(String fact, String name, boolean nullable, String family, List<String> known) {
        Words words = new Words(family, new LinkedHashSet<>(known));
        add(fact, new Field(name, Holds.WORD, nullable, Optional.of(words), Optional.empty()));
    }

    private void words(String fact, String name, String family, List<String> known) {
        Words words = new Words(family, new LinkedHashSet<>(known));
        add(fact, new Field(name, Holds.WORDS, false, Optional.of(words), Optional.empty()));
    }

    private void add(String fact, Field field) {
        byFact.computeIfAbsent(fact, name -> new LinkedHashMap<>()).put(field.name(), field);
    }

    private List<String> words(Part part, String name, String... more) {
        List<String> words = new ArrayList<>();
        Vocabulary.Field field = vocabulary.fields(part).get(name);
        if (field != null) {
            words.addAll(field.words());
        }
        words.addAll(List.of(more));
        return words;
    }

    private Optional<Range> range(Part part, String name) {
        Vocabulary.Field field = vocabulary.fields(part).get(name);
        if (field == null || field.min() == null || field.max() == null) {
            return Optional.empty();
        }
        return Optional.of(new Range(field.min(), field.max(), field.places()));
    }

    private static Range range(long min, long max, int places) {
        return new Range(BigDecimal.valueOf(min), BigDecimal.valueOf(max), places);
    }

    private List<String> regions() {
        return List.copyOf(vocabulary.regions().keySet());
    }

    private List<String> regionGroups() {
        Set<String> groups = new LinkedHashSet<>();
        for (Vocabulary.RegionWord region : vocabulary.regions().values()) {
            groups.addAll(region.groups());
        }
        return new ArrayList<>(groups);
    }

    private List<String> symptomGroups() {
        Set<String> groups = new LinkedHashSet<>();
        for (Vocabulary.SymptomWord symptom : vocabulary.symptoms().values()) {
            groups.addAll(symptom.groups());
        }
        return List.copyOf(groups);
    }
}
