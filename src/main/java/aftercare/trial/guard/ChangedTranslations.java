package aftercare.trial.guard;

import aftercare.ruleset.languages.EnglishText;
import aftercare.ruleset.languages.EnglishText.Kind;
import aftercare.ruleset.languages.LanguageFile;
import aftercare.ruleset.languages.Translation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The translations of urgent texts, and of what patients are asked, as long as the English text stays as it is: another English text is guarded by itself. A
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
        for (Translation translation : candidate) {
            if (live.stream().noneMatch(each -> each.language().equals(translation.language()))) {
                found.needAgreement(
                        "language " + translation.language(),
                        "",
                        translation.file().path());
            }
        }
        for (Translation translation : live) {
            for (Translation is : candidate) {
                if (is.language().equals(translation.language())) {
                    notices(found, translation.file(), is.file());
                }
            }
            for (Translation.Pair pair : translation.pairs()) {
                EnglishText english = pair.english();
                String was = pair.entry().text();
                String is = after.getOrDefault(key(translation, english), "");
                String name = "text " + translation.language() + " " + english.at();
                if (isGuarded(english) && !was.equals(is)) {
                    found.add(name, was, is, !is.isEmpty());
                }
            }
        }
    }

    /** What patients read of an emergency, and what they hear before they answer: it decides what the answer means. */
    private static boolean isGuarded(EnglishText english) {
        return english.isUrgent()
                || english.kind() == Kind.ADVICE && ChangedCards.callsForHelp(english.text())
                || english.kind() == Kind.QUESTION
                || english.kind() == Kind.LABEL
                || english.kind() == Kind.NOTICE;
    }

    /** What is said of the translation itself, beside every answer. */
    private static void notices(FoundChanges found, LanguageFile was, LanguageFile is) {
        String text = "text " + was.language() + " ";
        notice(found, text + "reviewed", was.reviewed(), is.reviewed());
        notice(found, text + "notReviewed", was.notReviewed(), is.notReviewed());
        notice(found, text + "inEnglish", was.inEnglish(), is.inEnglish());
    }

    private static void notice(FoundChanges found, String name, String was, String is) {
        if (!was.equals(is)) {
            found.needAgreement(name, was, is);
        }
    }

    private static String key(Translation translation, EnglishText english) {
        return translation.language() + " " + english.hash();
    }
}
