package aftercare.domain;

import java.util.Comparator;

/**
 * Something that a report leaves open and that may be asked.
 *
 * @param id the rule that asks, such as {@code Q-09}; symptom and attribute, such as {@code headache.onset}, where the
 *     vocabulary asks
 * @param about what kind of answer it is
 * @param pointer where in the request the answer belongs; {@code /symptoms/-} for one more symptom
 * @param what the code of a symptom, or the name of the attribute or member
 */
public record Candidate(String id, About about, String pointer, String what) {

    /** Where the answers belong that name one more symptom. */
    public static final String NEXT_SYMPTOM = "/symptoms/-";

    private static final String LAST = "~";

    /** What a question is about, in the order of asking. */
    public enum About {
        /** An attribute of a symptom that was named. */
        ATTRIBUTE,
        /** A symptom that was not mentioned yet. */
        SYMPTOM,
        RISK,
        MEASUREMENT,
        /** Place and time of the treatment, and whether there is any symptom. */
        SETTING
    }

    /** By what they are about, then rules by their ids, and after them what the vocabulary needs. */
    public static final Comparator<Candidate> IN_ORDER = Comparator.comparingInt(Candidate::step)
            .thenComparing(Candidate::line)
            .thenComparing(Candidate::symptom, PointerOrder::compare);

    /** Candidates with the same key are one question: the code of a symptom, else the pointer. */
    public String key() {
        return about == About.SYMPTOM ? what : pointer;
    }

    /** Whether it is about an attribute of a symptom that was not named yet. */
    public boolean isOfNextSymptom() {
        return about == About.ATTRIBUTE && symptom().equals(NEXT_SYMPTOM);
    }

    /** Whether both are about attributes of one symptom that was named. */
    public boolean isOfSameSymptom(Candidate other) {
        return about == About.ATTRIBUTE && !isOfNextSymptom() && symptom().equals(other.symptom());
    }

    /** A risk and a measurement are one step of the order. */
    private int step() {
        return about == About.MEASUREMENT ? About.RISK.ordinal() : about.ordinal();
    }

    private String line() {
        return id.indexOf('.') < 0 ? id : LAST;
    }

    /** The pointer of the symptom that it is about; empty where it is about none that was named. */
    private String symptom() {
        return about == About.ATTRIBUTE ? pointer.substring(0, pointer.lastIndexOf('/')) : "";
    }
}
