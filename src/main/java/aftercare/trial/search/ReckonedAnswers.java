package aftercare.trial.search;

import aftercare.domain.Reckoning;
import aftercare.ruleset.model.Test.Comparison;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers about a symptom that together make it old, gone, counting, or of some place. */
final class ReckonedAnswers {

    private static final String FRESH = "newSinceTreatment";
    private static final String TREND = "trend";
    private static final String ONSET = "onsetHours";
    private static final String RESOLVED = "resolved";
    private static final String PERSISTENT = "persistent";
    private static final String NEEDLED = "needledSite";
    private static final String SITE = "site";

    private static final List<Map<String, String>> OLD = List.of(
            Map.of(FRESH, "false", TREND, Literals.text("stable"), ONSET, Slots.ABSENT),
            Map.of(FRESH, "false", TREND, Literals.text("improving"), ONSET, Slots.ABSENT));
    private static final List<Map<String, String>> NEW = List.of(Map.of(FRESH, Slots.ABSENT), Map.of(FRESH, "true"));
    private static final List<Map<String, String>> GONE = List.of(
            Map.of(RESOLVED, "true", TREND, Literals.text("improving"), PERSISTENT, Slots.ABSENT),
            Map.of(RESOLVED, "true", TREND, Slots.ABSENT, PERSISTENT, Slots.ABSENT));
    private static final List<Map<String, String>> THERE =
            List.of(Map.of(RESOLVED, Slots.ABSENT), Map.of(RESOLVED, "false"));
    private static final List<Map<String, String>> COUNTS =
            List.of(Map.of(FRESH, Slots.ABSENT, RESOLVED, Slots.ABSENT));

    /** By place. */
    private static final Map<String, List<Map<String, String>>> PLACES = Map.of(
            Reckoning.NEEDLED, List.of(Map.of(NEEDLED, "true", SITE, Slots.ABSENT)),
            Reckoning.ELSEWHERE, List.of(Map.of(NEEDLED, "false")),
            Reckoning.UNKNOWN, List.of(Map.of(NEEDLED, Slots.ABSENT, SITE, Literals.text(Reckoning.UNKNOWN))));

    private static final Set<String> FIELDS = Set.of("old", "gone", "counts", "place");

    private ReckonedAnswers() {}

    /** Whether a field of a symptom follows from several answers. */
    static boolean has(String field) {
        return FIELDS.contains(field);
    }

    /** Alternatives that meet a comparison of such a field, the plainest first. */
    static List<Map<String, String>> meeting(Comparison comparison) {
        String field = comparison.field();
        if (field.equals("place")) {
            for (String place : List.of(Reckoning.NEEDLED, Reckoning.ELSEWHERE, Reckoning.UNKNOWN)) {
                if (Literals.meets(comparison, Literals.text(place))) {
                    return PLACES.get(place);
                }
            }
            return List.of();
        }
        boolean holds = Literals.meets(comparison, "true");
        return switch (field) {
            case "old" -> holds ? OLD : NEW;
            case "gone" -> holds ? GONE : THERE;
            default -> holds ? COUNTS : OLD;
        };
    }

    /** Every value of each answer on which such a field hangs. */
    static List<Map<String, String>> all(Comparison comparison) {
        boolean place = comparison.field().equals("place");
        return place
                ? List.of(Map.of(NEEDLED, "true"), Map.of(NEEDLED, "false"), Map.of(NEEDLED, Slots.ABSENT))
                : List.of(OLD.get(0), NEW.get(0), NEW.get(1), GONE.get(0), THERE.get(0), THERE.get(1));
    }
}
