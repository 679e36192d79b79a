package aftercare.trial.search;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.triage.reference.FieldStep;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fields of a report that some rules look at, and the values of each that matter to them: on a threshold and one step
 * to either side of it, every word of a short list, true, false and not given.
 */
public final class Slots {

    /** Stands for a value that is not given. */
    public static final String ABSENT = "";

    private static final int MOST_WORDS = 12;

    private final Vocabulary vocabulary;
    private final FieldStep steps;
    private final Map<String, Set<String>> ofReport = new TreeMap<>();
    private final Map<String, Set<String>> ofSymptom = new TreeMap<>();

    public Slots(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.steps = new FieldStep(vocabulary);
    }

    /** Fields outside the symptoms. */
    public Map<String, Set<String>> ofReport() {
        return ofReport;
    }

    /** Fields of any symptom. */
    public Map<String, Set<String>> ofSymptom() {
        return ofSymptom;
    }

    public void add(ParsedRule rule) {
        rule.patterns().forEach(this::add);
    }

    public void add(Pattern pattern) {
        for (Comparison comparison : pattern.comparisons()) {
            comparison(pattern, comparison);
        }
    }

    private void comparison(Pattern pattern, Comparison comparison) {
        String field = comparison.field();
        switch (pattern.fact()) {
            case "Symptom" -> symptom(pattern, comparison);
            case "Vital" -> {
                Optional<String> sign = Test.word(pattern.tests(), "sign");
                if (field.equals("value") && sign.isPresent()) {
                    numbers(ofReport, "vitals." + sign.get(), pattern, comparison);
                }
            }
            case "RiskFactor" -> {
                for (String code : comparison.operand().words()) {
                    add(ofReport, "patient." + code, "true", "false", ABSENT);
                }
            }
            case "Region" -> {
                for (String region : regions(comparison)) {
                    add(ofReport, "treatment.regions", Literals.list(List.of(region)));
                }
                add(ofReport, "treatment.regions", ABSENT);
            }
            case "Doubt", "Sign" -> {
                // What brings these about are other facts.
            }
            default -> {
                if (!field.equals("symptomCount")) {
                    plain(ofReport, Literals.slot(pattern.fact(), field), pattern, comparison);
                }
            }
        }
    }

    private void symptom(Pattern pattern, Comparison comparison) {
        String field = comparison.field();
        switch (field) {
            case "code", "groups" -> {
                for (String word : comparison.operand().words()) {
                    if (field.equals("code")) {
                        add(ofSymptom, Sketch.CODE, Literals.text(word));
                    } else {
                        ofGroup(word);
                    }
                }
            }
            case "site", "siteGroups" -> {
                for (String region : regions(comparison)) {
                    add(ofSymptom, "site", Literals.text(region));
                }
                add(ofSymptom, "site", ABSENT);
            }
            case "lastingHours", "onsetHours" -> {
                numbers(ofSymptom, Literals.slot(pattern.fact(), field), pattern, comparison);
                // What began after the report did not: the session must be as long ago.
                numbers(ofReport, Sketch.HOURS_SINCE, pattern, comparison);
            }
            case "old", "gone", "counts", "place" -> {
                for (Map<String, String> answers : ReckonedAnswers.all(comparison)) {
                    answers.forEach((name, value) -> add(ofSymptom, name, value));
                }
            }
            case "pointer" -> {
                // It is the place of the symptom, not what was answered.
            }
            default -> plain(ofSymptom, field, pattern, comparison);
        }
    }

    private void ofGroup(String group) {
        int found = 0;
        for (SymptomWord symptom : vocabulary.symptoms().values()) {
            if (symptom.groups().contains(group) && found < MOST_WORDS) {
                add(ofSymptom, Sketch.CODE, Literals.text(symptom.code()));
                found++;
            }
        }
    }

    private void plain(Map<String, Set<String>> slots, String slot, Pattern pattern, Comparison comparison) {
        String field = comparison.field();
        if (steps.of(pattern, comparison).isPresent()) {
            numbers(slots, slot, pattern, comparison);
            return;
        }
        FactField asked = FactField.of(FactKind.named(pattern.fact()), field);
        if (asked.holds() == FactField.Holds.TRUTH) {
            add(slots, slot, "true", "false");
        } else {
            Optional<Vocabulary.Field> question = asked.question(vocabulary, Optional.empty());
            for (String word : question.map(Vocabulary.Field::words).orElse(List.of())) {
                add(
                        slots,
                        slot,
                        asked.holds() == FactField.Holds.WORDS ? Literals.list(List.of(word)) : Literals.text(word));
            }
        }
        add(slots, slot, ABSENT);
    }

    private void numbers(Map<String, Set<String>> slots, String slot, Pattern pattern, Comparison comparison) {
        BigDecimal step = steps.of(pattern, comparison).orElse(BigDecimal.ONE);
        if (comparison.operand() instanceof Operand.Number number) {
            add(
                    slots,
                    slot,
                    Literals.number(number.value()),
                    Literals.number(number.value().subtract(step)),
                    Literals.number(number.value().add(step)));
        }
        add(slots, slot, ABSENT);
    }

    /** The regions that a comparison names, one of every set of groups, and the unknown one. */
    private Set<String> regions(Comparison comparison) {
        Set<String> regions = new LinkedHashSet<>();
        for (String word : comparison.operand().words()) {
            if (vocabulary.regions().containsKey(word)) {
                regions.add(word);
            }
        }
        Set<Set<String>> groups = new HashSet<>();
        for (RegionWord region : vocabulary.regions().values()) {
            if (groups.add(Set.copyOf(region.groups()))) {
                regions.add(region.code());
            }
        }
        return regions;
    }

    private static void add(Map<String, Set<String>> slots, String slot, String... values) {
        slots.computeIfAbsent(slot, name -> new LinkedHashSet<>()).addAll(List.of(values));
    }
}
