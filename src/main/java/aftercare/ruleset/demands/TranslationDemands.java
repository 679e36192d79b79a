package aftercare.ruleset.demands;

import aftercare.domain.Urgency;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.languages.EnglishText;
import aftercare.ruleset.languages.EnglishText.Kind;
import aftercare.ruleset.languages.LanguageFile;
import aftercare.ruleset.languages.Translation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an emergency must say is the program's in every language: where the English text says it, its translation says it too.
 * A translation has the numbers of its English text, and no translated text speaks against seeking help.
 */
final class TranslationDemands {

    private static final List<Urgency> URGENT =
            List.of(Urgency.EMERGENCY_AMBULANCE, Urgency.EMERGENCY_DEPARTMENT, Urgency.URGENT_24H);

    /** A question asks for a number, a label names one: neither tells anybody what to do. */
    private static final Set<Kind> TELLS = Set.of(Kind.HEADLINE, Kind.INSTRUCTION, Kind.NOTICE, Kind.ADVICE);

    private final Translation translation;
    private final LanguagePhrases phrases;
    private final List<FolderProblem> problems = new ArrayList<>();
    private final Set<String> looked = new HashSet<>();
    private final Map<String, EnglishText> said = new HashMap<>();

    private TranslationDemands(Translation translation, LanguagePhrases phrases) {
        this.translation = translation;
        this.phrases = phrases;
    }

    /** What the translations that are there say, or leave out, so that they may not go live. */
    static List<FolderProblem> check(List<Translation> translations) {
        List<FolderProblem> problems = new ArrayList<>();
        for (Translation translation : translations) {
            Optional<LanguagePhrases> phrases = LanguagePhrases.of(translation.language());
            if (phrases.isEmpty()) {
                problems.add(FolderProblem.of(
                        DemandCode.TRANSLATION,
                        translation.file().path(),
                        "the program does not know what an emergency says in `" + translation.language() + "`",
                        "take the file away until its phrases are in the program"));
            } else {
                TranslationDemands demands = new TranslationDemands(translation, phrases.get());
                translation.pairs().forEach(demands::pair);
                problems.addAll(demands.problems);
            }
        }
        return problems;
    }

    private void pair(Translation.Pair pair) {
        EnglishText english = pair.english();
        LanguageFile.Entry entry = pair.entry();
        limits(english, entry);
        levels(english, entry);
        if (!looked.add(entry.of())) {
            return;
        }
        if (count(english.text()) != count(entry.text())) {
            problem(
                    entry,
                    "gives the emergency number more or less often than the English text",
                    "write `" + Translation.NUMBER + "` where the English text has it");
        }
        List<String> numbers = NumbersSaid.ENGLISH.in(english.text());
        List<String> others = phrases.numbers().in(entry.text());
        if (!numbers.equals(others)) {
            problem(entry, "says the numbers " + others + ", the English text " + numbers, "change the translation");
        }
        String dissuading = phrases.dissuading(entry.text());
        if (!dissuading.isEmpty()) {
            problem(entry, "says `" + dissuading + "`", "say what to do instead: it may be read in an emergency");
        }
        if (TELLS.contains(english.kind())) {
            tells(english, entry);
        }
    }

    /** INVARIANT: an emergency is one in each language. */
    private void tells(EnglishText english, LanguageFile.Entry entry) {
        for (Urgency urgency : URGENT) {
            if (!EnglishPhrases.says(urgency, english.text(), Translation.NUMBER)) {
                continue;
            }
            if (!phrases.says(urgency, entry.text())) {
                problem(
                        entry,
                        "does not plainly say what `" + urgency + "` asks for, as the English text does",
                        "say what to do and when, in a sentence that takes nothing back");
            }
            String against = urgency.isEmergency() ? phrases.against(entry.text()) : "";
            if (!against.isEmpty()) {
                problem(entry, "speaks against an emergency: `" + against + "`", "say it in other plain words");
            }
        }
    }

    /** No two levels say the same, and none says what another asks for. */
    private void levels(EnglishText english, LanguageFile.Entry entry) {
        Kind kind = english.kind();
        if (kind != Kind.HEADLINE && kind != Kind.CONTACT && kind != Kind.INSTRUCTION) {
            return;
        }
        Urgency urgency = english.urgency().orElseThrow();
        EnglishText before = said.putIfAbsent(kind + "\n" + entry.text(), english);
        if (before != null
                && !before.text().equals(english.text())
                && !before.urgency().equals(english.urgency())) {
            problem(
                    entry,
                    "is the same as that of `" + before.at() + "`",
                    "a reader must be able to tell one level from the other");
        }
        for (Urgency other : List.of(Urgency.EMERGENCY_AMBULANCE, Urgency.EMERGENCY_DEPARTMENT)) {
            if (kind == Kind.HEADLINE && other != urgency && phrases.says(other, entry.text())) {
                problem(entry, "says what `" + other + "` asks for", "were the texts of two levels swapped?");
            }
        }
    }

    private void limits(EnglishText english, LanguageFile.Entry entry) {
        if (entry.text().length() > english.kind().longest()) {
            problem(entry, "has more than " + english.kind().longest() + " characters", "shorten it");
        }
    }

    private void problem(LanguageFile.Entry entry, String what, String help) {
        FolderProblem problem = new FolderProblem(
                translation.file().path(),
                entry.line(),
                0,
                DemandCode.TRANSLATION.code(),
                "the translation of `" + entry.at() + "` " + what,
                help);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private static int count(String text) {
        return text.split(java.util.regex.Pattern.quote(Translation.NUMBER), -1).length;
    }
}
