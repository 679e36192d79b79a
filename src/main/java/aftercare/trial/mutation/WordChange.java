package aftercare.trial.mutation;

import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.domain.Vocabulary.SymptomWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words with one thing taken away: a group of a symptom, a group of a region, or a floor; or with a floor one level lower.
 *
 * @param code of the symptom or region
 * @param says what is changed, in words; no two changes of a set of words read alike
 * @param group the group that is taken away, empty for a floor
 * @param floor the floor as it is, empty for a group
 * @param after the words with this change
 */
public record WordChange(String code, String says, Optional<String> group, Optional<Urgency> floor, Vocabulary after) {

    /** Every such change, in the order of the words. */
    public static List<WordChange> all(Vocabulary vocabulary) {
        List<WordChange> changes = new ArrayList<>();
        for (SymptomWord word : vocabulary.symptoms().values()) {
            for (String group : word.groups()) {
                SymptomWord without = word.with(fewer(word.groups(), group), word.floor());
                changes.add(group(word.code(), "symptom", group, with(vocabulary, without)));
            }
            word.floor().ifPresent(floor -> floors(vocabulary, word, floor, changes));
        }
        for (RegionWord word : vocabulary.regions().values()) {
            for (String group : word.groups()) {
                RegionWord without = word.with(fewer(word.groups(), group));
                changes.add(group(word.code(), "region", group, with(vocabulary, without)));
            }
        }
        return changes;
    }

    private static WordChange group(String code, String kind, String group, Vocabulary after) {
        String says = "the group `" + group + "` is taken from the " + kind + " `" + code + "`";
        return new WordChange(code, says, Optional.of(group), Optional.empty(), after);
    }

    private static void floors(Vocabulary vocabulary, SymptomWord word, Urgency floor, List<WordChange> changes) {
        String of = "the floor `" + floor + "` of the symptom `" + word.code() + "` ";
        changes.add(floor(word, of + "is dropped", floor, vocabulary, Optional.empty()));
        for (Urgency lower : Urgency.values()) {
            if (lower.rank() == floor.rank() - 1) {
                changes.add(floor(word, of + "becomes `" + lower + "`", floor, vocabulary, Optional.of(lower)));
            }
        }
    }

    private static WordChange floor(
            SymptomWord word, String says, Urgency floor, Vocabulary vocabulary, Optional<Urgency> after) {
        Vocabulary changed = with(vocabulary, word.with(word.groups(), after));
        return new WordChange(word.code(), says, Optional.empty(), Optional.of(floor), changed);
    }

    private static List<String> fewer(List<String> groups, String group) {
        List<String> fewer = new ArrayList<>(groups);
        fewer.remove(group);
        return List.copyOf(fewer);
    }

    private static Vocabulary with(Vocabulary vocabulary, SymptomWord changed) {
        Map<String, SymptomWord> symptoms = new LinkedHashMap<>(vocabulary.symptoms());
        symptoms.put(changed.code(), changed);
        return vocabulary.with(symptoms, vocabulary.regions());
    }

    private static Vocabulary with(Vocabulary vocabulary, RegionWord changed) {
        Map<String, RegionWord> regions = new LinkedHashMap<>(vocabulary.regions());
        regions.put(changed.code(), changed);
        return vocabulary.with(vocabulary.symptoms(), regions);
    }
}
