package aftercare.ruleset.check;

import aftercare.domain.Doubt;
import aftercare.domain.Symptom;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Part;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactField.Holds;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.FieldTable;
import aftercare.ruleset.model.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The facts and fields that a rule may ask for, with what each may hold under one vocabulary. */
public final class Fields {

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
    public record Field(String name, Holds holds, boolean nullable, Optional<Words> words, Optional<Measure> range) {}

    /** Families of words that are checked in their own way. */
    static final String POINTER = FactField.Words.POINTERS.name();

    static final String SIGN = FactField.Words.SIGNS.name();
    static final String SIGN_CODE = FactField.Words.SIGN_CODES.name();

    private final Vocabulary vocabulary;
    private final Map<String, Set<String>> signs;
    private final Map<String, Map<String, Field>> byFact = new LinkedHashMap<>();

    private Fields(Vocabulary vocabulary, Map<String, Set<String>> signs) {
        this.vocabulary = vocabulary;
        this.signs = signs;
    }

    /**
     * The fields of every fact.
     *
     * @param signs the kinds of sign that rules infer, with the codes of each
     */
    public static Fields of(Vocabulary vocabulary, Map<String, Set<String>> signs) {
        Fields fields = new Fields(vocabulary, signs);
        for (FactKind kind : FactKind.values()) {
            Map<String, Field> ofFact = new LinkedHashMap<>();
            FieldTable.of(kind).forEach((name, field) -> {
                if (field.facts() <= vocabulary.facts()) {
                    ofFact.put(name, fields.field(field));
                }
            });
            fields.byFact.put(kind.written(), ofFact);
        }
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
    public Optional<Measure> vital(String sign) {
        return FactField.of(FactKind.VITAL, "value").measure(vocabulary, Optional.of(sign));
    }

    private Field field(FactField field) {
        Optional<Words> words = Optional.empty();
        if (field.words() != FactField.Words.NONE) {
            boolean own = field.words() == FactField.Words.OF_ANSWER;
            Set<String> known = known(field);
            words = Optional.of(new Words(own ? field.name() : field.words().name(), known));
        }
        return new Field(
                field.name(), field.holds(), field.nullable(), words, field.measure(vocabulary, Optional.empty()));
    }

    private Set<String> known(FactField field) {
        Set<String> known = new LinkedHashSet<>();
        switch (field.words()) {
            case OF_ANSWER ->
                field.question(vocabulary, Optional.empty()).ifPresent(question -> known.addAll(question.words()));
            case SYMPTOMS -> {
                known.addAll(vocabulary.symptoms().keySet());
                known.add(Symptom.OTHER);
            }
            case SYMPTOM_GROUPS -> vocabulary.symptoms().values().forEach(symptom -> known.addAll(symptom.groups()));
            case REGIONS -> known.addAll(vocabulary.regions().keySet());
            case REGION_GROUPS -> vocabulary.regions().values().forEach(region -> known.addAll(region.groups()));
            case RISK_FACTORS -> known.addAll(risks());
            case VITAL_SIGNS -> known.addAll(vocabulary.fields(Part.VITALS).keySet());
            case DOUBTS -> known.addAll(hasSecondFacts() ? Doubt.CODES : Doubt.OF_FIRST_FACTS);
            case SIGNS -> known.addAll(signs.keySet());
            case SIGN_CODES -> signs.values().forEach(known::addAll);
            case PLACES -> known.addAll(List.of("needled", "elsewhere", "unknown"));
            case POINTERS, NONE -> {
                // None that a rule could name.
            }
        }
        // Under the first facts an absent onset is sudden: no report has an unknown one.
        boolean never = !hasSecondFacts() && field.name().equals("onset");
        if (!field.assumed().isEmpty() && !never) {
            known.add(field.assumed());
        }
        return known;
    }

    private boolean hasSecondFacts() {
        return vocabulary.facts() >= Vocabulary.SECOND_FACTS;
    }

    private List<String> risks() {
        List<String> risks = new ArrayList<>();
        for (Vocabulary.Field field : vocabulary.fields(Part.PATIENT).values()) {
            if (field.type() == Vocabulary.Type.BOOLEAN) {
                risks.add(field.name());
            }
        }
        return risks;
    }
}
