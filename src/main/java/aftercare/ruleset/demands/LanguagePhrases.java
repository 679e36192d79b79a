package aftercare.ruleset.demands;

import aftercare.domain.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an emergency must say in one language, and what takes it back. As in English the lists cannot be complete.
 *
 * @param asks of each level, ways to say what it asks for: of one way, every pattern is found in one sentence
 * @param takesBack words that turn a sentence around
 * @param strengthens negations that only make a sentence stronger
 * @param instead in the sentence that asks for an emergency: something else at choice, or somebody else to turn to
 * @param condition how a sentence begins that says when; what it asks for comes after its last comma
 * @param soothes what no text of an emergency says
 * @param dissuades what no text says
 * @param action words for the way to help: beside a negation they take it back
 * @param negation beside the way to help
 * @param numbers how the language writes numbers and their units
 */
record LanguagePhrases(
        Map<Urgency, List<List<Pattern>>> asks,
        Set<String> takesBack,
        Pattern strengthens,
        Pattern instead,
        Pattern condition,
        Pattern soothes,
        Pattern dissuades,
        Pattern action,
        Pattern negation,
        NumbersSaid numbers) {

    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Those of a language; empty where the program does not know what an emergency says in it. */
    static Optional<LanguagePhrases> of(String language) {
        return language.equals("de") || language.startsWith("de-")
                ? Optional.of(GermanPhrases.PHRASES)
                : Optional.empty();
    }

    /** Whether a sentence of the text says what the level asks for, and does not take it back. */
    boolean says(Urgency urgency, String text) {
        for (String sentence : sentences(text)) {
            if (saysPlainly(urgency, sentence)) {
                return true;
            }
        }
        return false;
    }

    private boolean saysPlainly(Urgency urgency, String sentence) {
        String said = strengthens.matcher(sentence).replaceAll("");
        int comma = Math.max(said.lastIndexOf(','), said.lastIndexOf(':'));
        if (condition.matcher(said).find() && comma >= 0) {
            said = said.substring(comma + 1);
        }
        if (sentence.endsWith("?")
                || urgency.isEmergency() && instead.matcher(said).find()) {
            return false;
        }
        for (String word : WORDS.split(said)) {
            if (takesBack.contains(word)) {
                return false;
            }
        }
        for (List<Pattern> way : asks.getOrDefault(urgency, List.of())) {
            boolean all = true;
            for (Pattern part : way) {
                all &= part.matcher(said).find();
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    /** Words that speak against an emergency; empty where there are none. */
    String against(String text) {
        String soothing = found(soothes, plain(text));
        if (!soothing.isEmpty()) {
            return soothing;
        }
        for (String sentence : sentences(strengthens.matcher(plain(text)).replaceAll(""))) {
            for (String clause : sentence.split("[,:()–—]")) {
                if (negation.matcher(clause).find() && action.matcher(clause).find()) {
                    return clause.strip();
                }
            }
        }
        return "";
    }

    /** Words that tell a patient not to seek help; empty where there are none. */
    String dissuading(String text) {
        return found(dissuades, plain(text));
    }

    private static String found(Pattern pattern, String text) {
        var words = pattern.matcher(text);
        return words.find() ? words.group() : "";
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : plain(text).split("(?<=[.!?;])\\s+")) {
            if (!sentence.isBlank()) {
                sentences.add(sentence.strip());
            }
        }
        return sentences;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
