package aftercare.triage.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.SnomedCode;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.triage.reference.BothEvaluators;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every emergency of the shipped words, however it is written and wherever; and never less than a plain reading finds. */
class FailSafeEverywhereTest {

    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int BROKEN_BODIES = 60_000;
    private static final Vocabulary VOCABULARY = BothEvaluators.VOCABULARY;
    private static final Intake INTAKE =
            new Intake(VOCABULARY, BothEvaluators.WORDING, Clock.fixed(Desk.NOW, ZoneOffset.UTC));

    /** Whole bodies around a word; those of a denial say of the word that it is not there. */
    private final Map<String, UnaryOperator<String>> bodies = new LinkedHashMap<>();

    private final Map<String, UnaryOperator<String>> denials = new LinkedHashMap<>();

    FailSafeEverywhereTest() {
        bodies.put("a code", word -> json("{'symptoms':[{'code':%s,'x':1}]}", word));
        bodies.put("another member", word -> json("{'symptoms':[{'symptom':%s,'severity':3}]}", word));
        bodies.put("a text", word -> json("{'patient':{'complaint':%s}}", word));
        bodies.put("a list", word -> json("{'complaints':['nausea',%s]}", word));
        bodies.put("among others", word -> "{\"complaints\":\"nausea, " + word + "; fever\"}");
        bodies.put("a name", word -> json("{'symptoms':{%s:true}}", word));
        bodies.put("the name of an object", word -> json("{'symptoms':{%s:{'severity':2}}}", word));
        bodies.put("a coding", word -> json("{'code':{'coding':[{'system':'http://x','code':%s}]}}", word));
        bodies.put("a display", word -> json("{'code':{'coding':[{'code':'x','display':%s}]}}", word));
        bodies.put("a concept", word -> json("{'resourceType':'Condition','code':{'text':%s}}", word));
        bodies.put("a text alone", word -> json("%s", word));
        bodies.put("in a text", word -> json("{'body':%s}", json("{'symptoms':[{'code':%s}]}", word)));
        bodies.put("before the end", word -> json("{'symptoms':[{'symptom':%s", word));
        bodies.put("before an error", word -> json("{'symptoms':[{'symptom':%s,}]}", word));
        bodies.put("after an error", word -> json("{'a':01,'symptoms':[{'symptom':%s}]}", word));
        bodies.put("after a quote", word -> json("{'a':'he said 'no' twice','symptoms':[{'symptom':%s}]}", word));
        bodies.put("Python", word -> "{'symptoms': [{'symptom': '" + word + "', 'present': True}]}");
        bodies.put("a name in Python", word -> "{'symptoms': {'" + word + "': 3}}");
        bodies.put("JavaScript", word -> "{symptoms: [{symptom: \"" + word + "\", present: true}]}");
        bodies.put("no quotes", word -> "{symptoms: [{symptom: " + word + ", severity: 3}]}");
        bodies.put("YAML", word -> "symptoms:\n  - symptom: " + word + "\n    severity: 3\n  - symptom: nausea\n");
        bodies.put("a list in YAML", word -> "symptoms:\n- nausea\n- " + word + "\n");
        bodies.put("a name in YAML", word -> "symptoms:\n  " + word + ": yes\n  nausea:\n    present: false\n");
        bodies.put("a form", word -> "severity=3&symptom=" + encoded(word) + "&x=1");
        bodies.put("a name in a form", word -> encoded(word) + "=true&severity=3");
        bodies.put("lines", word -> "nausea\n" + word + "\nfever\n");
        bodies.put("XML", word -> "<symptoms><symptom>" + word + "</symptom></symptoms>");
        denials.put("a code", word -> json("{'symptoms':[{'code':%s,'present':false}],'x':1}", word));
        denials.put("another member", word -> json("{'symptoms':[{'present':false,'symptom':%s}]}", word));
        denials.put("a name", word -> json("{'symptoms':{%s:false}}", word));
        denials.put("the name of an object", word -> json("{'symptoms':{%s:{'present':false}}}", word));
        denials.put("Python", word -> "{'symptoms': [{'symptom': '" + word + "', 'present': False}]}");
        denials.put("JavaScript", word -> "{symptoms: [{symptom: '" + word + "', present: false}]}");
        denials.put("YAML", word -> "symptoms:\n  - symptom: " + word + "\n    present: false\n  - symptom: nausea\n");
        denials.put("a form", word -> "severity=3&symptom=" + encoded(word) + "&present=false");
    }

