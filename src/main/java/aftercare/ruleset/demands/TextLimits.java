package aftercare.ruleset.demands;

import aftercare.domain.RuleCard.Unless;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.domain.Wording;
import aftercare.domain.Wording.LevelWords;
import aftercare.domain.Wording.Sooner;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long a text and how many a list may have, that no two levels say the same, and which emergency numbers there are. A
 * patient reads an answer on a small screen and in fear; what does not fit there is not read.
 */
final class TextLimits {

    private static final int LONGEST_HEADLINE = 80;
    private static final int LONGEST_OF_A_LEVEL = 400;
    private static final int LONGEST_OF_A_RULE = 600;
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_QUESTION = 300;
    private static final int MOST_OF_THE_SAFETY_NET = 20;
    private static final int MOST_WORDS = 1000;
    private static final int MOST_OF_A_WORD = 40;

    private static final String SHORTEN = "shorten it";

    /** Numbers that are called for an ambulance or for any emergency, somewhere in the world. */
    private static final Set<String> NUMBERS = Set.of(
            "000", "03", "061", "066", "10177", "100", "101", "102", "103", "104", "106", "107", "108", "110", "112",
            "113", "114", "115", "117", "118", "119", "120", "122", "123", "124", "131", "132", "140", "144", "15",
            "150", "151", "155", "160", "1122", "1669", "166", "185", "190", "191", "192", "193", "194", "195", "198",
            "199", "37", "777", "900", "907", "911", "912", "990", "991", "992", "993", "994", "995", "997", "998",
            "999");

    private final List<FolderProblem> problems = new ArrayList<>();

    private TextLimits() {}

    static List<FolderProblem> check(List<ParsedRule> rules, Vocabulary vocabulary, Wording wording) {
        TextLimits limits = new TextLimits();
        limits.levels(new EnumMap<>(wording.levels()));
        limits.number(wording.emergencyNumber());
        limits.many("the safety net", wording.safetyNet().size(), MOST_OF_THE_SAFETY_NET);
        for (String text : wording.safetyNet()) {
            limits.text("a text of the safety net", text, LONGEST_OF_A_LEVEL);
        }
        limits.words(vocabulary);
        for (ParsedRule rule : rules) {
            limits.rule(rule);
        }
        return limits.problems;
    }

    private void levels(Map<Urgency, LevelWords> levels) {
        Map<String, String> said = new HashMap<>();
        levels.forEach((urgency, words) -> {
            text("the headline of `" + urgency + "`", words.headline(), LONGEST_HEADLINE);
            text("the contact of `" + urgency + "`", words.contact(), LONGEST_OF_A_LEVEL);
            for (Sooner sooner : words.sooner()) {
                text("the headline of `" + urgency + "`", sooner.heading().headline(), LONGEST_HEADLINE);
                text("the contact of `" + urgency + "`", sooner.heading().contact(), LONGEST_OF_A_LEVEL);
                alike(said, "headline", urgency, sooner.heading().headline());
            }
            text("the instruction of `" + urgency + "`", words.instruction(), LONGEST_OF_A_LEVEL);
            alike(said, "headline", urgency, words.headline());
            alike(said, "contact", urgency, words.contact());
            alike(said, "instruction", urgency, words.instruction());
        });
    }

    private void alike(Map<String, String> said, String kind, Urgency urgency, String text) {
        String before = said.putIfAbsent(kind + "\n" + text, urgency.name());
        if (before != null) {
            ofWording(
                    DemandCode.ALIKE,
                    "`" + before + "` and `" + urgency + "` have the same " + kind,
                    "a reader must be able to tell one level from the other");
        }
    }

    private void number(String number) {
        for (String each : number.split(" / | or |, ")) {
            if (!NUMBERS.contains(each.strip())) {
                ofWording(
                        DemandCode.EMERGENCY_NUMBER,
                        "`" + each + "` is not a known emergency number",
                        "write one or several in use, such as `112` or `999 / 112 / 911`");
            }
        }
    }

    private void words(Vocabulary vocabulary) {
        String file = RuleFiles.VOCABULARY;
        if (vocabulary.symptoms().size() > MOST_WORDS) {
            tooMuch(file, "there are more than " + MOST_WORDS + " symptoms", "leave out the rare ones");
        }
        for (SymptomWord word : vocabulary.symptoms().values()) {
            ofWord(word.code(), "label", word.label(), LONGEST_LABEL);
            ofWord(word.code(), "question", word.question(), LONGEST_QUESTION);
            if (word.groups().size() > MOST_OF_A_WORD || word.attributes().size() > MOST_OF_A_WORD) {
                String what =
                        "the word `" + word.code() + "` has more than " + MOST_OF_A_WORD + " groups or attributes";
                tooMuch(file, what, "leave some out");
            }
        }
    }

    private void rule(ParsedRule rule) {
        ofRule(rule, "reason", rule.card().reason());
        ofRule(rule, "advice", rule.card().advice());
        ofRule(rule, "source", rule.card().source());
        for (Unless unless : rule.card().unless()) {
            ofRule(rule, "`@unless`", unless.written());
        }
    }

    private void ofRule(ParsedRule rule, String kind, String text) {
        if (text.length() > LONGEST_OF_A_RULE) {
            String what = tooLong("the " + kind + " of `" + rule.card().title() + "`", LONGEST_OF_A_RULE);
            problems.add(FolderProblem.of(DemandCode.TOO_MUCH_TEXT, rule, what, SHORTEN));
        }
    }

    private void ofWord(String code, String kind, String text, int longest) {
        if (text.length() > longest) {
            tooMuch(RuleFiles.VOCABULARY, tooLong("the " + kind + " of `" + code + "`", longest), SHORTEN);
        }
    }

    private static String tooLong(String what, int longest) {
        return what + " has more than " + longest + " characters";
    }

    private void text(String what, String text, int longest) {
        if (text.length() > longest) {
            tooMuch(RuleFiles.WORDING, tooLong(what, longest), SHORTEN);
        }
        if (text.codePoints().noneMatch(Character::isLetter)) {
            tooMuch(RuleFiles.WORDING, what + " has no letters", "write a sentence");
        }
    }

    private void many(String what, int count, int most) {
        if (count > most) {
            tooMuch(RuleFiles.WORDING, what + " has more than " + most + " texts", "leave some out");
        }
    }

    private void tooMuch(String file, String what, String help) {
        problems.add(FolderProblem.of(DemandCode.TOO_MUCH_TEXT, file, what, help));
    }

    private void ofWording(DemandCode code, String what, String help) {
        problems.add(FolderProblem.of(code, RuleFiles.WORDING, what, help));
    }
}
