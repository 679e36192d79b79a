package aftercare.triage;

import aftercare.domain.Wording;
import aftercare.triage.intake.Intake;

/**
 * What still speaks when there is no valid rule set: enough to tell an emergency by its words and what to do meanwhile.
 */
public record EmergencyWords(Intake intake, Wording wording) {}
