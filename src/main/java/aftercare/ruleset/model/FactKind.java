package aftercare.ruleset.model;

import aftercare.domain.Doubt;
import aftercare.domain.Fact;
import aftercare.domain.Patient;
import aftercare.domain.Region;
import aftercare.domain.Report;
import aftercare.domain.RiskFactor;
import aftercare.domain.SelfCare;
import aftercare.domain.Symptom;
import aftercare.domain.Treatment;
import aftercare.domain.Vital;

/** The kinds of fact that a pattern may ask for, by the name that rules use. */
public enum FactKind {
    REPORT("Report"),
    DOUBT("Doubt"),
    TREATMENT("Treatment"),
    REGION("Region"),
    PATIENT("Patient"),
    RISK_FACTOR("RiskFactor"),
    VITAL("Vital"),
    SELF_CARE("SelfCare"),
    SYMPTOM("Symptom"),
    SIGN("Sign");

    private final String written;

    FactKind(String written) {
        this.written = written;
    }

    /** The kind of that name. */
    public static FactKind named(String written) {
        for (FactKind kind : values()) {
            if (kind.written.equals(written)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of fact has the name " + written);
    }

    public static FactKind of(Fact fact) {
        if (fact instanceof Symptom) {
            return SYMPTOM;
        }
        if (fact instanceof Region) {
            return REGION;
        }
        if (fact instanceof Vital) {
            return VITAL;
        }
        if (fact instanceof RiskFactor) {
            return RISK_FACTOR;
        }
        if (fact instanceof Treatment) {
            return TREATMENT;
        }
        if (fact instanceof Patient) {
            return PATIENT;
        }
        if (fact instanceof SelfCare) {
            return SELF_CARE;
        }
        if (fact instanceof Doubt) {
            return DOUBT;
        }
        return fact instanceof Report ? REPORT : SIGN;
    }
}
