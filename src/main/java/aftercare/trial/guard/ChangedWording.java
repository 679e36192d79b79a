package aftercare.trial.guard;

import aftercare.domain.Urgency;
import aftercare.domain.Wording;
import aftercare.domain.Wording.CoreWords;
import aftercare.domain.Wording.LevelWords;
import aftercare.domain.Wording.Sooner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of {@code wording.yaml} that an emergency hangs on: those of the emergency levels, those of any level that give the
 * emergency number, the safety net, the number itself, and the reasons that the program gives. A text that one level takes from
 * another is guarded at every level.
 */
final class ChangedWording {

    /** In a text, the emergency number of its own set: another number is one change, not one for each text that gives it. */
    private static final String NUMBER = "{emergencyNumber}";

    private final FoundChanges found;
    private final Wording live;
    private final Wording candidate;

    ChangedWording(FoundChanges found, Wording live, Wording candidate) {
        this.found = found;
        this.live = live;
        this.candidate = candidate;
    }

    void compare() {
        if (!live.emergencyNumber().equals(candidate.emergencyNumber())) {
            found.needAgreement("emergency number", live.emergencyNumber(), candidate.emergencyNumber());
        }
        levels();
        List<String> was = new ArrayList<>();
        List<String> is = new ArrayList<>();
        live.safetyNet().forEach(text -> was.add(before(text)));
        candidate.safetyNet().forEach(text -> is.add(after(text)));
        if (!was.equals(is) && !live.safetyNet().equals(candidate.safetyNet())) {
            found.needAgreement(
                    "text safetyNet",
                    String.join(" / ", without(live.safetyNet(), candidate.safetyNet())),
                    String.join(" / ", without(candidate.safetyNet(), live.safetyNet())));
        }
        if (!candidate.questionsThatStay().containsAll(live.questionsThatStay())) {
            found.needAgreement(
                    "questionsThatStay",
                    String.join(", ", live.questionsThatStay()),
                    String.join(", ", candidate.questionsThatStay()));
        }
        text("text needsHuman", live.needsHuman(), candidate.needsHuman());
        for (String code : new TreeSet<>(live.dataQuality().keySet())) {
            String said = candidate.dataQuality().getOrDefault(code, "");
            text("text dataQuality " + code, live.dataQuality().get(code), said);
        }
        for (String id : new TreeSet<>(live.coreRules().keySet())) {
            Map<String, String> texts = texts(candidate.coreRules().get(id));
            texts(live.coreRules().get(id))
                    .forEach((kind, text) -> text("text rules " + id + " " + kind, text, texts.get(kind)));
        }
    }

    private void levels() {
        for (Urgency urgency : Urgency.values()) {
            Map<String, String> was = texts(live.levels().get(urgency));
            Map<String, String> is = texts(candidate.levels().get(urgency));
            Set<String> kinds = new LinkedHashSet<>(was.keySet());
            kinds.addAll(is.keySet());
            for (String kind : kinds) {
                // A heading for less time that one of them lacks is the level's own there.
                String before = was.getOrDefault(kind, was.get(usual(kind)));
                String after = is.getOrDefault(kind, is.get(usual(kind)));
                if (urgency.atLeast(Urgency.URGENT_24H)
                        || !before(before).equals(before)
                        || isOfAnotherLevel(urgency, kind, after)) {
                    text("text levels " + urgency + " " + kind, before, after);
                }
            }
        }
    }

    /** The kind of text that holds where no other is given for less time. */
    private static String usual(String kind) {
        return kind.startsWith("headline") ? "headline" : "contact";
    }

    private boolean isOfAnotherLevel(Urgency urgency, String kind, String text) {
        for (Urgency other : Urgency.values()) {
            String said = texts(live.levels().get(other)).get(kind);
            if (other != urgency && said != null && before(said).equals(after(text))) {
                return true;
            }
        }
        return false;
    }

    private void text(String name, String was, String is) {
        if (!was.equals(is) && !before(was).equals(after(is))) {
            found.needAgreement(name, was, is);
        }
    }

    private String before(String text) {
        return withoutNumber(text, live.emergencyNumber());
    }

    private String after(String text) {
        return withoutNumber(text, candidate.emergencyNumber());
    }

    private static String withoutNumber(String text, String number) {
        return text.replaceAll("(?<![0-9])" + Pattern.quote(number) + "(?![0-9])", Matcher.quoteReplacement(NUMBER));
    }

    /** What is only in the first list; all of it where the lists differ in order or number alone. */
    private static List<String> without(List<String> texts, List<String> others) {
        List<String> left = new ArrayList<>(texts);
        left.removeAll(others);
        boolean same = left.isEmpty() && texts.containsAll(others);
        return same ? texts : left;
    }

    private static Map<String, String> texts(LevelWords words) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("headline", words.headline());
        texts.put("contact", words.contact());
        texts.put("instruction", words.instruction());
        for (Sooner sooner : words.sooner()) {
            texts.put(
                    "headline within " + sooner.hours() + " hours",
                    sooner.heading().headline());
            texts.put(
                    "contact within " + sooner.hours() + " hours",
                    sooner.heading().contact());
        }
        return texts;
    }

    private static Map<String, String> texts(CoreWords words) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("title", words.title());
        texts.put("reason", words.reason());
        texts.put("advice", words.advice());
        return texts;
    }
}
