package aftercare.trial.safety;

import aftercare.domain.Urgency;
import aftercare.trial.cases.GivenReport;

/**
 * A report with the levels that somebody accepts for it.
 *
 * @param name its note
 * @param topic as the case says, else the folder of its file
 * @param source who says so, else the file
 * @param where file and line
 * @param least the least urgent level that is acceptable
 * @param most the most urgent level that is acceptable
 */
public record LabelledCase(
        String name, String topic, String source, String where, GivenReport given, Urgency least, Urgency most) {}
