package aftercare.ruleset.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Fact;
import aftercare.domain.Vocabulary;
import aftercare.ruleset.check.Fields.Field;
import aftercare.ruleset.model.FactField.Holds;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of fields against the facts themselves. */
class FieldsTest {

    /** Components that serve the evidence and are no business of a rule. */
    private static final Map<String, Set<String>> NOT_FOR_RULES = Map.of(
            "Report", Set.of("reportId", "reportedAt", "symptomsGiven", "facts", "denied", "questions", "dataQuality"),
            "Doubt", Set.of("about"),
            "Treatment", Set.of("given"),
            "Region", Set.of("evidence"),
            "Patient", Set.of("given"),
            "RiskFactor", Set.of("label"),
            "Vital", Set.of("says"),
            "SelfCare", Set.of("given"),
            "Symptom", Set.of("reported", "given"),
            "Sign", Set.of("basis"));

    /** Boxed or text, yet never missing: the fact says what stands for it. */
    private static final Set<String> NEVER_MISSING = Set.of(
            "Doubt.code",
            "Treatment.depth",
            "Region.code",
            "Region.group",
            "RiskFactor.code",
            "Vital.sign",
            "SelfCare.relief",
            "Symptom.code",
            "Symptom.trend",
            "Symptom.onset",
            "Symptom.newSinceTreatment",
            "Symptom.old",
            "Symptom.gone",
            "Symptom.counts",
            "Symptom.place",
            "Symptom.pointer",
            "Sign.kind",
            "Sign.code");

    private final Fields fields = Fields.of(secondFacts(), Map.of("fever", Set.of("")));

    private static Vocabulary secondFacts() {
        Vocabulary words = Examples.vocabulary();
        return new Vocabulary(Vocabulary.SECOND_FACTS, words.symptoms(), words.regions(), words.fields());
    }

    @Test
    void knowsEveryFact() {
        Set<String> facts = new TreeSet<>();
        for (Class<?> fact : Fact.class.getPermittedSubclasses()) {
            facts.add(fact.getSimpleName());
        }
        assertEquals(facts, new TreeSet<>(fields.facts()));
    }

    @Test
    void knowsEveryFieldWithItsType() {
        for (Class<?> fact : Fact.class.getPermittedSubclasses()) {
            String name = fact.getSimpleName();
            Set<String> known = new HashSet<>(fields.of(name).keySet());
            for (RecordComponent component : fact.getRecordComponents()) {
                Field field = fields.of(name).get(component.getName());
                if (NOT_FOR_RULES.get(name).contains(component.getName())) {
                    assertTrue(field == null, name + "." + component.getName());
                    continue;
                }
                String shown = name + "." + component.getName();
                assertTrue(known.remove(component.getName()), shown);
                Class<?> type = component.getType();
                assertEquals(holds(type), field.holds(), shown);
                boolean canBeMissing = !type.isPrimitive() && type != List.class && !NEVER_MISSING.contains(shown);
                assertEquals(canBeMissing, field.nullable(), shown);
            }
            assertEquals(Set.of(), known, name);
        }
    }

    @Test
    void knowsTheWordsOrNumbersOfEveryField() {
        for (String fact : fields.facts()) {
            for (Field field : fields.of(fact).values()) {
                String shown = fact + "." + field.name();
                boolean words = field.holds() == Holds.WORD || field.holds() == Holds.WORDS;
                assertEquals(words, field.words().isPresent(), shown);
                boolean pointer = field.name().equals("pointer");
                assertEquals(
                        words && !pointer,
                        words && !field.words().orElseThrow().known().isEmpty(),
                        shown);
                boolean number = field.holds() == Holds.WHOLE || field.holds() == Holds.DECIMAL;
                assertEquals(
                        number && !shown.equals("Vital.value"), field.range().isPresent(), shown);
            }
        }
    }

    @Test
    void knowsTheRangeOfEachVitalSign() {
        assertEquals("45", fields.vital("temperatureC").orElseThrow().max().toPlainString());
        assertTrue(fields.vital("shoeSize").isEmpty());
    }

    private static Holds holds(Class<?> type) {
        if (type == Boolean.class || type == boolean.class) {
            return Holds.TRUTH;
        }
        if (type == Integer.class || type == int.class) {
            return Holds.WHOLE;
        }
        if (type == Double.class || type == double.class) {
            return Holds.DECIMAL;
        }
        assertTrue(type == String.class || type == List.class, type.getName());
        return type == String.class ? Holds.WORD : Holds.WORDS;
    }
}