    /** JSON with the word in its place; the pattern is written with single quotes. */
    private static String json(String pattern, String word) {
        String text = '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return pattern.replace('\'', '"').replace("%s", text);
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    private static Urgency failSafe(String body) {
        return INTAKE.failSafe(body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<SymptomWord> emergencies() {
        List<SymptomWord> emergencies = new ArrayList<>();
        for (SymptomWord word : VOCABULARY.symptoms().values()) {
            if (word.floor().isPresent() && word.floor().get().isEmergency()) {
                emergencies.add(word);
            }
        }
        return emergencies;
    }

    private static Set<String> writings(SymptomWord word) {
        Set<String> writings = new LinkedHashSet<>();
        List<String> names = new ArrayList<>(List.of(word.code(), word.label()));
        names.addAll(word.alsoSaidAs());
        for (String name : names) {
            List<String> parts = Arrays.asList(name.split("[ -]"));
            writings.add(name);
            writings.add(" " + name + " ");
            writings.add(name.toUpperCase(Locale.ROOT));
            writings.add(String.join(" ", parts));
            writings.add(String.join("_", parts));
            writings.add(String.join("-", parts).toLowerCase(Locale.ROOT));
            writings.add(String.join("", parts));
            writings.add(capitals(parts));
            writings.add(capitals(parts).substring(0, 1).toLowerCase(Locale.ROOT)
                    + capitals(parts).substring(1));
        }
        for (SnomedCode snomed : word.snomed()) {
            writings.add(snomed.code());
        }
        return writings;
    }

    private static String capitals(List<String> parts) {
        StringBuilder joined = new StringBuilder();
        for (String part : parts) {
            if (!part.isEmpty()) {
                joined.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
            }
        }
        return joined.toString();
    }

    @Test
    void everyEmergencyIsFoundInEveryWritingAndEveryShape() {
        List<String> missed = new ArrayList<>();
        int tried = 0;
        for (SymptomWord word : emergencies()) {
            for (String writing : writings(word)) {
                for (Map.Entry<String, UnaryOperator<String>> body : bodies.entrySet()) {
                    tried++;
                    String text = body.getValue().apply(writing);
                    if (!failSafe(text).atLeast(word.floor().orElseThrow())) {
                        missed.add(body.getKey() + ": " + text);
                    }
                }
            }
        }
        assertEquals(List.of(), missed);
        assertTrue(tried > 10_000, "only " + tried);
    }

    @Test
    void everyEmergencyThatIsDeniedIsNone() {
        List<String> called = new ArrayList<>();
        for (SymptomWord word : emergencies()) {
            for (String writing : writings(word)) {
                for (Map.Entry<String, UnaryOperator<String>> denial : denials.entrySet()) {
                    String text = denial.getValue().apply(writing);
                    if (failSafe(text) != Urgency.URGENT_24H) {
                        called.add(denial.getKey() + ": " + text);
                    }
                }
            }
        }
        assertEquals(List.of(), called);
    }

    @Test
    void noOtherWordIsAnEmergency() {
        List<String> called = new ArrayList<>();
        Set<String> codes = new LinkedHashSet<>(VOCABULARY.symptoms().keySet());
        codes.addAll(VOCABULARY.regions().keySet());
        VOCABULARY.fields().values().forEach(fields -> fields.values().forEach(field -> {
            codes.add(field.name());
            codes.addAll(field.words());
        }));
        for (SymptomWord word : emergencies()) {
            codes.remove(word.code());
        }
        for (String code : codes) {
            for (String body :
                    List.of(json("{'symptoms':[{'code':'muscle-ache','x':%s}]}", code), json("{%s:1}", code))) {
                if (failSafe(body) != Urgency.URGENT_24H) {
                    called.add(body);
                }
            }
        }
        assertEquals(List.of(), called);
    }

    /** Bodies of all shapes, broken at random. */
    @Test
    void neverLessThanAPlainReadingFinds() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        LeastFailSafe least = new LeastFailSafe(VOCABULARY);
        List<UnaryOperator<String>> shapes = new ArrayList<>(bodies.values());
        shapes.addAll(denials.values());
        List<SymptomWord> words = emergencies();
        List<String> lower = new ArrayList<>();
        int emergencies = 0;
        for (int round = 0; round < BROKEN_BODIES; round++) {
            StringBuilder body = new StringBuilder();
            for (int part = random.nextInt(3); part >= 0; part--) {
                String code = words.get(random.nextInt(words.size())).code();
                UnaryOperator<String> shape = random.nextInt(3) == 0
                        ? shapes.get(random.nextInt(shapes.size()))
                        : (random.nextBoolean() ? bodies : denials).get("a code");
                body.append(shape.apply(code));
            }
            for (int change = random.nextInt(6); change >= 0; change--) {
                breakOnce(body, random);
            }
            byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
            Urgency expected = least.of(bytes);
            emergencies += expected == Urgency.EMERGENCY_AMBULANCE ? 1 : 0;
            if (!INTAKE.failSafe(bytes).atLeast(expected)) {
                lower.add(body.toString());
            }
        }
        assertEquals(List.of(), lower, "seed " + SEED);
        assertTrue(emergencies > BROKEN_BODIES / 20, "only " + emergencies + " were emergencies, seed " + SEED);
    }

    private static void breakOnce(StringBuilder body, Random random) {
        String pieces = "\"'{}[]:,; \n\\-=&xX\ufb03\u0130";
        int at = random.nextInt(body.length() + 1);
        switch (random.nextInt(6)) {
            case 0 -> body.setLength(Math.max(1, at));
            case 1 -> body.insert(at, pieces.charAt(random.nextInt(pieces.length())));
            case 2 -> body.insert(at, "\"present\":false,");
            case 3 -> body.insert(at, "\"code\":\"nausea\",\"present\":true},{");
            case 4 -> {
                int end = Math.min(body.length(), at + 1 + random.nextInt(3));
                body.delete(at, end);
            }
            default -> {
                if (at < body.length()) {
                    body.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
                }
            }
        }
        if (body.isEmpty()) {
            body.append('{');
        }
    }
}
