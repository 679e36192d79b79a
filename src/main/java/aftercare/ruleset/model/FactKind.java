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
import aftercare.domain.Vocabulary.Part;
import java.util.Optional;
import java.util.Set;

/** The kinds of fact that a pattern may ask for, by the name that rules use. */
public enum FactKind {
    REPORT("Report", Part.REPORT),
    DOUBT("Doubt"),
    TREATMENT("Treatment", Part.TREATMENT),
    REGION("Region"),
    PATIENT("Patient", Part.PATIENT),
    RISK_FACTOR("RiskFactor"),
    VITAL("Vital", Part.VITALS),
    SELF_CARE("SelfCare", Part.SELF_CARE),
    SYMPTOM("Symptom", Part.ATTRIBUTES),
    SIGN("Sign");

    /** Kinds of which every report has exactly one fact. */
    public static final Set<String> SINGLE = Set.of("Report", "Treatment", "Patient", "SelfCare");

    private final String written;
    private final Optional<Part> part;

    FactKind(String written) {
        this.written = written;
        this.part = Optional.empty();
    }

    FactKind(String written, Part part) {
        this.written = written;
        this.part = Optional.of(part);
    }

    /** As written in a rule. */
    public String written() {
        return written;
    }

    /** The part of a report whose answers are its fields. */
    public Optional<Part> part() {
        return part;
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
