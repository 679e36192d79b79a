package aftercare.service.fhir;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every item of the questionnaire that stands for a report, by its linkId: the path of the field in the report, its parts joined
 * with dots. {@code symptoms} is one group that repeats.
 */
public final class ReportItems {

    /** The canonical address of the questionnaire; a version may follow after a bar. */
    public static final String QUESTIONNAIRE = "urn:aftercare:questionnaire:report";

    /** Before the linkId of an item in the code system of its answers. */
    public static final String CODES = "urn:aftercare:code:";

    private static final String SYMPTOMS = "symptoms";

    /** What an answer holds. */
    public enum Kind {
        GROUP,
        TRUTH("valueBoolean"),
        WHOLE("valueInteger"),
        NUMBER("valueDecimal", "valueInteger"),
        CODE("valueCoding"),
        TIME("valueDateTime"),
        TEXT("valueString");

        private final List<String> members;

        Kind(String... members) {
            this.members = List.of(members);
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
     */
    public record Item(String linkId, String group, String name, Kind kind, boolean repeats) {}

    private final Map<String, Item> items = new LinkedHashMap<>();

    public ReportItems(Vocabulary vocabulary) {
        add("", "reportId", Kind.TEXT, false);
        fields("", vocabulary, Part.REPORT);
        for (Part part : List.of(Part.TREATMENT, Part.PATIENT, Part.VITALS, Part.SELF_CARE)) {
            add("", part.word(), Kind.GROUP, false);
            fields(part.word(), vocabulary, part);
        }
        add("", SYMPTOMS, Kind.GROUP, true);
        add(SYMPTOMS, "code", Kind.CODE, false);
        add(SYMPTOMS, "present", Kind.TRUTH, false);
        add(SYMPTOMS, "text", Kind.TEXT, false);
        fields(SYMPTOMS, vocabulary, Part.ATTRIBUTES);
    }

    /** All of them, a group before what is in it. */
    public List<Item> all() {
        return Collections.unmodifiableList(new ArrayList<>(items.values()));
    }

    /** The item of that linkId in that group; empty where there is none. */
    Optional<Item> of(String linkId, String group) {
        return Optional.ofNullable(items.get(linkId))
                .filter(item -> item.group().equals(group));
    }

    private void fields(String group, Vocabulary vocabulary, Part part) {
        for (Field field : vocabulary.fields(part).values()) {
            boolean several = field.type() == Vocabulary.Type.WORDS || field.type() == Vocabulary.Type.REGIONS;
            add(group, field.name(), kind(field), several);
        }
    }

    private void add(String group, String name, Kind kind, boolean repeats) {
        String linkId = group.isEmpty() ? name : group + "." + name;
        items.put(linkId, new Item(linkId, group, name, kind, repeats));
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
