package aftercare.ruleset.words;

import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.Type;
import aftercare.ruleset.words.VocabularyReader.Keys;
import aftercare.ruleset.yaml.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code vocabulary.yaml} may hold, of the present facts. */
public final class VocabularyShape {

    private static final String FIELD = "field";
    private static final int FACTS = Vocabulary.SECOND_FACTS;
    private static final Map<String, Shape> OF_KEY = Map.ofEntries(
            Map.entry("code", Shape.text(VocabularyReader.CODE)),
            Map.entry("name", Shape.text(FieldReader.NAME)),
            Map.entry("label", Shape.text()),
            Map.entry("question", Shape.text()),
            Map.entry(
                    "attributes", Shape.list(Shape.text(FieldReader.NAME)).says("names of fields under `attributes`")),
            Map.entry("needs", Shape.list(Shape.text()).says("without these it is not read mildly: `a` or `a or b`")),
            Map.entry("floor", Shape.oneWord(names(Urgency.values())).says("the least urgency of any report with it")),
            Map.entry("standing", Shape.oneWord(VocabularyReader.standings())),
            Map.entry("place", Shape.oneWord(VocabularyReader.PLACES)),
            Map.entry("areas", Shape.list(Shape.oneWord(VocabularyReader.AREAS))),
            Map.entry("alsoSaidAs", Shape.list(Shape.text()).says("what people say for it")),
            Map.entry("notSaidAs", Shape.list(Shape.text()).says("what sounds like it and means another symptom")),
            Map.entry("snomed", Shape.list(snomed())),
            Map.entry("min", Shape.number()),
            Map.entry("max", Shape.number()),
            Map.entry("places", Shape.whole().from(1, FieldReader.MOST_PLACES)),
            Map.entry("unit", Shape.text()),
            Map.entry("ucum", Shape.text()),
            Map.entry("words", Shape.list(Shape.text(VocabularyReader.CODE))),
            Map.entry("wordLabels", Shape.list(Shape.text()).says("one for each word, in their order")),
            Map.entry("codes", Shape.list(code())));

    private VocabularyShape() {}

    public static Shape get() {
        Map<String, Shape> file = new LinkedHashMap<>();
        file.put("facts", Shape.whole().from(FACTS, FACTS));
        file.put("symptoms", Shape.list(entry(VocabularyReader.symptomKeys(FACTS), VocabularyReader.SYMPTOM_GROUPS)));
        file.put("regions", Shape.list(entry(VocabularyReader.regionKeys(FACTS), VocabularyReader.REGION_GROUPS)));
        for (Part part : Part.values()) {
            file.put(part.word(), Shape.list(Shape.called(FIELD)));
        }
        return Shape.keys(file.keySet(), file).where(FIELD, field());
    }

    private static Shape entry(Keys keys, List<String> groups) {
        Map<String, Shape> all = shapes(keys);
        all.put("groups", Shape.list(Shape.oneWord(groups)));
        return Shape.keys(keys.required(), all);
    }

    /** One shape for each set of keys that a type brings. */
    private static Shape field() {
        Map<Keys, List<String>> types = new LinkedHashMap<>();
        for (Type type : Type.values()) {
            types.computeIfAbsent(FieldReader.keys(type, FACTS), none -> new ArrayList<>())
                    .add(FieldReader.word(type));
        }
        List<Shape> shapes = new ArrayList<>();
        types.forEach((keys, words) -> {
            Map<String, Shape> all = shapes(keys);
            all.put("type", Shape.oneWord(words));
            shapes.add(Shape.keys(keys.required(), all));
        });
        return Shape.either(shapes);
    }

    private static Map<String, Shape> shapes(Keys keys) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (String key : keys.all()) {
            if (OF_KEY.containsKey(key)) {
                shapes.put(key, OF_KEY.get(key));
            }
        }
        return shapes;
    }

    private static Shape snomed() {
        Map<String, Shape> keys = new LinkedHashMap<>();
        keys.put("code", Shape.text(FieldReader.SNOMED_NUMBER));
        keys.put("display", Shape.text());
        keys.put("fit", Shape.oneWord(FieldReader.FITS));
        keys.put("seen", Shape.list(Shape.oneWord(FieldReader.SEEN)));
        keys.put("verified", Shape.oneWord(FieldReader.VERIFIED));
        return Shape.keys(FieldReader.SNOMED, keys);
    }

    private static Shape code() {
        Map<String, Shape> keys = new LinkedHashMap<>();
        keys.put("system", Shape.oneWord(FieldReader.SYSTEMS));
        keys.put("code", Shape.text());
        return Shape.keys(FieldReader.CODED, keys);
    }

    private static List<String> names(Enum<?>... words) {
        return Arrays.stream(words).map(Enum::name).toList();
    }
}
