package aftercare.domain;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Texts that belong to no single rule.
 *
 * @param levels what is said at each level
 * @param safetyNet shown with every answer
 * @param coreRules the reasons that the core itself gives: {@code GEN-01}, {@code FLR-01}, {@code SYS-01}
 * @param dataQuality text of each data quality code
 * @param emergencyNumber one number to call, or several with a slash between them
 * @param needsHuman said where a patient wrote something that no rule reads; empty in sets of the first facts
 * @param selfCareOrder ids of the self-care rules, the most important first; empty where all are shown by their ids
 * @param questionsThatStay ids of the rules whose questions are asked at the two mildest levels though no answer could raise
 *     them: of a rule that asks its own, of another those for what it misses
 */
public record Wording(
        Map<Urgency, LevelWords> levels,
        List<String> safetyNet,
        Map<String, CoreWords> coreRules,
        Map<String, String> dataQuality,
        String emergencyNumber,
        String needsHuman,
        List<String> selfCareOrder,
        List<String> questionsThatStay) {

    /** The file they stand in, below the folder of rules. */
    public static final String FILE = "wording.yaml";

    /** What stands for the emergency number in a text. */
    private static final String NUMBER = "{emergencyNumber}";

    /**
     * What is said at one level.
     *
     * @param sooner what is said where less time is left than the level's own, the shortest first
     */
    public record LevelWords(String headline, String contact, String instruction, List<Sooner> sooner) {

        public LevelWords {
            sooner = List.copyOf(sooner);
        }

        /** The first words of an answer that leaves this much time. */
        public Heading heading(OptionalInt actWithinHours) {
            for (Sooner each : sooner) {
                if (actWithinHours.isPresent() && actWithinHours.getAsInt() <= each.hours()) {
                    return each.heading();
                }
            }
            return new Heading(headline, contact);
        }
    }

    /** What to do, and where to turn. */
    public record Heading(String headline, String contact) {}

    /** What is said at one level where at most this number of hours is left. */
    public record Sooner(int hours, Heading heading) {}

    /** Texts of a reason that the core gives, and the line at which they stand. */
    public record CoreWords(String title, String reason, String advice, String source, int line) {}

    public Wording {
        levels = Map.copyOf(levels);
        safetyNet = List.copyOf(safetyNet);
        coreRules = Map.copyOf(coreRules);
        dataQuality = Map.copyOf(dataQuality);
        selfCareOrder = List.copyOf(selfCareOrder);
        questionsThatStay = List.copyOf(questionsThatStay);
    }

    /** The card as a patient reads it: with the emergency number in its place. */
    public RuleCard said(RuleCard card) {
        if (!card.advice().contains(NUMBER)) {
            return card;
        }
        return new RuleCard(
                card.id(),
                card.title(),
                card.kind(),
                card.reason(),
                card.advice().replace(NUMBER, emergencyNumber),
                card.source(),
                card.file(),
                card.line(),
                card.unless());
    }
}
