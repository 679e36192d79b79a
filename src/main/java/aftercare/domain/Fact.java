package aftercare.domain;

import java.util.List;
import java.util.Set;

/**
 * Something a rule may match. Facts are built once from a report and never change; signs are added by rules.
 *
 * <p>A fact knows where in the request it is, so that every reason can point at what it rests on.
 */
public sealed interface Fact
        permits Report, Doubt, Treatment, Region, Patient, RiskFactor, Vital, SelfCare, Symptom, Sign {

    /**
     * Where in the request this fact is and what it says.
     *
     * @param fields the fields of this fact that the rule looked at; what was looked at and not given is named as such
     */
    List<Evidence> evidence(Set<String> fields);
}
