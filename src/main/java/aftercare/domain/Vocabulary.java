package aftercare.domain;

import aftercare.domain.Question.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every word that a report or a rule may use.
 *
 * @param facts the version of the facts that rules of this vocabulary read; it says what an absent answer means
 * @param symptoms by code, in the order of the file
 * @param regions by code
 * @param fields by the object they belong to, then by name
 */
public record Vocabulary(
        int facts,
        Map<String, SymptomWord> symptoms,
        Map<String, RegionWord> regions,
        Map<Part, Map<String, Field>> fields) {

    /**
     * The facts of version 0.3.0: an absent onset is sudden, an absent needledSite true, and a floor holds for what is new
     * since the treatment. A vocabulary that names no version is read so: sets from before, kept or logged, keep their answers.
     */
    public static final int FIRST_FACTS = 1;

    /** The facts that know old, gone, counts and place, and read an answer that was not given as not known. */
    public static final int SECOND_FACTS = 2;

    /** The group of a region that is in no group of its own. */
    private static final String OTHER_GROUP = "other";

    /** The object of a report that a field belongs to; the name is the word of the vocabulary file. */
    public enum Part {
        ATTRIBUTES("attributes"),
        VITALS("vitals"),
        PATIENT("patient"),
        TREATMENT("treatment"),
        SELF_CARE("selfCare"),
        REPORT("report");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What a field holds. */
    public enum Type {
        INTEGER,
        DECIMAL,
        BOOLEAN,
        WORD,
        WORDS,
        REGION,
        REGIONS,
        TIMESTAMP
    }

    /** Whether a symptom still matters when the patient had it before, or when it has gone. */
    public enum Standing {
        /** It counts, old or gone. */
        ALWAYS,
        /** It counts when it has passed, not when it is old. */
        EVENT,
        /** It counts only while it is there and not old. */
        STATE
    }

    /**
     * Where a symptom is when nothing is said of its place.
     *
     * @param areas its own areas of the body, such as the low back; empty where the word names none
     * @param treated the word itself says that it is where the needles went in
     * @param elsewhere the word itself says that it is not
     */
    public record Location(List<String> areas, boolean treated, boolean elsewhere) {

        public static final Location NOT_SAID = new Location(List.of(), false, false);

        public Location {
            areas = List.copyOf(areas);
        }
    }

    /**
     * A symptom.
     *
     * @param needs what is needed to read it mildly; each entry lists alternatives of which one is enough
     * @param floor the least urgency of any report in which it counts and is not gone
     * @param alsoSaidAs what people say for it
     * @param notSaidAs what sounds like it and means another symptom
     */
    public record SymptomWord(
            String code,
            String label,
            String question,
            List<String> groups,
            List<String> attributes,
            List<List<String>> needs,
            Optional<Urgency> floor,
            List<SnomedCode> snomed,
            Standing standing,
            Location location,
            List<String> alsoSaidAs,
            List<String> notSaidAs) {

        /** The answers that it still needs when these are given: of alternatives, none of which is, the first. */
        public List<String> open(Set<String> given) {
            List<String> open = new ArrayList<>();
            for (List<String> alternatives : needs) {
                if (Collections.disjoint(alternatives, given)) {
                    open.add(alternatives.get(0));
                }
            }
            return open;
        }

        /** The same word with other groups and another floor. */
        public SymptomWord with(List<String> others, Optional<Urgency> least) {
            return new SymptomWord(
                    code,
                    label,
                    question,
                    others,
                    attributes,
                    needs,
                    least,
                    snomed,
                    standing,
                    location,
                    alsoSaidAs,
                    notSaidAs);
        }
    }

    /**
     * A body region and the groups that rules ask for.
     *
     * @param areas the areas of the body that it lies in: regions that share one are the same place
     */
    public record RegionWord(
            String code, String label, List<String> groups, List<String> areas, List<String> alsoSaidAs) {

        /** The same region with other groups. */
        public RegionWord with(List<String> others) {
            return new RegionWord(code, label, others, areas, alsoSaidAs);
        }
    }

    /**
     * A field of the report.
     *
     * @param min least plausible value, for numbers
     * @param max greatest plausible value, for numbers
     * @param places most decimal places, 0 for whole numbers
     * @param unit as shown to a person, may be empty
     * @param words the closed list, for words
     * @param codes codes of other terminologies as "SYSTEM code"
     * @param wordLabels what a person reads for each of the words, in their order; empty where the word itself serves
     */
    public record Field(
            String name,
            Type type,
            String label,
            String question,
            BigDecimal min,
            BigDecimal max,
            int places,
            String unit,
            List<String> words,
            List<TerminologyCode> codes,
            List<SnomedCode> snomed,
            List<String> alsoSaidAs,
            List<String> wordLabels) {

        /** What a person reads for that word. */
        public String label(String word) {
            return wordLabels.isEmpty() ? word : wordLabels.get(words.indexOf(word));
        }
    }

    /** A code of a terminology such as LOINC. */
    public record TerminologyCode(String system, String code) {}

    /**
     * A SNOMED CT code and how far to trust it.
     *
     * @param fit exact, approximate, broader or narrower
     * @param seen letters of the places where it was seen
     * @param verified how far it was verified
     */
    public record SnomedCode(String code, String display, String fit, List<String> seen, String verified) {}

    public Vocabulary {
        symptoms = Collections.unmodifiableMap(new LinkedHashMap<>(symptoms));
        regions = Collections.unmodifiableMap(new LinkedHashMap<>(regions));
        fields = Map.copyOf(fields);
    }

    /** The same vocabulary with other symptoms and regions. */
    public Vocabulary with(Map<String, SymptomWord> otherSymptoms, Map<String, RegionWord> otherRegions) {
        return new Vocabulary(facts, otherSymptoms, otherRegions, fields);
    }

    /** The groups of a region, never none; one that is not known is in every group. */
    public List<String> groupsOfRegion(String code) {
        if (code.equals(Reckoning.UNKNOWN)) {
            return everyGroupOfRegions();
        }
        List<String> groups = regions.get(code).groups();
        return groups.isEmpty() ? List.of(OTHER_GROUP) : groups;
    }

    /** The groups of regions that are not known: all of them. */
    public List<String> everyGroupOfRegions() {
        Set<String> groups = new LinkedHashSet<>();
        for (RegionWord region : regions.values()) {
            groups.addAll(region.groups());
        }
        groups.add(OTHER_GROUP);
        return List.copyOf(groups);
    }

    /** The fields of one object, in the order of the file. */
    public Map<String, Field> fields(Part part) {
        return fields.getOrDefault(part, Map.of());
    }

    /** What may be chosen for a field: its words or the regions; empty where it is no choice. */
    public List<Option> options(Field field) {
        List<Option> options = new ArrayList<>();
        if (field.type() == Type.REGION || field.type() == Type.REGIONS) {
            for (RegionWord region : regions.values()) {
                options.add(new Option(region.code(), region.label()));
            }
        } else {
            for (String word : field.words()) {
                options.add(new Option(word, field.label(word)));
            }
        }
        return options;
    }

    /** The least urgency for that code when present and new; empty for a code without one or an unknown code. */
    public Optional<Urgency> floor(String code) {
        SymptomWord word = symptoms.get(code);
        return word == null ? Optional.empty() : word.floor();
    }
}
