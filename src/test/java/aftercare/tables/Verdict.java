package aftercare.tables;

import java.util.OptionalInt;
import java.util.SortedSet;

/**
 * What a report gets: comparable between the tables and any other implementation of them.
 *
 * @param urgency one of the five codes of section 0.1
 * @param actWithinHours empty at SELF_CARE
 * @param ruleIds every triage rule that fired
 * @param adviceIds every advice and education rule that fits (an answer may leave some of it out to stay short)
 */
public record Verdict(
        String urgency, OptionalInt actWithinHours, SortedSet<String> ruleIds, SortedSet<String> adviceIds) {}
