package aftercare.triage.explain;

import aftercare.domain.Evidence;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Place;
import aftercare.triage.reference.Explanation;
import aftercare.triage.reference.Explanation.Combined;
import aftercare.triage.reference.Explanation.Compared;
import aftercare.triage.reference.Explanation.OnFacts;
import aftercare.triage.reference.Explanation.Outcome;
import aftercare.triage.reference.Explanation.Part;
import aftercare.triage.reference.Explanation.Several;
import aftercare.triage.reference.Explanation.Tried;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one condition for want of which a rule kept silent.
 *
 * @param text the condition, or the one test of it that failed
 * @param value what failed it; empty where there is nothing that it could speak of
 * @param pointer where in the report that is; empty for the whole report, and where there is nothing
 */
public record NearMiss(String text, Place place, Optional<String> value, String pointer) {

    /** Empty where the rule spoke, or where it lacks more than one condition. */
    public static Optional<NearMiss> of(Explanation explanation) {
        return explanation.holds() ? Optional.empty() : ofAll(explanation.parts(), false);
    }

    /** @param beside whether something of this patient was met outside of these parts */
    private static Optional<NearMiss> ofAll(List<Part> parts, boolean beside) {
        Optional<Part> failed = Optional.empty();
        boolean met = beside;
        for (Part part : parts) {
            if (part.held()) {
                met |= isAboutPatient(part);
            } else if (failed.isPresent()) {
                return Optional.empty();
            } else {
                failed = Optional.of(part);
            }
        }
        return failed.isEmpty() ? Optional.empty() : ofPart(failed.get(), met);
    }

    private static Optional<NearMiss> ofPart(Part part, boolean beside) {
        if (part instanceof Combined combined) {
            if (!combined.any()) {
                return ofAll(combined.parts(), beside);
            }
            for (Part each : combined.parts()) {
                Optional<NearMiss> near = ofPart(each, beside);
                if (near.isPresent()) {
                    return near;
                }
            }
            return Optional.empty();
        }
        OnFacts line = (OnFacts) part;
        return line.condition().asks() == Asks.NONE ? silenced(line) : lacking(line, beside);
    }

    /** Whether a symptom or a sign of this patient met it. A region is near most reports, and says less. */
    private static boolean isAboutPatient(Part part) {
        if (part instanceof Combined combined) {
            for (Part each : combined.parts()) {
                if (each.held() && isAboutPatient(each)) {
                    return true;
                }
            }
            return false;
        }
        Line line = ((OnFacts) part).condition();
        FactKind kind = FactKind.named(line.pattern().fact());
        return line.asks() != Asks.NONE
                && (kind == FactKind.SYMPTOM || kind == FactKind.SIGN || kind == FactKind.VITAL);
    }

    /** A condition that something must not be there: that one thing is there. */
    private static Optional<NearMiss> silenced(OnFacts line) {
        Optional<Tried> only = Optional.empty();
        for (Tried tried : line.tried()) {
            if (tried.met()) {
                if (only.isPresent()) {
                    return Optional.empty();
                }
                only = Optional.of(tried);
            }
        }
        return only.map(tried -> ofWhole(line, Optional.of(says(tried)), pointer(tried)));
    }

    private static Optional<NearMiss> lacking(OnFacts line, boolean beside) {
        List<Tried> nearest = line.nearestFirst();
        FactKind kind = FactKind.named(line.condition().pattern().fact());
        if (!nearest.isEmpty() && nearest.get(0).missed() == 1) {
            Tried tried = nearest.get(0);
            Optional<Compared> failed = failed(tried.outcomes());
            if (failed.isPresent() && !saysWhich(kind, failed.get())) {
                Compared test = failed.get();
                return Optional.of(new NearMiss(
                        ConditionText.of(test.test()), test.test().place(), Optional.of(test.says()), pointer(tried)));
            }
        }
        return beside ? Optional.of(ofWhole(line, Optional.empty(), "")) : Optional.empty();
    }

    private static NearMiss ofWhole(OnFacts line, Optional<String> value, String pointer) {
        return new NearMiss(ConditionText.of(line.condition()), line.condition().place(), value, pointer);
    }

    /** The one comparison that decides; of tests in brackets the first. */
    private static Optional<Compared> failed(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome.met()) {
                continue;
            }
            if (outcome instanceof Several several) {
                return failed(several.outcomes());
            }
            return Optional.of((Compared) outcome);
        }
        return Optional.empty();
    }

    private static boolean saysWhich(FactKind kind, Compared compared) {
        return FactField.of(kind, compared.test().field()).saysWhich();
    }

    private static String pointer(Tried tried) {
        List<Evidence> evidence = tried.fact().evidence(Set.of());
        return evidence.isEmpty() ? "" : evidence.get(0).pointer();
    }

    private static String says(Tried tried) {
        List<String> parts = new ArrayList<>();
        for (Evidence each : tried.fact().evidence(Set.of())) {
            parts.add(each.says());
        }
        return String.join("; ", parts);
    }
}
