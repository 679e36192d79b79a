package aftercare.ruleset.demands;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.domain.Wording;
import aftercare.domain.Wording.CoreWords;
import aftercare.domain.Wording.LevelWords;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.text.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an emergency must say belongs to the program, not to a file: a patient who reads nothing but the headline, or nothing
 * but the advice of one rule, must know where to go. A sentence that takes its own words back says nothing, and no other
 * sentence beside it may speak against it.
 */
final class EmergencyTexts {

    private static final List<Urgency> EMERGENCIES = List.of(Urgency.EMERGENCY_DEPARTMENT, Urgency.EMERGENCY_AMBULANCE);

    private final Wording wording;
    private final String number;
    private final List<FolderProblem> problems = new ArrayList<>();

    private EmergencyTexts(Wording wording) {
        this.wording = wording;
        this.number = wording.emergencyNumber();
    }

    /** What the levels and the rules at one of the two emergency levels leave unsaid, or take back. */
    static List<FolderProblem> check(List<ParsedRule> rules, Wording wording) {
        EmergencyTexts texts = new EmergencyTexts(wording);
        texts.levels();
        texts.safetyNet();
        texts.coreRules();
        for (ParsedRule rule : rules) {
            if (rule.card().kind() instanceof Triage triage && triage.urgency().isEmergency()) {
                texts.rule(rule, triage.urgency());
            }
        }
        return texts.problems;
    }

    private void levels() {
        for (Urgency urgency : Urgency.values()) {
            LevelWords words = wording.levels().get(urgency);
            if (urgency != Urgency.SELF_CARE) {
                asks(urgency, "headline", words.headline());
                words.sooner()
                        .forEach(sooner ->
                                asks(urgency, "headline", sooner.heading().headline()));
            }
            if (urgency.atLeast(Urgency.URGENT_24H)) {
                asks(urgency, "instruction", words.instruction());
            }
            if (urgency.isEmergency()) {
                emergency(urgency, words);
            } else {
                mild(urgency, words);
            }
        }
    }

    private void asks(Urgency urgency, String kind, String text) {
        if (!says(urgency, text)) {
            ofWording(the(kind, urgency) + " does not plainly say what to do", help(urgency));
        }
    }

    private void emergency(Urgency urgency, LevelWords words) {
        String contact = words.contact();
        if (!Objections.nameWhereToTurn(urgency, contact, number)) {
            ofWording(
                    the("contact", urgency) + " does not name where to turn",
                    urgency == Urgency.EMERGENCY_AMBULANCE
                            ? "give `{emergencyNumber}`"
                            : "begin with `Emergency department`");
        }
        Map<String, String> texts = new TreeMap<>();
        texts.put("headline", words.headline());
        texts.put("contact", contact);
        texts.put("instruction", words.instruction());
        texts.forEach((kind, text) -> {
            against(the(kind, urgency), Objections.to(urgency, text, number));
            number(the(kind, urgency), text);
        });
    }

    /** The headline of a milder level must not be that of an emergency: a reader would take one for the other. */
    private void mild(Urgency urgency, LevelWords words) {
        for (Urgency emergency : EMERGENCIES) {
            if (says(emergency, words.headline())) {
                ofWording(
                        the("headline", urgency) + " says what `" + emergency + "` asks for",
                        "were the texts of two levels swapped?");
            }
        }
    }

    private void safetyNet() {
        boolean calls = false;
        for (String text : wording.safetyNet()) {
            calls = calls || says(Urgency.EMERGENCY_AMBULANCE, text);
            against("a text of the safety net", Objections.inOneOfMany(Urgency.EMERGENCY_AMBULANCE, text, number));
        }
        if (!calls) {
            ofWording(
                    "the safety net does not say when to call the emergency number",
                    "say `Chest pain: call {emergencyNumber} now.` in it");
        }
    }

    private void coreRules() {
        for (Map.Entry<String, CoreWords> core : new TreeMap<>(wording.coreRules()).entrySet()) {
            String advice = core.getValue().advice();
            against(
                    "the advice of `" + core.getKey() + "`",
                    Objections.to(Urgency.EMERGENCY_AMBULANCE, advice, number));
        }
    }

    private void rule(ParsedRule rule, Urgency urgency) {
        RuleCard card = rule.card();
        String advice = "the advice of `" + card.title() + "`";
        if (!says(urgency, card.advice())) {
            ofRule(rule, advice + " does not plainly say what `" + urgency + "` asks for", help(urgency));
        }
        String against = Objections.to(urgency, card.advice(), number);
        if (!against.isEmpty()) {
            ofRule(rule, speaks(advice, against), "say it in other plain English words");
        }
        String other = Objections.otherNumber(card.advice(), number);
        if (!other.isEmpty()) {
            ofRule(
                    rule,
                    calls(advice, other),
                    "write the emergency number in digits, as " + RuleFiles.WORDING + " has it");
        }
        String soothing = Objections.soothing(card.title());
        if (!soothing.isEmpty()) {
            ofRule(rule, speaks("the title `" + card.title() + "`", soothing), "say it in other plain English words");
        }
    }

    private void against(String what, String against) {
        if (!against.isEmpty()) {
            ofWording(speaks(what, against), "say it in other plain English words");
        }
    }

    private void number(String what, String text) {
        String other = Objections.otherNumber(text, number);
        if (!other.isEmpty()) {
            ofWording(calls(what, other), "write `{emergencyNumber}`");
        }
    }

    private boolean says(Urgency urgency, String text) {
        return EnglishPhrases.says(urgency, text, number);
    }

    private static String the(String kind, Urgency urgency) {
        return "the " + kind + " of `" + urgency + "`";
    }

    private static String speaks(String what, String against) {
        return what + " speaks against an emergency: `" + against + "`";
    }

    private static String calls(String what, String other) {
        return what + " gives another number to call: `" + other + "`";
    }

    private void ofRule(ParsedRule rule, String what, String help) {
        problems.add(FolderProblem.of(Check.EMERGENCY_WORDING, rule, what, help));
    }

    private void ofWording(String what, String help) {
        problems.add(FolderProblem.of(DemandCode.EMERGENCY_TEXT, RuleFiles.WORDING, what, help));
    }

    private static String help(Urgency urgency) {
        List<String> phrases = EnglishPhrases.of(urgency);
        return "say `" + String.join("` or `", phrases.subList(0, Math.min(3, phrases.size())))
                + "` in a sentence that holds no `not`, `no`, `only` or the like";
    }
}
