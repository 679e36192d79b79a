package aftercare.triage;

import aftercare.domain.Vocabulary.Field;
import aftercare.domain.decision.Finding;
import aftercare.engine.EngineRules;
import aftercare.engine.RuleFindings;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.triage.reference.ReferenceRules;
import aftercare.triage.reference.TooManyTries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which measurements are an emergency by themselves: those of which a report that holds nothing else is one by the rules.
 * Each is decided when it is first asked for, and kept: there are a few hundred that the vocabulary allows.
 */
final class LoneVitals implements Intake.VitalAlarm {

    private final EngineRules book;
    private final ReferenceRules reference;
    private final Intake intake;
    private final Map<String, Boolean> emergencies = new ConcurrentHashMap<>();

    LoneVitals(EngineRules book, ReferenceRules reference, Intake intake) {
        this.book = book;
        this.reference = reference;
        this.intake = intake;
    }

    /** A value beyond the range of its sign, which may be in another unit, is none. */
    @Override
    public boolean isEmergency(Field sign, BigDecimal value) {
        return isEmergency(sign, value, RoundingMode.FLOOR) || isEmergency(sign, value, RoundingMode.CEILING);
    }

    private boolean isEmergency(Field sign, BigDecimal value, RoundingMode mode) {
        BigDecimal rounded = value.setScale(sign.places(), mode);
        boolean plausible = rounded.compareTo(sign.min()) >= 0 && rounded.compareTo(sign.max()) <= 0;
        String member = "\"" + sign.name() + "\":" + rounded.toPlainString();
        return plausible && emergencies.computeIfAbsent(member, this::decide);
    }

    private boolean decide(String member) {
        byte[] body = ("{\"vitals\":{" + member + "}}").getBytes(StandardCharsets.UTF_8);
        if (!(intake.read(body) instanceof Reading.Accepted accepted)) {
            return false;
        }
        try {
            List<Finding> findings = reference.findings(accepted.report());
            return book.decide(accepted.report(), new RuleFindings(findings, Optional.empty()))
                    .urgency()
                    .isEmergency();
        } catch (TooManyTries neverMilder) {
            return true;
        }
    }
}
