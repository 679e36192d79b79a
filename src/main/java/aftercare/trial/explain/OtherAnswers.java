package aftercare.trial.explain;

import aftercare.domain.Report;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Symptom;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.intake.CodedReport;
import aftercare.trial.search.Slots;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answers that a report could have given otherwise: of each question the values that matter to some rule. That nothing was
 * answered is no other answer, because nobody can act on it.
 */
final class OtherAnswers {

    private static final String HOURS_SINCE = "treatment.hoursSince";
    private static final String REGIONS = "treatment.regions";

    /** What is worth knowing of a symptom without a code. */
    private static final List<String> OF_OTHER = List.of("severity", "trend");

    private static final BigDecimal MILLIS_OF_AN_HOUR = BigDecimal.valueOf(3_600_000);

    private final Vocabulary vocabulary;
    private final Slots slots;

    OtherAnswers(Vocabulary vocabulary, List<ParsedRule> rules) {
        this.vocabulary = vocabulary;
        this.slots = new Slots(vocabulary);
        for (ParsedRule rule : rules) {
            if (rule.card().kind() instanceof Triage || rule.card().kind() instanceof Infers) {
                slots.add(rule);
            }
        }
    }

    /** By question; numbers in ascending order. Each symptom that could be added is a question by itself. */
    List<List<OtherAnswer>> of(CodedReport sheet, Report report) {
        List<List<OtherAnswer>> all = new ArrayList<>();
        for (int i = 0; i < sheet.symptoms(); i++) {
            if (sheet.isPresent(i)) {
                ofSymptom(sheet, i, all);
            }
        }
        slots.ofReport().forEach((field, values) -> all.add(ofReport(sheet, report, field, values)));
        moreSymptoms(sheet, all);
        all.removeIf(List::isEmpty);
        return all;
    }

    private void ofSymptom(CodedReport sheet, int place, List<List<OtherAnswer>> all) {
        Optional<SymptomWord> word = word(sheet, place);
        Set<String> attributes =
                new LinkedHashSet<>(word.map(SymptomWord::attributes).orElse(OF_OTHER));
        attributes.addAll(sheet.answered(place));
        for (String attribute : attributes) {
            Set<String> values = slots.ofSymptom().getOrDefault(attribute, Set.of());
            if (!attribute.equals(CodedReport.CODE)) {
                all.add(attribute(sheet, place, attribute, values));
            }
        }
        word.ifPresent(known -> all.add(List.of(answer(
                sheet, "/symptoms/" + place + "/" + CodedReport.PRESENT, "false", "no `" + known.label() + "`"))));
    }

    private List<OtherAnswer> attribute(CodedReport sheet, int place, String attribute, Set<String> values) {
        String pointer = "/symptoms/" + place + "/" + attribute;
        Optional<Field> field =
                Optional.ofNullable(vocabulary.fields(Part.ATTRIBUTES).get(attribute));
        String label = field.map(Field::label).orElse(attribute);
        String symptom = word(sheet, place).map(SymptomWord::label).orElse(Symptom.OTHER);
        return each(sheet, pointer, symptom + ", " + label, values);
    }

    /** Empty for a symptom without a code. */
    private Optional<SymptomWord> word(CodedReport sheet, int place) {
        return Optional.ofNullable(vocabulary.symptoms().get(plain(code(sheet, place))));
    }

    private static String code(CodedReport sheet, int place) {
        return sheet.at("/symptoms/" + place + "/" + CodedReport.CODE).orElseThrow();
    }

    private List<OtherAnswer> ofReport(CodedReport sheet, Report report, String slot, Set<String> values) {
        String pointer = "/" + slot.replace('.', '/');
        if (slot.equals(HOURS_SINCE)) {
            return hoursSince(sheet, report.reportedAt(), values);
        }
        if (slot.equals(REGIONS)) {
            return regions(sheet, pointer, values);
        }
        return each(sheet, pointer, label(slot), values);
    }

