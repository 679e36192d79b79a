package aftercare.trial.guard;

import aftercare.ruleset.languages.EnglishText;
import aftercare.ruleset.languages.Translation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The translations of urgent texts, as long as the English text stays as it is: another English text is guarded by itself. A
 * translation that goes shows, and answers fall back to English; a new one is looked at by the demands of a candidate.
 */
final class ChangedTranslations {

    private ChangedTranslations() {}

    static void compare(FoundChanges found, List<Translation> live, List<Translation> candidate) {
        Map<String, String> after = new HashMap<>();
        for (Translation translation : candidate) {
            for (Translation.Pair pair : translation.pairs()) {
                after.put(key(translation, pair.english()), pair.entry().text());
            }
        }
        for (Translation translation : live) {
            for (Translation.Pair pair : translation.pairs()) {
                EnglishText english = pair.english();
                String was = pair.entry().text();
                String is = after.getOrDefault(key(translation, english), "");
                String name = "text " + translation.language() + " " + english.at();
                if (english.isUrgent() && !was.equals(is)) {
                    if (is.isEmpty()) {
                        found.show(name, was, is);
                    } else {
                        found.needAgreement(name, was, is);
                    }
                }
            }
        }
    }

    private static String key(Translation translation, EnglishText english) {
        return translation.language() + " " + english.hash();
    }
}
