package aftercare.trial.cases;

import aftercare.domain.Symptom;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Wording;
import aftercare.ruleset.yaml.Shape;
import aftercare.triage.intake.Intake;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a case file may hold, with the words of one vocabulary. */
public final class CaseShape {

    private static final String ENTRY = "/symptoms/0";
    private static final Map<Part, String> PLACES = Map.of(
            Part.REPORT, "",
            Part.TREATMENT, "/treatment",
            Part.PATIENT, "/patient",
            Part.VITALS, "/vitals",
            Part.SELF_CARE, "/selfCare",
            Part.ATTRIBUTES, ENTRY);

    private final Vocabulary vocabulary;
    private final Intake intake;

    private CaseShape(Vocabulary vocabulary, Intake intake) {
        this.vocabulary = vocabulary;
        this.intake = intake;
    }

    public static Shape of(Vocabulary vocabulary, Wording wording) {
        Intake intake = new Intake(vocabulary, wording, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        Map<String, Shape> all = new LinkedHashMap<>();
        all.put(
                "note",
                Shape.text("[^\\n]{1," + CaseFileReader.MOST_NOTE_LETTERS + "}").says("the name of the case"));
        all.put("given", new CaseShape(vocabulary, intake).report());
        all.put("want", WantReader.shape().says("what must come of it"));
        return Shape.list(Shape.keys(CaseFileReader.KNOWN, all));
    }

    private Shape report() {
        Map<String, Shape> own = new LinkedHashMap<>();
        own.put("reportId", Shape.text());
        own.put(GivenReport.REPORTED_AT, Shape.text());
        own.put(GivenReport.TREATMENT, object(Part.TREATMENT, Map.of(GivenReport.HOURS_SINCE, Shape.number())));
        for (Part part : List.of(Part.PATIENT, Part.VITALS, Part.SELF_CARE)) {
            own.put(part.word(), object(part, Map.of()));
        }
        List<String> codes = new ArrayList<>(vocabulary.symptoms().keySet());
        codes.add(Symptom.OTHER);
        Map<String, Shape> entry = Map.of("code", Shape.oneWord(codes), "present", Shape.truth(), "text", Shape.text());
        own.put("symptoms", Shape.list(object(Part.ATTRIBUTES, entry)));
        return object(Part.REPORT, own);
    }

    /** Every name that the intake reads there: those of the contract are given, the vocabulary says what the others hold. */
    private Shape object(Part part, Map<String, Shape> own) {
        Map<String, Shape> all = new LinkedHashMap<>();
        for (String name : intake.names(PLACES.get(part))) {
            Field field = vocabulary.fields(part).get(name);
            all.put(name, field == null ? own.get(name) : shape(field));
        }
        own.forEach(all::putIfAbsent);
        return Shape.keys(part == Part.ATTRIBUTES ? List.of("code") : List.of(), all);
    }

    private Shape shape(Field field) {
        List<String> regions = List.copyOf(vocabulary.regions().keySet());
        Shape shape =
                switch (field.type()) {
                    case INTEGER -> Shape.whole().from(field.min(), field.max());
                    case DECIMAL -> Shape.number().from(field.min(), field.max());
                    case BOOLEAN -> Shape.truth();
                    case WORD -> Shape.oneWord(field.words());
                    case WORDS -> Shape.list(Shape.oneWord(field.words()));
                    case REGION -> Shape.oneWord(regions);
                    case REGIONS -> Shape.list(Shape.oneWord(regions));
                    case TIMESTAMP -> Shape.text();
                };
        return shape.says(field.question());
    }
}
