package aftercare.ruleset.sense.space;

import aftercare.domain.Vocabulary;
import aftercare.ruleset.check.Fields;
import aftercare.ruleset.check.Fields.Field;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactField.Holds;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What facts can be like: the words, ranges and groups of the vocabulary, and the signs that rules infer. */
public final class Worlds {

    private static final Measure UNLIMITED = new Measure(BigDecimal.ZERO, BigDecimal.valueOf(1_000_000), 3, "");

    private final Fields fields;
    private final Vocabulary vocabulary;
    private final Map<String, Set<String>> signs;
    private final Map<String, List<World>> byFact = new HashMap<>();
    private final Map<String, Map<String, Integer>> words = new HashMap<>();
    private final Map<String, NumberSet> symptoms = new HashMap<>();
    private final Map<String, NumberSet> sites = new HashMap<>();

    /** @param signs the signs that rules infer, with the codes of each */
    public Worlds(Vocabulary vocabulary, Map<String, Set<String>> signs) {
        this.fields = Fields.of(vocabulary, signs);
        this.vocabulary = vocabulary;
        this.signs = signs;
        for (String fact : fields.facts()) {
            byFact.put(fact, worlds(fact));
        }
        for (Vocabulary.SymptomWord symptom : vocabulary.symptoms().values()) {
            for (String group : symptom.groups()) {
                symptoms.merge(group, word("Symptom", "code", symptom.code()), NumberSet::or);
            }
        }
        for (Vocabulary.RegionWord region : vocabulary.regions().values()) {
            for (String group : region.groups()) {
                sites.merge(group, word("Symptom", "site", region.code()), NumberSet::or);
            }
        }
    }

    /** Every fact of a kind. */
    public FactSet all(String fact) {
        List<Box> boxes = new ArrayList<>();
        for (World world : byFact.get(fact)) {
            boxes.add(Box.all(world));
        }
        return new FactSet(boxes);
    }

    /** The worlds of a kind of fact. */
    public List<World> of(String fact) {
        return byFact.get(fact);
    }

    /** What a field of a kind of fact can hold. */
    public Field field(String fact, String name) {
        return fields.of(fact).get(name);
    }

    /** The value that stands for a word of a field; none for an unknown word. */
    public NumberSet word(String fact, String field, String word) {
        Integer index = words.get(fact + "." + field).get(word);
        return index == null ? NumberSet.NONE : NumberSet.only(index);
    }

    /** The codes of symptoms of a group. */
    NumberSet symptomsOf(String group) {
        return symptoms.getOrDefault(group, NumberSet.NONE);
    }

    /** The sites of a group of regions. */
    NumberSet sitesOf(String group) {
        return sites.getOrDefault(group, NumberSet.NONE);
    }

    private List<World> worlds(String fact) {
        Map<String, NumberSet> domain = new LinkedHashMap<>();
        Map<String, Scale> scales = new TreeMap<>();
        for (Field field : fields.of(fact).values()) {
            if (field.holds() == Holds.WORD) {
                words.put(
                        fact + "." + field.name(),
                        numbered(field.words().orElseThrow().known()));
            }
            if (field.holds() != Holds.WORDS && !field.name().equals("pointer")) {
                domain.put(field.name(), domain(fact, field, field.range().orElse(UNLIMITED), scales));
            }
        }
        return switch (fact) {
            case "Vital" -> vitals(domain);
            case "Sign" -> split(fact, "kind", domain, kind -> signs.getOrDefault(kind, Set.of()));
            case "Region" -> split(fact, "group", domain, this::regionsOf);
            default -> List.of(new World(fact, domain, scales));
        };
    }

    private static Map<String, Integer> numbered(Set<String> known) {
        Map<String, Integer> numbered = new LinkedHashMap<>();
        for (String word : known) {
            numbered.put(word, numbered.size());
        }
        return numbered;
    }

    private NumberSet domain(String fact, Field field, Measure range, Map<String, Scale> scales) {
        NumberSet values;
        if (field.holds() == Holds.WORD) {
            values = NumberSet.between(0, words.get(fact + "." + field.name()).size() - 1L);
        } else if (field.holds() == Holds.TRUTH) {
            values = NumberSet.between(0, 1);
        } else {
            Scale scale = new Scale(
                    range.places(),
                    FactField.of(FactKind.named(fact), field.name()).computed());
            scales.put(field.name(), scale);
            values = NumberSet.between(scale.tick(range.min()), scale.tick(range.max()));
        }
        return field.nullable() ? values.or(NumberSet.only(World.MISSING)) : values;
    }

    /** Each vital sign has its own numbers. */
    private List<World> vitals(Map<String, NumberSet> domain) {
        List<World> worlds = new ArrayList<>();
        for (String sign : words.get("Vital.sign").keySet()) {
            Map<String, NumberSet> own = new HashMap<>(domain);
            Map<String, Scale> scales = new HashMap<>();
            own.put("sign", word("Vital", "sign", sign));
            Measure range = fields.vital(sign).orElse(UNLIMITED);
            own.put("value", domain("Vital", field("Vital", "value"), range, scales));
            worlds.add(new World("Vital " + sign, own, scales));
        }
        return worlds;
    }

    private interface Codes {
        Set<String> of(String word);
    }

    /** A world for each word of a field, with the codes that go with it. */
    private List<World> split(String fact, String by, Map<String, NumberSet> domain, Codes codes) {
        List<World> worlds = new ArrayList<>();
        for (String each : words.get(fact + "." + by).keySet()) {
            NumberSet possible = NumberSet.NONE;
            for (String code : codes.of(each)) {
                possible = possible.or(word(fact, "code", code));
            }
            Map<String, NumberSet> own = new HashMap<>(domain);
            own.put(by, word(fact, by, each));
            own.put("code", possible);
            if (!possible.isEmpty()) {
                worlds.add(new World(fact + " " + each, own, Map.of()));
            }
        }
        return worlds;
    }

    private Set<String> regionsOf(String group) {
        Set<String> regions = new LinkedHashSet<>();
        for (Vocabulary.RegionWord region : vocabulary.regions().values()) {
            boolean unknown = region.code().equals("unknown");
            boolean none = group.equals("other") && region.groups().isEmpty();
            if (unknown || none || region.groups().contains(group)) {
                regions.add(region.code());
            }
        }
        return regions;
    }
}
