package aftercare.service.fhir;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.TerminologyCode;
import aftercare.service.fhir.SubmissionReader.Part;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads Observations as fields of a report: those that the vocabulary has a LOINC code for. Converts no unit, and rounds nothing but
 * a temperature that another program converted.
 */
final class MeasurementReader {

    private static final String LOINC = "http://loinc.org";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final List<String> FINAL = List.of("final", "amended", "corrected");

    /** A measurement from further away says nothing about the moment of the report. */
    private static final Duration MOST_AWAY = Duration.ofHours(24);

    /** By how much clocks may differ. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private static final int MOST_PLACES = 40;

    private static final String CELSIUS = "Cel";

    /** Fever counts for more the higher it is, and cold the lower it is. */
    private static final BigDecimal USUAL_CELSIUS = BigDecimal.valueOf(37);

    /** What is behind these places was left by arithmetic: 100.4 °F may come as 37.99999999999999 °C. */
    private static final int PLACES_OF_ARITHMETIC = 4;

    /** What people write for units that no field has: beside the right code, they make it doubtful what was measured. */
    private static final Set<String> OTHER_UNITS = Set.of(
            "f",
            "°f",
            "deg f",
            "degf",
            "[degf]",
            "fahrenheit",
            "degrees fahrenheit",
            "k",
            "kelvin",
            "kpa",
            "cmh2o",
            "lb",
            "lbs",
            "[lb_av]",
            "pound",
            "pounds",
            "st",
            "g",
            "in",
            "[in_i]",
            "inch",
            "inches",
            "ft",
            "m",
            "mm",
            "/s");

    private final Map<String, Field> fields = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Instant moment;
    private final Instant now;

    /** @param moment that the report is about */
    MeasurementReader(Vocabulary vocabulary, Instant moment, Instant now) {
        this.moment = moment;
        this.now = now;
        for (Vocabulary.Part part : List.of(Vocabulary.Part.VITALS, Vocabulary.Part.PATIENT)) {
            for (Field field : vocabulary.fields(part).values()) {
                String place = part.word() + "/" + field.name();
                fields.put(place, field);
                for (TerminologyCode code : field.codes()) {
                    if (code.system().equals("LOINC")) {
                        codes.put(code.code(), place);
                    }
                }
            }
        }
    }

    /** @param at where it is, a JSON Pointer */
    Part read(String at, JsonNode observation) {
        List<InputProblem> problems = new ArrayList<>(Members.OBSERVATION.problems(at, observation));
        if (!FINAL.contains(observation.path("status").asText())) {
            problems.add(problem(at + "/status", ProblemType.INVALID_VALUE, "must be " + String.join(" or ", FINAL)));
        }
        Optional<Instant> measured = Moments.of(
                observation.path(observation.has("effectiveInstant") ? "effectiveInstant" : "effectiveDateTime"));
        if (measured.isEmpty()
                || observation.has("effectiveInstant") && observation.has("effectiveDateTime")
                || Duration.between(moment, measured.get()).abs().compareTo(MOST_AWAY) > 0
                || measured.get().isAfter(now.plus(SKEW))) {
            problems.add(problem(
                    at + "/effectiveDateTime",
                    ProblemType.INVALID_TIMESTAMP,
                    "must be a time with an offset, within 24 hours of the report and not ahead"));
        }
        Set<String> places = places(observation.path("code"));
        if (places.size() != 1) {
            problems.add(problem(at + "/code", ProblemType.UNKNOWN_CODE, "must be a LOINC code of the vocabulary"));
            return new Part(Optional.empty(), observation, problems);
        }
        String place = places.iterator().next();
        return new Part(Optional.of(place), value(at, observation, fields.get(place), problems), problems);
    }

    private Set<String> places(JsonNode code) {
        Set<String> places = new TreeSet<>();
        for (JsonNode coding : code.path("coding")) {
            String place = codes.get(coding.path("code").asText());
            if (place != null && coding.path("system").asText().equals(LOINC)) {
                places.add(place);
            }
        }
        return places;
    }

    private static JsonNode value(String at, JsonNode observation, Field field, List<InputProblem> problems) {
        JsonNode quantity = observation.path("valueQuantity");
        problems.addAll(Members.QUANTITY.problems(at + "/valueQuantity", quantity));
        if (!quantity.path("value").isNumber() || quantity.has("comparator")) {
            problems.add(problem(
                    at + "/valueQuantity", ProblemType.INVALID_TYPE, "must have a number as value and no comparator"));
            return quantity.path("value");
        }
        String unit = quantity.path("code").asText().replaceAll("\\{[^}]*}", "");
        if (!quantity.path("system").asText().equals(UCUM) || !unit.equals(unit(field))) {
            problems.add(problem(
                    at + "/valueQuantity/code", ProblemType.UNKNOWN_CODE, "must be " + unit(field) + " of UCUM"));
        }
        String words = quantity.path("unit").asText().toLowerCase(Locale.ROOT).strip();
        if (OTHER_UNITS.contains(words)) {
            problems.add(problem(
                    at + "/valueQuantity/unit", ProblemType.INVALID_VALUE, "must be the unit that its code says"));
        }
        BigDecimal number = quantity.path("value").decimalValue();
        if (Math.abs((long) number.scale()) > MOST_PLACES) {
            problems.add(problem(at + "/valueQuantity/value", ProblemType.OUT_OF_RANGE, "has too many digits"));
            return JsonNodeFactory.instance.numberNode(0);
        }
        // 80.0 beats are 80 beats, and 38.50 degrees are 38.5 degrees.
        return JsonNodeFactory.instance.rawValueNode(
                new RawValue(reportable(number, field).stripTrailingZeros().toPlainString()));
    }

    /**
     * A temperature that was converted from Fahrenheit has more digits than a report takes. INVARIANT: it becomes the one of the
     * two steps beside it that is at least as urgent: to round 35.96 to 36.0 would be to say that it is not low.
     */
    private static BigDecimal reportable(BigDecimal number, Field field) {
        if (!unit(field).equals(CELSIUS) || number.scale() <= field.places()) {
            return number;
        }
        BigDecimal measured = number.setScale(Math.min(number.scale(), PLACES_OF_ARITHMETIC), RoundingMode.HALF_UP);
        boolean isLow = measured.compareTo(USUAL_CELSIUS) < 0;
        return measured.setScale(field.places(), isLow ? RoundingMode.FLOOR : RoundingMode.CEILING);
    }

    /** As UCUM writes it. */
    private static String unit(Field field) {
        for (TerminologyCode code : field.codes()) {
            if (code.system().equals("UCUM")) {
                return code.code();
            }
        }
        return field.unit();
    }

    private static InputProblem problem(String pointer, ProblemType type, String detail) {
        return new InputProblem(pointer, type.code(), detail, List.of());
    }
}
