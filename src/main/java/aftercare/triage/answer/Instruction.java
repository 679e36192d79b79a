package aftercare.triage.answer;

import aftercare.domain.Urgency;
import aftercare.domain.Wording;

/** What a patient is to do until there is an answer, and the language that it is said in. */
public record Instruction(String text, String language) {

    /** In English. */
    public static Instruction english(Wording wording, Urgency urgency) {
        return new Instruction(wording.levels().get(urgency).instruction(), Languages.ENGLISH);
    }
}
