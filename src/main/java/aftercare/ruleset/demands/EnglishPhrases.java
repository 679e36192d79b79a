package aftercare.ruleset.demands;

import aftercare.domain.Urgency;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a level asks for, in English, and the words that take it back. A phrase counts only in a sentence in plain letters that
 * does not take its own words back. The lists cannot be complete; an edit of a live text is guarded beside them.
 */
final class EnglishPhrases {

    /** Each level must say one of its phrases. Self-care asks for nothing. */
    private static final Map<Urgency, List<String>> PHRASES = Map.of(
            Urgency.EMERGENCY_AMBULANCE,
            List.of(
                    "call an ambulance now",
                    "call an ambulance at once",
                    "call an ambulance immediately",
                    "call for an ambulance now",
                    "phone for an ambulance now"),
            Urgency.EMERGENCY_DEPARTMENT,
            List.of(
                    "hospital now",
                    "hospital at once",
                    "hospital immediately",
                    "hospital assessment",
                    "emergency department now",
                    "emergency department at once",
                    "emergency department immediately",
                    "maternity unit now"),
            Urgency.URGENT_24H,
            List.of(
                    "today",
                    "within the hour",
                    "within an hour",
                    "within 6 hours",
                    "within a day",
                    "within 24 hours",
                    "doctor now",
                    "urgent care now"),
            Urgency.ROUTINE_REVIEW,
            List.of("practitioner", "doctor", "gp", "nurse", "clinic"),
            Urgency.SELF_CARE,
            List.of());

    private static final Map<Urgency, List<Phrase>> SAID = said();

    /** A sentence with one of these may mean the opposite of its other words. */
    private static final List<String> TAKES_BACK =
            list("no not never without neither nor none nothing nobody noone cannot"
                    + " unless only until later tomorrow instead rather avoid unnecessary unneeded needless pointless useless optional"
                    + " may might maybe perhaps possibly probably could would consider whether hardly rarely seldom false wrong unlikely"
                    + " should but except although though however skip refuse forget cancel cancelled ignore disregard dont doesnt"
                    + " didnt neednt shouldnt mustnt cant wont isnt aint unwise overreaction joke pretend whenever");

    /** After the words of an emergency they put off what it asks for. */
    private static final List<String> PUTS_OFF =
            list("day days week weeks weekend month months year years hour hours tonight"
                    + " overnight evening morning soon sometime eventually next appointment monday tuesday wednesday thursday friday"
                    + " saturday sunday");

    /** After the words of a level they make them conditional; before them they say when, up to a comma or a colon. */
    private static final List<String> CONDITIONS = List.of("if", "when", "once", "provided");

    /** Before the words of a level it puts them off; after them it may be part of what to do. */
    private static final String WAIT = "wait";

    /** In place of what an emergency asks for, or at the patient's choice. */
    private static final Pattern INSTEAD = WordEdges.pattern(
            "\\bor (?:just |simply |else |better )?(?:call|phone|ring|go|see|wait|contact|speak|stay|rest|tell|ask|your)\\b"
                    + "|\\byou (?:can|like|want|wish|prefer|feel like)\\b|\\bin case\\b|\\bas long as\\b");

    /** Negations and conditions that only make a sentence stronger. */
    private static final Pattern STRENGTHENS = WordEdges.pattern(
            "\\beven (?:if|when)\\b|\\bwithout (?:any )?(?:delay|waiting)\\b|\\b(?:do not|don't|never) (?:wait|delay|hesitate)\\b");

    private EnglishPhrases() {}

    /** What a level may say. */
    static List<String> of(Urgency urgency) {
        return PHRASES.get(urgency);
    }

    /**
     * Whether a sentence of the text says the words of a level and does not take them back.
     *
     * @param number that is called in an emergency; to call it now is what an ambulance asks for
     */
    static boolean says(Urgency urgency, String text, String number) {
        for (String sentence : sentences(text)) {
            if (saysPlainly(urgency, sentence, number)) {
                return true;
            }
        }
        return false;
    }

