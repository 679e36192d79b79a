package aftercare.ruleset.demands;

import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.domain.Wording;
import aftercare.domain.Wording.LevelWords;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.text.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an emergency must say belongs to the program, not to a file: a patient who reads nothing but the headline, or nothing
 * but the advice of one rule, must know where to go. A sentence that takes its own words back says nothing.
 */
final class EmergencyTexts {

    private static final List<Urgency> EMERGENCIES = List.of(Urgency.EMERGENCY_DEPARTMENT, Urgency.EMERGENCY_AMBULANCE);

    /** One of these must be said, in English, in small or capital letters. */
    private static final Map<Urgency, List<String>> PHRASES = Map.of(
            Urgency.EMERGENCY_AMBULANCE,
            List.of("call an ambulance now", "call an ambulance at once", "call an ambulance immediately"),
            Urgency.EMERGENCY_DEPARTMENT,
            List.of("hospital", "emergency department", "maternity unit now"));

    /** A number to call says it as well, where the text of a level gives the number itself. */
    private static final Pattern CALL_THE_NUMBER = Pattern.compile("call [0-9][0-9 /]* now");

    /** A sentence with one of these may mean the opposite of its other words. */
    private static final List<String> TAKES_BACK = List.of(
            "no",
            "not",
            "never",
            "without",
            "neither",
            "nor",
            "none",
            "nothing",
            "nobody",
            "cannot",
            "unless",
            "only",
            "until",
            "later",
            "tomorrow",
            "instead",
            "rather",
            "avoid",
            "unnecessary",
            "needless",
            "optional",
            "may",
            "might",
            "could",
            "consider",
            "whether",
            "hardly",
            "rarely",
            "false",
            "wrong",
            "unlikely",
            "should");

    /** After the words of a level they make them conditional; before them they say when, up to a comma. */
    private static final List<String> CONDITIONS = List.of("if", "when");

    /** Before the words of a level it puts them off; after them it may be part of what to do. */
    private static final String WAIT = "wait";

    private EmergencyTexts() {}

    /** What the levels and the rules at one of the two emergency levels leave unsaid. */
    static List<FolderProblem> check(List<ParsedRule> rules, Wording wording) {
        List<FolderProblem> problems = new ArrayList<>();
        for (Urgency urgency : EMERGENCIES) {
            level(urgency, wording.levels().get(urgency), problems);
        }
        for (Urgency urgency : Urgency.values()) {
            if (!urgency.isEmergency()) {
                mild(urgency, wording.levels().get(urgency), problems);
            }
        }
        for (ParsedRule rule : rules) {
            if (rule.card().kind() instanceof Triage triage
                    && triage.urgency().isEmergency()
                    && !says(triage.urgency(), rule.card().advice())) {
                problems.add(FolderProblem.of(
                        Check.EMERGENCY_WORDING,
                        rule,
                        "the advice of `" + rule.card().title() + "` does not plainly say what `" + triage.urgency()
                                + "` asks for",
                        help(triage.urgency())));
            }
        }
        return problems;
    }

    private static void level(Urgency urgency, LevelWords words, List<FolderProblem> problems) {
        if (!says(urgency, words.headline())) {
            problems.add(ofWording("the headline of `" + urgency + "` does not plainly say what to do", help(urgency)));
        }
        if (!says(urgency, words.instruction())) {
            problems.add(
                    ofWording("the instruction of `" + urgency + "` does not plainly say what to do", help(urgency)));
        }
    }

    /** The headline of a milder level must not be that of an emergency: a reader would take one for the other. */
    private static void mild(Urgency urgency, LevelWords words, List<FolderProblem> problems) {
        for (Urgency emergency : EMERGENCIES) {
            if (says(emergency, words.headline())) {
                problems.add(ofWording(
                        "the headline of `" + urgency + "` says what `" + emergency + "` asks for",
                        "were the texts of two levels swapped?"));
            }
        }
    }

    private static FolderProblem ofWording(String what, String help) {
        return FolderProblem.of(DemandCode.EMERGENCY_TEXT, RuleFiles.WORDING, what, help);
    }

    private static String help(Urgency urgency) {
        return "say `" + String.join("` or `", PHRASES.get(urgency))
                + "` in a sentence that holds no `not`, `no`, `only` or the like";
    }

    /** Whether a sentence of the text says the words of a level and does not take them back. */
    static boolean says(Urgency urgency, String text) {
        for (String sentence : text.toLowerCase(Locale.ROOT).split("[.!?;:\\n]")) {
            if (saysPlainly(urgency, sentence)) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysPlainly(Urgency urgency, String sentence) {
        String said = afterItsCondition(sentence);
        int end = endOfPhrase(urgency, said);
        return end > 0
                && words(said).stream().noneMatch(TAKES_BACK::contains)
                && words(said.substring(end)).stream().noneMatch(CONDITIONS::contains)
                && !CONDITIONS.contains(words(said).get(0))
                && !words(said.substring(0, end)).contains(WAIT);
    }

    /** `if it still bleeds, go to hospital now` asks for the hospital; what comes before the last comma says when. */
    private static String afterItsCondition(String sentence) {
        List<String> words = words(sentence);
        int comma = sentence.lastIndexOf(',');
        return !words.isEmpty() && CONDITIONS.contains(words.get(0)) && comma >= 0
                ? sentence.substring(comma + 1)
                : sentence;
    }

    /** Where the words of the level end in a sentence; 0 where they are not there. */
    private static int endOfPhrase(Urgency urgency, String sentence) {
        for (String phrase : PHRASES.get(urgency)) {
            int at = sentence.indexOf(phrase);
            if (at >= 0) {
                return at + phrase.length();
            }
        }
        Matcher call = CALL_THE_NUMBER.matcher(sentence);
        return urgency == Urgency.EMERGENCY_AMBULANCE && call.find() ? call.end() : 0;
    }

    private static List<String> words(String sentence) {
        List<String> words = new ArrayList<>();
        for (String word : sentence.split("[^\\p{L}'’]+")) {
            if (word.endsWith("n't") || word.endsWith("n’t")) {
                words.add("not");
            } else if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