    private String label(String slot) {
        String name = slot.substring(slot.lastIndexOf('.') + 1);
        for (Part part : Part.values()) {
            if (slot.equals(part.word() + "." + name)) {
                Field field = vocabulary.fields(part).get(name);
                return field == null ? name : field.label();
            }
        }
        return name;
    }

    private List<OtherAnswer> hoursSince(CodedReport sheet, Instant reportedAt, Set<String> values) {
        List<OtherAnswer> all = new ArrayList<>();
        for (BigDecimal hours : numbers(values)) {
            if (hours.signum() >= 0) {
                long millis = hours.multiply(MILLIS_OF_AN_HOUR).longValue();
                String ended = CodedReport.text(reportedAt.minusMillis(millis).toString());
                all.add(answer(
                        sheet,
                        CodedReport.ENDED_AT,
                        ended,
                        "the treatment ended " + hours.toPlainString() + " hours ago"));
            }
        }
        return all;
    }

    private List<OtherAnswer> regions(CodedReport sheet, String pointer, Set<String> values) {
        Optional<String> before = sheet.at(pointer).filter(list -> !list.equals("[]"));
        List<OtherAnswer> all = new ArrayList<>();
        for (String value : values) {
            if (value.equals(Slots.ABSENT)) {
                continue;
            }
            String region = value.substring(1, value.length() - 1);
            if (before.isEmpty() || !before.get().contains(region)) {
                String after = before.isEmpty()
                        ? value
                        : before.get().substring(0, before.get().length() - 1) + "," + region + "]";
                all.add(answer(sheet, pointer, after, "treated, too: `" + plain(region) + "`"));
            }
        }
        return all;
    }

    private void moreSymptoms(CodedReport sheet, List<List<OtherAnswer>> all) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < sheet.symptoms(); i++) {
            places.put(plain(code(sheet, i)), i);
        }
        for (SymptomWord word : vocabulary.symptoms().values()) {
            Integer place = places.get(word.code());
            String says = "also `" + word.label() + "`";
            if (place == null) {
                String code = CodedReport.text(word.code());
                all.add(List.of(new OtherAnswer("/symptoms/" + CodedReport.NEXT, Optional.empty(), code, says)));
            } else if (!sheet.isPresent(place)) {
                all.add(List.of(answer(sheet, "/symptoms/" + place + "/" + CodedReport.PRESENT, "true", says)));
            }
        }
    }

    private static List<OtherAnswer> each(CodedReport sheet, String pointer, String label, Set<String> values) {
        List<String> literals = new ArrayList<>();
        for (BigDecimal number : numbers(values)) {
            literals.add(number.toPlainString());
        }
        if (literals.isEmpty()) {
            literals.addAll(values);
        }
        List<OtherAnswer> all = new ArrayList<>();
        Optional<String> before = sheet.at(pointer);
        for (String literal : literals) {
            boolean given = before.isPresent() && same(before.get(), literal);
            if (!literal.equals(Slots.ABSENT) && !given) {
                String was = before.map(from -> ", not `" + plain(from) + "`").orElse("");
                all.add(answer(sheet, pointer, literal, label + ": `" + plain(literal) + "`" + was));
            }
        }
        return all;
    }

    private static boolean same(String one, String other) {
        return one.equals(other)
                || isNumber(one) && isNumber(other) && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    }

    private static OtherAnswer answer(CodedReport sheet, String pointer, String to, String says) {
        return new OtherAnswer(pointer, sheet.at(pointer), to, says);
    }

    private static List<BigDecimal> numbers(Set<String> values) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (String value : values) {
            if (isNumber(value)) {
                numbers.add(new BigDecimal(value));
            }
        }
        numbers.sort(Comparator.naturalOrder());
        return numbers;
    }

    static boolean isNumber(String literal) {
        return !literal.isEmpty() && (literal.charAt(0) == '-' || Character.isDigit(literal.charAt(0)));
    }

    private static String plain(String literal) {
        return literal.replace("\"", "");
    }
}
