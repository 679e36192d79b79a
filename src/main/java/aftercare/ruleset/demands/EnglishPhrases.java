package aftercare.ruleset.demands;

import aftercare.domain.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a level asks for, in English, and what takes it back. A phrase counts only in a sentence that is written in plain letters
 * and does not take its own words back; so the words that turn a sentence need not be complete to be safe: a comparison with the
 * live texts is made beside it.
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
            List.of("today", "within a day", "within 24 hours", "doctor now", "urgent care now"),
            Urgency.ROUTINE_REVIEW,
            List.of("practitioner", "doctor", "gp", "nurse", "clinic"),
            Urgency.SELF_CARE,
            List.of());

    /** A sentence with one of these may mean the opposite of its other words. */
    private static final List<String> TAKES_BACK =
            words("no not never without neither nor none nothing nobody noone cannot"
                    + " unless only until later tomorrow instead rather avoid unnecessary unneeded needless pointless useless optional"
                    + " may might maybe perhaps possibly probably could would consider whether hardly rarely seldom false wrong unlikely"
                    + " should but except although though however skip refuse forget cancel cancelled against ignore disregard dont"
                    + " doesnt didnt neednt shouldnt mustnt cant wont isnt aint unwise overreaction joke pretend some others whenever"
                    + " anyone");

    /** With one of these a sentence puts off what it says. */
    private static final List<String> PUTS_OFF =
            words("day days week weeks weekend month months year years hour hours tonight"
                    + " overnight evening morning soon sometime eventually next appointment monday tuesday wednesday thursday friday"
                    + " saturday sunday");

    /** After the words of a level they make them conditional; before them they say when, up to a comma. */
    private static final List<String> CONDITIONS = List.of("if", "when", "once", "provided");

    /** Before the words of a level it puts them off; after them it may be part of what to do. */
    private static final String WAIT = "wait";

    /** Another thing to do in place of the first. */
    private static final Pattern INSTEAD = Pattern.compile(
            "\\bor (?:just |simply |else |better )?(?:call|phone|ring|go|see|wait|contact|speak|stay|rest|tell|ask|your)\\b"
                    + "|\\byou (?:can|like|want|wish|prefer|feel like)\\b|\\bin case\\b|\\bas long as\\b");

    /** In an emergency none of these is said, in any sentence. */
    private static final Pattern REASSURES = Pattern.compile("\\b(?:stay(?:ing)? (?:at )?home|no hurry|take your time"
            + "|(?:not|isn't|nothing|hardly) (?:an? |very |so |really )?(?:urgent|serious|dangerous|emergency)|no emergency"
            + "|(?:nothing|no need|no reason|not|don't|never) (?:to )?(?:worry|panic|fear)|no need|need not|needn't"
            + "|(?:not|isn't) (?:be )?(?:needed|necessary|required)|unnecessary|ignore|disregard|wait and see"
            + "|look after yourself|tomorrow|later|next (?:week|month|year|day)|in (?:a|one|two|three|some|a few|several|[0-9]+)"
            + " (?:days?|weeks?|months?|hours?)|if you (?:like|want|wish|prefer|feel like|have time)|up to you"
            + "|(?:your|own) choice|optional|convenient|convenience|harmless|as you like)\\b");

    private static final Pattern NEGATION =
            Pattern.compile("\\b(?:no|not|never|nobody|none|neither|nor|without|avoid|needless"
                    + "|against|rather|instead|unless|cannot|dont|neednt|shouldnt|hardly|wait (?:a|until|till|before|some|to|and)"
                    + "|[a-z]+n't|stop calling|before you)\\b");

    private static final Pattern ACTION = Pattern.compile(
            "\\b(?:call|calls|calling|called|phone|phoning|ring|ringing|dial|dialling|ambulances?|hospitals?|emergency)\\b");

    private static final Pattern PLACE = Pattern.compile("\\b(?:hospital|emergency department|maternity unit)\\b");

    /** What such a clause makes more urgent and not less: somebody who is alone calls. */
    private static final Pattern ALONE = Pattern.compile("\\bif (?:nobody|no one) can [a-z]+ you\\b");

    /** A sentence that begins like this speaks of the one before. */
    private static final Pattern TURNS =
            Pattern.compile("^(?:but|or|however|unless|except|only|actually|although|though)\\b");

    private static final Pattern NUMBER_IN_WORDS =
            Pattern.compile("\\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|treble)[ -]+)+"
                    + "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\\b");

    private static final Pattern CALLED = Pattern.compile(
            "\\b(?:call|phone|telephone|ring|dial|text|number|on|or)\\b[^0-9.!?;:,]{0,20}?([0-9][0-9 /-]*[0-9]|[0-9])(?![0-9])"
                    + "(?! ?(?:hours?|minutes?|days?|years?|h|min|cm)\\b)");

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

    /** Whether a clause of the text names the hospital, or the emergency number where an ambulance is called. */
    static boolean namesWhereToTurn(Urgency urgency, String text, String number) {
        for (String clause : plain(text).split("[.!?;:,()–—]")) {
            boolean named = urgency == Urgency.EMERGENCY_AMBULANCE
                    ? clause.contains(number)
                    : PLACE.matcher(clause).find();
            if (named && !NEGATION.matcher(clause).find()) {
                return true;
            }
        }
        return false;
    }

    /** Words of a text of an emergency that speak against what it asks for; empty where there are none. */
    static String speaksAgainst(Urgency urgency, String text, String number) {
        String reassuring = reassures(text);
        if (!reassuring.isEmpty()) {
            return reassuring;
        }
        for (String sentence : sentences(text)) {
            if (TURNS.matcher(sentence.strip()).find()) {
                return sentence.strip();
            }
            if (!saysPlainly(urgency, sentence, number)) {
                for (String clause : sentence.split("[,()–—]")) {
                    String rest = ALONE.matcher(clause).replaceAll("");
                    if (NEGATION.matcher(rest).find() && ACTION.matcher(rest).find()) {
                        return clause.strip();
                    }
                }
            }
        }
        return "";
    }

    /** Words that no text of an emergency has; empty where there are none. */
    static String reassures(String text) {
        Matcher reassuring = REASSURES.matcher(plain(text));
        return reassuring.find() ? reassuring.group() : "";
    }

    /** A number to call that is none of the emergency numbers, or one written in words; empty where there is none. */
    static String otherNumber(String text, String number) {
        String rest = plain(text).replace(number, "#");
        Matcher called = CALLED.matcher(rest);
        while (called.find()) {
            if (!isOneOf(number, called.group(1).strip())) {
                return called.group(1).strip();
            }
        }
        Matcher inWords = NUMBER_IN_WORDS.matcher(rest);
        return inWords.find() ? inWords.group() : "";
    }

    private static boolean isOneOf(String number, String called) {
        List<String> known = List.of(number.split("[^0-9]+"));
        for (String each : called.split("[^0-9]+")) {
            if (!known.contains(each)) {
                return false;
            }
        }
        return true;
    }

    private static boolean saysPlainly(Urgency urgency, String sentence, String number) {
        String said = afterItsCondition(sentence);
        int end = endOfPhrase(urgency, said, number);
        if (end == 0 || sentence.endsWith("?") || !isInPlainLetters(sentence)) {
            return false;
        }
        List<String> words = splitWords(said);
        boolean puts = urgency.isEmergency() && words.stream().anyMatch(PUTS_OFF::contains);
        return !puts
                && words.stream().noneMatch(TAKES_BACK::contains)
                && splitWords(said.substring(end)).stream().noneMatch(CONDITIONS::contains)
                && !CONDITIONS.contains(words.get(0))
                && !splitWords(said.substring(0, end)).contains(WAIT)
                && !(urgency.isEmergency() && INSTEAD.matcher(said).find());
    }

    /** Letters of another script, or wide ones, could spell a `not` that no list has. */
    private static boolean isInPlainLetters(String sentence) {
        return sentence.codePoints().noneMatch(letter -> letter > '~' && (Character.isLetterOrDigit(letter)));
    }

    /** `if it still bleeds, go to hospital now` asks for the hospital; what comes before the last comma says when. */
    private static String afterItsCondition(String sentence) {
        List<String> words = splitWords(sentence);
        int comma = sentence.lastIndexOf(',');
        return !words.isEmpty() && CONDITIONS.contains(words.get(0)) && comma >= 0
                ? sentence.substring(comma + 1)
                : sentence;
    }

    /** Where the words of the level end in a sentence; 0 where they are not there. */
    private static int endOfPhrase(Urgency urgency, String sentence, String number) {
        for (String phrase : of(urgency)) {
            Matcher said =
                    Pattern.compile("\\b" + phrase.replace(" ", ",? ") + "\\b").matcher(sentence);
            if (said.find()) {
                return said.end();
            }
        }
        if (urgency == Urgency.EMERGENCY_AMBULANCE) {
            for (String each : calls(number)) {
                Matcher said = Pattern.compile("\\bcall " + Pattern.quote(each) + " now\\b")
                        .matcher(sentence);
                if (said.find()) {
                    return said.end();
                }
            }
        }
        return 0;
    }

    /** The number as a whole and each of its parts. */
    private static List<String> calls(String number) {
        List<String> calls = new ArrayList<>(List.of(number));
        calls.addAll(List.of(number.split("[^0-9]+")));
        return calls;
    }

    /** Each with the sign at its end. */
    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : plain(text).split("(?<=[.!?;:\\n])")) {
            String body = sentence.endsWith("?") ? sentence : sentence.replaceAll("[.!;:\\n]$", "");
            if (!body.isBlank()) {
                sentences.add(body);
            }
        }
        return sentences;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('ʼ', '\'');
    }

    private static List<String> splitWords(String sentence) {
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

    private static List<String> words(String list) {
        return List.of(list.split(" "));
    }
}
