package aftercare.ruleset.check;

import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Location;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.domain.Vocabulary.Standing;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.ruleset.text.Problem;
import aftercare.ruleset.text.RuleSource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small vocabulary and rules that are good. */
final class Examples {

    static final String PATH = "infection/infection.drl";

    /** One rule of each kind, with everything that a rule may hold. */
    static final String GOOD =
            """
            package aftercare.rules
            import aftercare.domain.*
            import function aftercare.engine.Conclusions.conclude
            import function aftercare.engine.Conclusions.infer
            import function aftercare.engine.Conclusions.advise

            // A comment with "quotes" and (brackets.
            rule "Fever with a sign of inflammation at a needle site"
                @id( "INF-05" )
                @urgency( "URGENT_24H" )
                @within( 6 ) // tighter than the level's own
                @reason( "Fever ≥ 38 °C alongside local signs: 'infection' until shown otherwise; // no comment." )
                @advice( "Fever together with a sore, red or swollen needle site needs a doctor today." )
                @source( "source article, statements 3, 4 and 10; [NG51]; our own choice" )
            when
                /* Facts may be named. */
                $fever : Sign( kind == "fever" )
                Symptom( groups contains "site-sign", // any of them
                    severity >= 3 && ( trend in ( "worsening", "unknown" ) || sizeCm == null || sizeCm > 5.0 ),
                    ( persistent == null || persistent == false ),
                    code not in ( "fever", "chills" ) )
                exists Region( group == "spine" )
                not Symptom( code == "site-pus", groups not contains "soreness" )
                ( Patient( ageYears >= 75 ) or ( RiskFactor( code == "diabetes" ) and not Report( asymptomatic == true ) ) )
            then
                conclude( drools );
            end

            rule "Fever, measured"
                @id( "SGN-01" )
                @infers( "fever" )
                @as( "temperature" )
                @source( "our own choice" )
            when
                Vital( sign == "temperatureC", value >= 38.0 )
            then
                infer( drools );
            end

            rule "Drink"
                @id( "SC-01" )
                @advises( "self-care" )
                @text( "Drink plenty of water." )
                @source( "source article, statement 16" )
            when
                $a : Symptom( groups contains "soreness" )
                Symptom( code == $a.code, pointer != $a.pointer, onsetHours <= $a.onsetHours, code in ( "pain" ) )
                Treatment( hoursSince <= 48.0, depth != "deep", sharpPainAtInsertion == false )
            then advise( drools ); end
            """;

    private Examples() {}

    static RuleSource source(String path, String text) {
        return new RuleSource(path, text.getBytes(StandardCharsets.UTF_8));
    }

    static CheckedRules check(String text) {
        return new RuleCheck().read(List.of(source(PATH, text)), vocabulary());
    }

    /** Code and message of each problem, a line each. */
    static String lines(List<Problem> problems) {
        StringBuilder lines = new StringBuilder();
        for (Problem problem : problems) {
            lines.append(problem.code()).append(' ').append(problem.message()).append('\n');
        }
        return lines.toString();
    }

