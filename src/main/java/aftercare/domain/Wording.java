package aftercare.domain;

import java.util.List;
import java.util.Map;

/**
 * Texts that belong to no single rule.
 *
 * @param levels what is said at each level
 * @param safetyNet shown with every answer
 * @param coreRules the reasons that the core itself gives: {@code GEN-01}, {@code FLR-01}, {@code SYS-01}
 * @param dataQuality text of each data quality code
 * @param emergencyNumber one number to call, or several with a slash between them
 */
public record Wording(
        Map<Urgency, LevelWords> levels,
        List<String> safetyNet,
        Map<String, CoreWords> coreRules,
        Map<String, String> dataQuality,
        String emergencyNumber) {

    /** The file they stand in, below the folder of rules. */
    public static final String FILE = "wording.yaml";

    /** What is said at one level. */
    public record LevelWords(String headline, String contact, String instruction) {}

    /** Texts of a reason that the core gives, and the line at which they stand. */
    public record CoreWords(String title, String reason, String advice, String source, int line) {}

    public Wording {
        levels = Map.copyOf(levels);
        safetyNet = List.copyOf(safetyNet);
        coreRules = Map.copyOf(coreRules);
        dataQuality = Map.copyOf(dataQuality);
    }
}