    static boolean saysPlainly(Urgency urgency, String sentence, String number) {
        if (!mayHold(urgency, sentence)) {
            return false;
        }
        String said = afterItsCondition(STRENGTHENS.matcher(sentence).replaceAll(""));
        int end = endOfPhrase(urgency, said, number);
        if (end == 0 || sentence.endsWith("?") || !foreign(sentence).isEmpty()) {
            return false;
        }
        List<String> words = words(said);
        List<String> before = words(said.substring(0, end));
        List<String> after = words(said.substring(end));
        boolean turned = words.stream().anyMatch(TAKES_BACK::contains)
                || before.contains(WAIT)
                || CONDITIONS.contains(words.get(0))
                || after.stream().anyMatch(CONDITIONS::contains);
        boolean putOff = after.stream().anyMatch(PUTS_OFF::contains)
                || INSTEAD.matcher(said).find();
        return !turned && !(urgency.isEmergency() && putOff);
    }

    /** Whether all words of a phrase are there, in any order: most sentences need no closer look. */
    private static boolean mayHold(Urgency urgency, String sentence) {
        for (Phrase phrase : SAID.get(urgency)) {
            if (phrase.mayBeIn(sentence)) {
                return true;
            }
        }
        return urgency == Urgency.EMERGENCY_AMBULANCE && sentence.contains("call");
    }

    /** `if it still bleeds, go to hospital now` asks for the hospital; what comes before the last comma says when. */
    private static String afterItsCondition(String sentence) {
        List<String> words = words(sentence);
        int comma = Math.max(sentence.lastIndexOf(','), sentence.lastIndexOf(':'));
        return !words.isEmpty() && CONDITIONS.contains(words.get(0)) && comma >= 0
                ? sentence.substring(comma + 1)
                : sentence;
    }

    /** Where the words of the level end in a sentence; 0 where they are not there. */
    private static int endOfPhrase(Urgency urgency, String sentence, String number) {
        for (Phrase phrase : SAID.get(urgency)) {
            int end = endOf(phrase.pattern(), sentence);
            if (end > 0) {
                return end;
            }
        }
        if (urgency == Urgency.EMERGENCY_AMBULANCE) {
            List<String> calls = new ArrayList<>(List.of(number.split("[^0-9]+")));
            calls.add(number);
            for (String each : calls) {
                int end = endOf(wholeWords("call " + Pattern.quote(each) + " now"), sentence);
                if (end > 0) {
                    return end;
                }
            }
        }
        return 0;
    }

    private static int endOf(Pattern phrase, String sentence) {
        Matcher said = phrase.matcher(sentence);
        return said.find() ? said.end() : 0;
    }

    private static Map<Urgency, List<Phrase>> said() {
        Map<Urgency, List<Phrase>> said = new EnumMap<>(Urgency.class);
        PHRASES.forEach((urgency, phrases) ->
                said.put(urgency, phrases.stream().map(Phrase::of).toList()));
        return said;
    }

    /** @param pattern which finds no text without all of the words */
    private record Phrase(List<String> words, Pattern pattern) {

        static Phrase of(String text) {
            return new Phrase(list(text), wholeWords(text.replace(" ", ",? ")));
        }

        boolean mayBeIn(String sentence) {
            for (String word : words) {
                if (!sentence.contains(word)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Pattern wholeWords(String expression) {
        return WordEdges.pattern("\\b" + expression + "\\b");
    }

    /** A word with a letter or a digit that English has not, which could spell a `not` that no list has. */
    static String foreign(String text) {
        for (String word : words(text)) {
            if (word.codePoints().anyMatch(letter -> letter > '~')) {
                return word;
            }
        }
        return "";
    }

    /** In small letters, without the sign at the end unless it asks. A colon ends no sentence: `never do this: …`. */
    static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : plain(text).split("(?<=[.!?;])")) {
            String body = sentence.endsWith("?") ? sentence : sentence.replaceAll("[.!;]$", "");
            if (!body.isBlank()) {
                sentences.add(body.strip());
            }
        }
        return sentences;
    }

    /** In small letters, on one line, with one sort of apostrophe. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[\u2018\u2019\u02bc\u00b4`]", "'")
                .replaceAll("\\s+", " ");
    }

    static List<String> words(String sentence) {
        List<String> words = new ArrayList<>();
        for (String word : sentence.split("[^\\p{L}\\p{N}']+")) {
            if (word.endsWith("n't")) {
                words.add("not");
            } else if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    static List<String> list(String words) {
        return List.of(words.split(" "));
    }
}