    static Vocabulary vocabulary() {
        Map<String, SymptomWord> symptoms = new LinkedHashMap<>();
        symptom(symptoms, "pain", "soreness");
        symptom(symptoms, "chest-pain");
        symptom(symptoms, "fever");
        symptom(symptoms, "chills");
        symptom(symptoms, "site-redness", "local-sign", "site-sign");
        symptom(symptoms, "site-warmth", "local-sign", "site-sign");
        symptom(symptoms, "site-pus", "site-sign");
        Map<String, RegionWord> regions = new LinkedHashMap<>();
        region(regions, "upper-trapezius", "thoracic-risk");
        region(regions, "lumbar-paraspinals", "spine", "trunk");
        region(regions, "calf");
        region(regions, "knee");
        region(regions, "unknown", "thoracic-risk", "spine", "trunk");
        Map<Part, Map<String, Field>> fields = new EnumMap<>(Part.class);
        add(fields, Part.ATTRIBUTES, number("severity", Vocabulary.Type.INTEGER, "0", "10", 0));
        add(fields, Part.ATTRIBUTES, words("trend", "improving", "stable", "worsening", "rapidly-worsening"));
        add(fields, Part.ATTRIBUTES, words("onset", "sudden", "gradual"));
        add(fields, Part.ATTRIBUTES, number("onsetHours", Vocabulary.Type.DECIMAL, "0", "87600", 3));
        add(fields, Part.ATTRIBUTES, number("durationHours", Vocabulary.Type.DECIMAL, "0", "87600", 3));
        add(fields, Part.ATTRIBUTES, number("sizeCm", Vocabulary.Type.DECIMAL, "0", "100", 1));
        add(fields, Part.ATTRIBUTES, words("pattern", "focal", "one-sided", "bilateral"));
        add(fields, Part.ATTRIBUTES, number("pressureMinutes", Vocabulary.Type.INTEGER, "0", "1440", 0));
        add(fields, Part.VITALS, number("temperatureC", Vocabulary.Type.DECIMAL, "30", "45", 1));
        add(fields, Part.VITALS, number("heartRate", Vocabulary.Type.INTEGER, "20", "250", 0));
        add(fields, Part.VITALS, number("spo2", Vocabulary.Type.INTEGER, "50", "100", 0));
        add(fields, Part.PATIENT, number("ageYears", Vocabulary.Type.DECIMAL, "0", "130", 1));
        add(fields, Part.PATIENT, number("bmi", Vocabulary.Type.DECIMAL, "8", "90", 1));
        add(fields, Part.PATIENT, truth("diabetes"));
        add(fields, Part.PATIENT, truth("smoker"));
        add(fields, Part.TREATMENT, words("depth", "superficial", "deep", "unknown"));
        add(fields, Part.SELF_CARE, words("tried", "rest", "heat", "ice"));
        add(fields, Part.SELF_CARE, words("relief", "yes", "partial", "no", "unknown"));
        return new Vocabulary(Vocabulary.FIRST_FACTS, symptoms, regions, fields);
    }

    private static void symptom(Map<String, SymptomWord> symptoms, String code, String... groups) {
        Optional<Urgency> noFloor = Optional.empty();
        symptoms.put(
                code,
                new SymptomWord(
                        code,
                        code,
                        code,
                        List.of(groups),
                        List.of(),
                        List.of(),
                        noFloor,
                        List.of(),
                        Standing.STATE,
                        Location.NOT_SAID,
                        List.of(),
                        List.of()));
    }

    private static void region(Map<String, RegionWord> regions, String code, String... groups) {
        regions.put(code, new RegionWord(code, code, List.of(groups), List.of(), List.of()));
    }

    private static Field number(String name, Vocabulary.Type type, String min, String max, int places) {
        return field(name, type, new BigDecimal(min), new BigDecimal(max), places, List.of());
    }

    private static Field words(String name, String... words) {
        return field(name, Vocabulary.Type.WORD, BigDecimal.ZERO, BigDecimal.ZERO, 0, List.of(words));
    }

    private static Field truth(String name) {
        return field(name, Vocabulary.Type.BOOLEAN, BigDecimal.ZERO, BigDecimal.ZERO, 0, List.of());
    }

    private static Field field(
            String name, Vocabulary.Type type, BigDecimal min, BigDecimal max, int places, List<String> words) {
        return new Field(
                name, type, name, name, min, max, places, "", words, List.of(), List.of(), List.of(), List.of());
    }

    private static void add(Map<Part, Map<String, Field>> fields, Part part, Field field) {
        Map<String, Field> ofPart = new LinkedHashMap<>(fields.getOrDefault(part, Map.of()));
        ofPart.put(field.name(), field);
        fields.put(part, ofPart);
    }
}
