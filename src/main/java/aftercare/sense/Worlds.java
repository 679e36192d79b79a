package aftercare.sense;

import aftercare.check.Fields;
import aftercare.check.Fields.Field;
import aftercare.check.Fields.Holds;
import aftercare.check.Fields.Range;
import aftercare.domain.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What facts can be like: the words, ranges and groups of the vocabulary, and the signs that rules infer. */
final class Worlds {

    /** Computed from times, so not only whole steps. */
    private static final Set<String> COMPUTED = Set.of("Treatment.hoursSince", "Symptom.lastingHours");

    private static final Range UNLIMITED = new Range(BigDecimal.ZERO, BigDecimal.valueOf(1_000_000), 3);

    private final Fields fields;
    private final Vocabulary vocabulary;
    private final Map<String, Set<String>> signs;
    private final Map<String, List<World>> byFact = new HashMap<>();
    private final Map<String, List<String>> words = new HashMap<>();

    Worlds(Vocabulary vocabulary, Map<String, Set<String>> signs) {
        this.fields = Fields.of(vocabulary, signs);
        this.vocabulary = vocabulary;
        this.signs = signs;
        for (String fact : fields.facts()) {
            byFact.put(fact, worlds(fact));
        }
    }

    /** Every fact of a kind. */
    FactSet all(String fact) {
        List<Box> boxes = new ArrayList<>();
        for (World world : byFact.get(fact)) {
            boxes.add(Box.all(world));
        }
        return new FactSet(boxes);
    }

    List<World> of(String fact) {
        return byFact.get(fact);
    }

    Field field(String fact, String name) {
        return fields.of(fact).get(name);
    }

    /** The value that stands for a word of a field; none for an unknown word. */
    Values word(String fact, String field, String word) {
        int index = words.get(fact + "." + field).indexOf(word);
        return index < 0 ? Values.NONE : Values.only(index);
    }

    /** The codes of symptoms of a group. */
    Values symptomsOf(String group) {
        Values codes = Values.NONE;
        for (Vocabulary.SymptomWord symptom : vocabulary.symptoms().values()) {
            if (symptom.groups().contains(group)) {
                codes = codes.or(word("Symptom", "code", symptom.code()));
            }
        }
        return codes;
    }

    /** The sites of a group of regions. */
    Values sitesOf(String group) {
        Values sites = Values.NONE;
        for (Vocabulary.RegionWord region : vocabulary.regions().values()) {
            if (region.groups().contains(group)) {
                sites = sites.or(word("Symptom", "site", region.code()));
            }
        }
        return sites;
    }

    private List<World> worlds(String fact) {
        Map<String, Values> domain = new LinkedHashMap<>();
        Map<String, Scale> scales = new TreeMap<>();
        for (Field field : fields.of(fact).values()) {
            if (field.holds() == Holds.WORD) {
                words.put(
                        fact + "." + field.name(),
                        List.copyOf(field.words().orElseThrow().known()));
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

    private Values domain(String fact, Field field, Range range, Map<String, Scale> scales) {
        Values values;
        if (field.holds() == Holds.WORD) {
            values = Values.between(0, words.get(fact + "." + field.name()).size() - 1L);
        } else if (field.holds() == Holds.TRUTH) {
            values = Values.between(0, 1);
        } else {
            Scale scale = new Scale(range.places(), COMPUTED.contains(fact + "." + field.name()));
            scales.put(field.name(), scale);
            values = Values.between(scale.tick(range.min()), scale.tick(range.max()));
        }
        return field.nullable() ? values.or(Values.only(World.MISSING)) : values;
    }

    /** Each vital sign has numbers of its own. */
    private List<World> vitals(Map<String, Values> domain) {
        List<World> worlds = new ArrayList<>();
        for (String sign : words.get("Vital.sign")) {
            Map<String, Values> own = new HashMap<>(domain);
            Map<String, Scale> scales = new HashMap<>();
            own.put("sign", word("Vital", "sign", sign));
            Range range = fields.vital(sign).orElse(UNLIMITED);
            own.put("value", domain("Vital", field("Vital", "value"), range, scales));
            worlds.add(new World("Vital " + sign, own, scales));
        }
        return worlds;
    }

    private interface Codes {
        Set<String> of(String word);
    }

    /** A world for each word of a field, with the codes that go with it. */
    private List<World> split(String fact, String by, Map<String, Values> domain, Codes codes) {
        List<World> worlds = new ArrayList<>();
        for (String each : words.get(fact + "." + by)) {
            Values possible = Values.NONE;
            for (String code : codes.of(each)) {
                possible = possible.or(word(fact, "code", code));
            }
            Map<String, Values> own = new HashMap<>(domain);
            own.put(by, word(fact, by, each));
            own.put("code", possible);
            if (!possible.isEmpty()) {
                worlds.add(new World(fact + " " + each, own, Map.of()));
            }
        }
        return worlds;
    }

    private Set<String> regionsOf(String group) {
        Set<String> regions = new java.util.LinkedHashSet<>();
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
