package aftercare.service.fhir;

import aftercare.domain.Question.Option;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.SymptomWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every item of a questionnaire that stands for a report, by its linkId: the path of the field in the report, its parts joined
 * with dots. {@code symptoms} is one group that repeats. A questionnaire that asks for symptoms by topic names the topic after a
 * tilde, as in {@code symptoms.code~chest}: it is the same item.
 */
public final class ReportItems {

    /** The canonical address of the questionnaire for staff; a version may follow after a bar. */
    public static final String QUESTIONNAIRE = "urn:aftercare:questionnaire:report";

    /** That of the one for patients. */
    public static final String FOR_PATIENTS = "urn:aftercare:questionnaire:patient";

    /** Before the linkId of an item in the code system of its answers. */
    public static final String CODES = "urn:aftercare:code:";

    static final String SYMPTOMS = "symptoms";
    static final String CODE = SYMPTOMS + ".code";
    static final String TEXT = SYMPTOMS + ".text";

    /** The symptom for which there is no word. It belongs to the program, not to the vocabulary. */
    static final String OTHER = "other";

    /** Between a linkId and the topic under which it is asked. */
    static final char TOPIC = '~';

    /** What an answer holds. */
    public enum Kind {
        GROUP("group"),
        TRUTH("boolean", "valueBoolean"),
        WHOLE("integer", "valueInteger"),
        NUMBER("decimal", "valueDecimal", "valueInteger"),
        CODE("choice", "valueCoding"),
        TIME("dateTime", "valueDateTime"),
        TEXT("string", "valueString");

        private final String type;
        private final List<String> members;

        Kind(String type, String... members) {
            this.type = type;
            this.members = List.of(members);
        }

        /** What a questionnaire calls it. */
        String type() {
            return type;
        }

        /** The members of an answer that may hold it; none of a group. */
        public List<String> members() {
            return members;
        }
    }

    /**
     * An item.
     *
     * @param group linkId of the group that it is in; empty at the top
     * @param name of the field in its object of the report
     * @param repeats whether it may have several answers, or be there several times
     * @param text what is asked
     * @param field what the vocabulary says of it, where it says anything
     * @param options what may be chosen
     */
    public record Item(
            String linkId,
            String group,
            String name,
            Kind kind,
            boolean repeats,
            String text,
            Optional<Field> field,
            List<Option> options) {

        public Item {
            options = List.copyOf(options);
        }
    }

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Vocabulary vocabulary;

    public ReportItems(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        add("", "reportId", Kind.TEXT, false, "Id of the report", List.of());
        fields("", Part.REPORT);
        group(Part.TREATMENT, "The treatment");
        group(Part.PATIENT, "About the patient");
        group(Part.VITALS, "Measurements");
        group(Part.SELF_CARE, "What was tried");
        add("", SYMPTOMS, Kind.GROUP, true, "Symptom", List.of());
        add(SYMPTOMS, "code", Kind.CODE, false, "Which symptom is it?", symptoms());
        add(
                SYMPTOMS,
                "present",
                Kind.TRUTH,
                false,
                "Is it there? No says that it was asked for and denied.",
                List.of());
        add(SYMPTOMS, "text", Kind.TEXT, false, "What is it, in your own words?", List.of());
        fields(SYMPTOMS, Part.ATTRIBUTES);
    }

    /** All of them, a group before what is in it. */
    public List<Item> all() {
        return List.copyOf(items.values());
    }

    /** Those of one group. */
    List<Item> in(String group) {
        List<Item> in = new ArrayList<>();
        for (Item item : items.values()) {
            if (item.group().equals(group)) {
                in.add(item);
            }
        }
        return in;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The item of that linkId in that group; empty where there is none. */
    Optional<Item> of(String linkId, String group) {
        int topic = linkId.indexOf(TOPIC);
        return Optional.ofNullable(items.get(topic < 0 ? linkId : linkId.substring(0, topic)))
                .filter(item -> item.group().equals(group));
    }

    private List<Option> symptoms() {
        List<Option> symptoms = new ArrayList<>();
        for (SymptomWord word : vocabulary.symptoms().values()) {
            symptoms.add(new Option(word.code(), word.label()));
        }
        symptoms.add(new Option(OTHER, "Something else"));
        return symptoms;
    }

    private void group(Part part, String text) {
        add("", part.word(), Kind.GROUP, false, text, List.of());
        fields(part.word(), part);
    }

    private void fields(String group, Part part) {
        for (Field field : vocabulary.fields(part).values()) {
            boolean several = field.type() == Vocabulary.Type.WORDS || field.type() == Vocabulary.Type.REGIONS;
            String linkId = linkId(group, field.name());
            items.put(
                    linkId,
                    new Item(
                            linkId,
                            group,
                            field.name(),
                            kind(field),
                            several,
                            field.question(),
                            Optional.of(field),
                            vocabulary.options(field)));
        }
    }

    private void add(String group, String name, Kind kind, boolean repeats, String text, List<Option> options) {
        String linkId = linkId(group, name);
        items.put(linkId, new Item(linkId, group, name, kind, repeats, text, Optional.empty(), options));
    }

    private static String linkId(String group, String name) {
        return group.isEmpty() ? name : group + "." + name;
    }

    private static Kind kind(Field field) {
        return switch (field.type()) {
            case INTEGER -> Kind.WHOLE;
            case DECIMAL -> Kind.NUMBER;
            case BOOLEAN -> Kind.TRUTH;
            case WORD, WORDS, REGION, REGIONS -> Kind.CODE;
            case TIMESTAMP -> Kind.TIME;
        };
    }
}
