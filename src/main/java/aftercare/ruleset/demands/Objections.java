package aftercare.ruleset.demands;

import aftercare.domain.Urgency;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text of an emergency must not have beside its phrase, in English: words that speak against it, and another number to
 * call. Every answer is the words themselves; empty where there are none.
 */
final class Objections {

    /** In an emergency none of these is said, in any sentence. */
    private static final Pattern SOOTHES = WordEdges.pattern("\\b(?:stay(?:ing)? (?:at )?home|no hurry|take your time"
            + "|(?:not|isn't|nothing|hardly) (?:an? |very |so |really )?(?:urgent|serious|dangerous|emergency)|no emergency"
            + "|(?:nothing|no need|no reason|not|don't|never) (?:to )?(?:worry|panic|fear)|no need|need not|needn't"
            + "|(?:not|isn't) (?:be )?(?:needed|necessary|required)|unnecessary|ignore|disregard|wait and see"
            + "|look after yourself|if you (?:like|want|wish|prefer|feel like|have time)|up to you|(?:your|own) choice"
            + "|optional|convenient|convenience|harmless|as you like|joke|joking|kidding)\\b");

    private static final Pattern DELAYS = WordEdges.pattern("\\b(?:tomorrow|later|next (?:week|month|year|day)"
            + "|in (?:a|one|two|three|some|a few|several|[0-9]+) (?:days?|weeks?|months?|hours?)"
            + "|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:after|at) the weekend)\\b");

    private static final Pattern NEGATION =
            WordEdges.pattern("\\b(?:no|not|never|nobody|none|neither|nor|without|avoid|needless"
                    + "|against|rather|instead|unless|cannot|dont|neednt|shouldnt|hardly|wait (?:a|until|till|before|some|to|and)"
                    + "|[a-z]+n't|stop calling|before you)\\b");

    private static final Pattern ACTION = WordEdges.pattern(
            "\\b(?:call|calls|calling|called|phone|phoning|ring|ringing|dial|dialling|ambulances?|hospitals?|emergency)\\b");

    private static final Pattern PLACE = WordEdges.pattern("\\b(?:hospital|emergency department|maternity unit)\\b");

    /** Negations beside the way to help, which take nothing back. */
    private static final Pattern HARMLESS = WordEdges.pattern(
            "\\bif (?:nobody|no one) can [a-z]+ you\\b|\\bif you (?:cannot|can't) (?:reach|get to|call)\\b"
                    + "|\\b(?:do not|don't|never) (?:eat|drink|drive|smoke|press|dig|wait|delay|hesitate)\\b.*");

    /** A sentence that begins like this speaks of the one before. */
    private static final Pattern TURNS =
            WordEdges.pattern("^(?:but|or|however|unless|except|only|actually|although|though)\\b");

    /** A sentence of these alone takes back the one beside it. */
    private static final List<String> REFUSALS =
            EnglishPhrases.list("no not never do please really just you must ever nope");

    private static final Pattern IN_WORDS = WordEdges.pattern(
            "\\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|treble)[ -]+)+"
                    + "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\\b");

    private static final String NO_UNIT = "(?![0-9])(?! ?(?:hours?|minutes?|days?|years?|h|min|cm)\\b)";

    private static final Pattern CALLED = WordEdges.pattern(
            "\\b(?:call|phone|telephone|ring|dial|text|number)\\b[^0-9.!?;:,]{0,20}?([0-9][0-9 /-]*[0-9]|[0-9])"
                    + NO_UNIT + "|\\b(?:on|or)\\b ([0-9][0-9 /-]+[0-9])" + NO_UNIT);

    private Objections() {}

    /** Words of a text that speak against what an emergency of that level asks for. */
    static String to(Urgency urgency, String text, String number) {
        String plain = EnglishPhrases.plain(text);
        for (String said : List.of(
                found(SOOTHES, plain),
                found(DELAYS, plain),
                EnglishPhrases.foreign(plain),
                clause(urgency, text, number))) {
            if (!said.isEmpty()) {
                return said;
            }
        }
        return "";
    }

    /** The same of a text that gives advice for milder troubles too: only where it sends somebody to an emergency. */
    static String inOneOfMany(Urgency urgency, String text, String number) {
        return ACTION.matcher(EnglishPhrases.plain(text)).find() ? to(urgency, text, number) : "";
    }

    /** Words that make little of an emergency. */
    static String soothing(String text) {
        return found(SOOTHES, EnglishPhrases.plain(text));
    }

    private static String clause(Urgency urgency, String text, String number) {
        for (String sentence : EnglishPhrases.sentences(text)) {
            if (TURNS.matcher(sentence).find() || isRefusal(sentence)) {
                return sentence;
            }
            if (!EnglishPhrases.saysPlainly(urgency, sentence, number)) {
                for (String clause : sentence.split("[,:()–—]")) {
                    String rest = HARMLESS.matcher(clause).replaceAll("");
                    if (NEGATION.matcher(rest).find() && ACTION.matcher(rest).find()) {
                        return clause.strip();
                    }
                }
            }
        }
        return "";
    }

    private static boolean isRefusal(String sentence) {
        List<String> words = EnglishPhrases.words(sentence);
        return REFUSALS.containsAll(words) && NEGATION.matcher(sentence).find();
    }

    /** Whether a clause of the text names the hospital, or the emergency number where an ambulance is called. */
    static boolean nameWhereToTurn(Urgency urgency, String text, String number) {
        for (String clause : EnglishPhrases.plain(text).split("[.!?;:,()–—]")) {
            boolean named = urgency == Urgency.EMERGENCY_AMBULANCE
                    ? clause.contains(number)
                    : PLACE.matcher(clause).find();
            if (named && !NEGATION.matcher(clause).find()) {
                return true;
            }
        }
        return false;
    }

    /** A number to call that is none of the emergency numbers, or one that is written in words. */
    static String otherNumber(String text, String number) {
        String rest = EnglishPhrases.plain(text).replace(number, "#");
        Matcher called = CALLED.matcher(rest);
        while (called.find()) {
            String other = called.group(1) == null ? called.group(2) : called.group(1);
            if (!isOneOf(number, other)) {
                return other.strip();
            }
        }
        return found(IN_WORDS, rest);
    }

    private static boolean isOneOf(String number, String called) {
        return List.of(number.split("[^0-9]+")).containsAll(List.of(called.split("[^0-9]+")));
    }

    private static String found(Pattern pattern, String text) {
        Matcher words = pattern.matcher(text);
        return words.find() ? words.group() : "";
    }
}
