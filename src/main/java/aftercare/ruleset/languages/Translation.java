package aftercare.ruleset.languages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a rule set says in another language: a translation holds for the English text that it was made from, and for no other. */
public final class Translation {

    /** What stands for the emergency number in a text. */
    public static final String NUMBER = "{emergencyNumber}";

    private final LanguageFile file;
    private final List<EnglishText> english;
    private final Map<String, LanguageFile.Entry> byText = new HashMap<>();
    private final List<LanguageFile.Entry> outdated = new ArrayList<>();
    private final List<LanguageFile.Entry> orphaned = new ArrayList<>();

    /** A text and its translation. */
    public record Pair(EnglishText english, LanguageFile.Entry entry) {}

    /** @param english every text of the rule set, with each of its places */
    public Translation(LanguageFile file, List<EnglishText> english) {
        this.file = file;
        this.english = List.copyOf(english);
        Map<String, String> texts = new HashMap<>();
        Set<String> places = new HashSet<>();
        for (EnglishText each : english) {
            texts.put(each.hash(), each.text());
            places.add(each.at());
        }
        for (LanguageFile.Entry entry : file.entries()) {
            String text = texts.get(entry.of());
            if (text == null) {
                (places.contains(entry.at()) ? outdated : orphaned).add(entry);
            } else if (!entry.text().isEmpty()) {
                byText.put(text, entry);
            }
        }
    }

    public LanguageFile file() {
        return file;
    }

    public String language() {
        return file.language();
    }

    public boolean isReviewed() {
        return !file.reviewed().isEmpty();
    }

    /** Every text that is translated, with each of its places. */
    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (EnglishText each : english) {
            LanguageFile.Entry entry = byText.get(each.text());
            if (entry != null) {
                pairs.add(new Pair(each, entry));
            }
        }
        return pairs;
    }

    /** Every text that is not translated, once, at its first place. */
    public List<EnglishText> missing() {
        Map<String, EnglishText> missing = new LinkedHashMap<>();
        for (EnglishText each : english) {
            if (!byText.containsKey(each.text())) {
                missing.putIfAbsent(each.text(), each);
            }
        }
        return List.copyOf(missing.values());
    }

    /** Entries whose English text has changed. */
    public List<LanguageFile.Entry> outdated() {
        return List.copyOf(outdated);
    }

    /** Entries of a place that is no longer there. */
    public List<LanguageFile.Entry> orphaned() {
        return List.copyOf(orphaned);
    }

    /** How many texts there are, each once. */
    public int size() {
        Set<String> texts = new LinkedHashSet<>();
        english.forEach(each -> texts.add(each.text()));
        return texts.size();
    }

    /** By its English text, the translation; both as a patient reads them. */
    public Map<String, String> texts(String emergencyNumber) {
        Map<String, String> texts = new HashMap<>();
        byText.forEach((text, entry) ->
                texts.put(text.replace(NUMBER, emergencyNumber), entry.text().replace(NUMBER, emergencyNumber)));
        return texts;
    }
}
