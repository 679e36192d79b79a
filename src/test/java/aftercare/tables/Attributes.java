package aftercare.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The attributes of symptoms: those that the vocabulary asks for (A.1); a symptom may carry the others too. */
final class Attributes {

    private static final Map<String, List<String>> ASKED = asked();

    static final List<String> ALL = List.of(
            "severity",
            "trend",
            "onset",
            "onsetHours",
            "durationHours",
            "persistent",
            "resolved",
            "newSinceTreatment",
            "site",
            "needledSite",
            "sizeCm",
            "pattern",
            "stopped",
            "pressureMinutes",
            "heavy",
            "fullyRecovered",
            "headInjury",
            "recurrent");

    private Attributes() {}

    static List<String> askedFor(String code) {
        return ASKED.getOrDefault(code, List.of());
    }

    private static Map<String, List<String>> asked() {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        for (String code : List.of("muscle-ache", "stiffness", "tenderness")) {
            asked.put(code, List.of("severity", "trend", "onsetHours", "site", "needledSite"));
        }
        asked.put("pain", List.of("severity", "trend", "onset", "onsetHours", "site", "needledSite"));
        asked.put("back-pain", List.of("severity", "trend", "onset"));
        asked.put("neck-pain", List.of("severity", "trend", "onset"));
        asked.put("fatigue", List.of("severity", "trend"));
        asked.put("drowsiness", List.of("severity", "trend"));
        asked.put("malaise", List.of("trend", "persistent"));
        asked.put("light-headedness", List.of("severity", "onsetHours", "resolved"));
        asked.put("nausea", List.of("severity", "onsetHours", "resolved"));
        asked.put("vomiting", List.of("severity"));
        asked.put("sweating", List.of("severity", "onsetHours", "resolved"));
        asked.put("headache", List.of("severity", "trend", "onset"));
        asked.put("emotional-change", List.of("severity"));
        asked.put("bruising", List.of("sizeCm", "severity", "trend"));
        asked.put("haematoma", List.of("sizeCm", "trend"));
        asked.put("site-bleeding", List.of("stopped", "pressureMinutes", "heavy"));
        asked.put("site-redness", List.of("trend", "sizeCm"));
        asked.put("site-warmth", List.of("trend"));
        asked.put("site-swelling", List.of("trend", "severity"));
        asked.put("fever", List.of("onsetHours"));
        asked.put("hot-swollen-joint", List.of("site"));
        asked.put("chest-pain", List.of("onset", "newSinceTreatment", "trend", "severity"));
        asked.put("shortness-of-breath", List.of("newSinceTreatment", "trend", "severity"));
        asked.put("pain-on-breathing", List.of("onsetHours"));
        asked.put("dry-cough", List.of("onsetHours"));
        for (String code : Words.NERVE) {
            asked.put(code, List.of("durationHours", "onsetHours", "persistent", "trend", "site"));
        }
        asked.put("limb-weakness", List.of("pattern", "trend"));
        asked.put("foot-drop", List.of("pattern"));
        asked.put("wrist-drop", List.of("pattern"));
        asked.put("sudden-electric-pain", List.of("onset"));
        asked.put("postural-headache", List.of("severity"));
        asked.put("abdominal-pain", List.of("severity"));
        asked.put("flank-pain", List.of("severity"));
        asked.put("local-itch-rash", List.of("trend"));
        asked.put("syncope", List.of("onsetHours", "fullyRecovered", "headInjury", "recurrent"));
        asked.put("needle-left-in", List.of("site"));
        asked.put("needle-broken", List.of("site"));
        return Map.copyOf(asked);
    }
}
