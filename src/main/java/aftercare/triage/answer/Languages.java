package aftercare.triage.answer;

import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.languages.Translation;
import aftercare.ruleset.languages.Translations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/**
 * The languages that one rule set answers in. English is always one of them; what another one needs is made when it is first
 * asked for. Safe for any number of threads at once.
 */
public final class Languages {

    public static final String ENGLISH = "en";

    /** Nobody wants more languages than fit in here; to look through a longer list would cost the others their time. */
    private static final int MOST_CHARACTERS = 500;

    private final Vocabulary vocabulary;
    private final Wording wording;
    private final List<RuleCard> cards;
    private final Translations translations;
    private final List<String> tags = new ArrayList<>(List.of(ENGLISH));
    private final AnswerJson english;
    private final ConcurrentMap<String, AnswerJson> others = new ConcurrentHashMap<>();

    /** @param cards the rules, as a patient reads them */
    public Languages(Vocabulary vocabulary, Wording wording, List<RuleCard> cards, Translations translations) {
        this.vocabulary = vocabulary;
        this.wording = wording;
        this.cards = cards;
        this.english = new AnswerJson(vocabulary, wording, cards);
        this.translations = translations;
        tags.addAll(translations.tags());
    }

    /** The tags of all of them, English first. */
    public List<String> tags() {
        return List.copyOf(tags);
    }

    /**
     * The language of the list that is wanted most; English where the list has none of them.
     *
     * @param wanted as the header {@code Accept-Language} writes it; empty where nothing is wanted. INVARIANT: nothing that is
     *     written there keeps a report from its answer
     */
    public String choose(String wanted) {
        if (wanted.isEmpty() || wanted.length() > MOST_CHARACTERS || tags.size() == 1) {
            return ENGLISH;
        }
        try {
            String best = Locale.lookupTag(LanguageRange.parse(wanted), tags);
            // The look-up answers in small letters.
            for (String tag : tags) {
                if (tag.equalsIgnoreCase(best) && translations.of(tag).isPresent()) {
                    return tag;
                }
            }
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
        return ENGLISH;
    }

    /** Reads the texts of all of them, so that nobody who asks for one waits for that. */
    public void prepare() {
        translations.all();
    }

    public AnswerJson english() {
        return english;
    }

    /** Writes decisions in that language; in English where the rule set does not have it. */
    public AnswerJson answers(String language) {
        Optional<Translation> translation = translations.of(language);
        return translation.isEmpty()
                ? english
                : others.computeIfAbsent(
                        language, each -> new AnswerJson(vocabulary, wording, cards, translation.get()));
    }

    /** What a level asks for in that language; in English where the language does not say it. */
    public Instruction instruction(String language, Urgency urgency) {
        Instruction english = Instruction.english(wording, urgency);
        String said = translations
                .of(language)
                .map(each -> each.texts(wording.emergencyNumber()).get(english.text()))
                .orElse(null);
        return said == null ? english : new Instruction(said, language);
    }

    /** What that language says for an English text; the English text itself where it says nothing. */
    public UnaryOperator<String> texts(String language) {
        Optional<Translation> translation = translations.of(language);
        if (translation.isEmpty()) {
            return UnaryOperator.identity();
        }
        Map<String, String> texts = translation.get().texts(wording.emergencyNumber());
        return english -> texts.getOrDefault(english, english);
    }
}
