package aftercare.ruleset.demands;

import aftercare.domain.Urgency;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.languages.EnglishText;
import aftercare.ruleset.languages.EnglishText.Kind;
import aftercare.ruleset.languages.LanguageFile;
import aftercare.ruleset.languages.Translation;
import aftercare.ruleset.languages.Translations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
    private final Map<String, EnglishText> said = new HashMap<>();

    private TranslationDemands(Translation translation, LanguagePhrases phrases) {
        this.translation = translation;
        this.phrases = phrases;
    }

    /**
     * What the translations that are there say, or leave out, so that they may not go live.
     *
     * @param passed those that passed: a pair that is there in the same language needs no other look for what it says alone
     */
    static List<FolderProblem> check(List<Translation> translations, Translations passed) {
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
                Set<Translation.Pair> known = new HashSet<>();
                passed.of(translation.language()).ifPresent(before -> known.addAll(before.pairs()));
                problems.addAll(new TranslationDemands(translation, phrases.get()).problems(known));
            }
        }
        return problems;
    }

    private Set<FolderProblem> problems(Set<Translation.Pair> known) {
        List<Translation.Pair> pairs = translation.pairs();
        // Each translation is looked at once, at the place of its English text where most is asked of it.
        Map<String, Translation.Pair> chosen = new HashMap<>();
        pairs.forEach(pair ->
                chosen.merge(pair.entry().of(), pair, (one, other) -> tells(one) || !tells(other) ? one : other));
        // On every processor: the editor of a rule waits for it.
        List<List<FolderProblem>> alone = pairs.parallelStream()
                .map(pair -> chosen.get(pair.entry().of()) == pair && !known.contains(pair)
                        ? alone(pair)
                        : List.<FolderProblem>of())
                .toList();
        Set<FolderProblem> problems = new LinkedHashSet<>();
        for (int i = 0; i < alone.size(); i++) {
            Translation.Pair pair = pairs.get(i);
            limits(pair.english(), pair.entry(), problems);
            levels(pair.english(), pair.entry(), problems);
            problems.addAll(alone.get(i));
        }
        return problems;
    }

    /** What is wrong with a translation whatever the others say. */
    private List<FolderProblem> alone(Translation.Pair pair) {
        EnglishText english = pair.english();
        LanguageFile.Entry entry = pair.entry();
        List<FolderProblem> problems = new ArrayList<>();
        if (count(english.text()) != count(entry.text())) {
            problems.add(problem(
                    entry,
                    "gives the emergency number more or less often than the English text",
                    "write `" + Translation.NUMBER + "` where the English text has it"));
        }
        List<String> numbers = NumbersSaid.ENGLISH.in(english.text());
        List<String> others = phrases.numbers().in(entry.text());
        if (!numbers.equals(others)) {
            problems.add(problem(
                    entry, "says the numbers " + others + ", the English text " + numbers, "change the translation"));
        }
        String dissuading = phrases.dissuading(entry.text());
        if (!dissuading.isEmpty()) {
            problems.add(problem(
                    entry, "says `" + dissuading + "`", "say what to do instead: it may be read in an emergency"));
        }
        if (tells(pair)) {
            tells(english, entry, problems);
        }
        return problems;
    }

    /** Whether its text tells somebody what to do. */
    private static boolean tells(Translation.Pair pair) {
        return TELLS.contains(pair.english().kind());
    }

    /** INVARIANT: an emergency is one in each language. */
    private void tells(EnglishText english, LanguageFile.Entry entry, Collection<FolderProblem> problems) {
        for (Urgency urgency : URGENT) {
            if (!EnglishPhrases.says(urgency, english.text(), Translation.NUMBER)) {
                continue;
            }
            if (!phrases.says(urgency, entry.text())) {
                problems.add(problem(
                        entry,
                        "does not plainly say what `" + urgency + "` asks for, as the English text does",
                        "say what to do and when, in a sentence that takes nothing back"));
            }
            String against = urgency.isEmergency() ? phrases.against(entry.text()) : "";
            if (!against.isEmpty()) {
                problems.add(problem(
                        entry, "speaks against an emergency: `" + against + "`", "say it in other plain words"));
            }
        }
    }

    /** No two levels say the same, and none says what another asks for. */
    private void levels(EnglishText english, LanguageFile.Entry entry, Collection<FolderProblem> problems) {
        Kind kind = english.kind();
        if (kind != Kind.HEADLINE && kind != Kind.CONTACT && kind != Kind.INSTRUCTION) {
            return;
        }
        Urgency urgency = english.urgency().orElseThrow();
        EnglishText before = said.putIfAbsent(kind + "\n" + entry.text(), english);
        if (before != null
                && !before.text().equals(english.text())
                && !before.urgency().equals(english.urgency())) {
            problems.add(problem(
                    entry,
                    "is the same as that of `" + before.at() + "`",
                    "a reader must be able to tell one level from the other"));
        }
        for (Urgency other : List.of(Urgency.EMERGENCY_AMBULANCE, Urgency.EMERGENCY_DEPARTMENT)) {
            if (kind == Kind.HEADLINE && other != urgency && phrases.says(other, entry.text())) {
                problems.add(
                        problem(entry, "says what `" + other + "` asks for", "were the texts of two levels swapped?"));
            }
        }
    }

    private void limits(EnglishText english, LanguageFile.Entry entry, Collection<FolderProblem> problems) {
        if (entry.text().length() > english.kind().longest()) {
            problems.add(problem(entry, "has more than " + english.kind().longest() + " characters", "shorten it"));
        }
    }

    private FolderProblem problem(LanguageFile.Entry entry, String what, String help) {
        return new FolderProblem(
                translation.file().path(),
                entry.line(),
                0,
                DemandCode.TRANSLATION.code(),
                "the translation of `" + entry.at() + "` " + what,
                help);
    }

    private static int count(String text) {
        return text.split(java.util.regex.Pattern.quote(Translation.NUMBER), -1).length;
    }
}
