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

    private static final BigDecimal MOST_TIMES = BigDecimal.valueOf(2);

    private final EngineRules book;
    private final ReferenceRules reference;
    private final Intake intake;
    private final Map<String, Boolean> emergencies = new ConcurrentHashMap<>();

    LoneVitals(EngineRules book, ReferenceRules reference, Intake intake) {
        this.book = book;
        this.reference = reference;
        this.intake = intake;
    }

    /**
     * A value beyond the range of its sign counts as the end of that range: who measured it is no better off. Zero says that
     * nothing was measured, and what is more than twice as high as any is another number, such as a date.
     */
    @Override
    public boolean isEmergency(Field sign, BigDecimal value) {
        if (value.signum() == 0 || value.compareTo(sign.max().multiply(MOST_TIMES)) > 0) {
            return false;
        }
        BigDecimal nearest = value.max(sign.min()).min(sign.max());
        return isEmergency(sign, nearest, RoundingMode.FLOOR) || isEmergency(sign, nearest, RoundingMode.CEILING);
    }

    private boolean isEmergency(Field sign, BigDecimal value, RoundingMode mode) {
        BigDecimal rounded = value.setScale(sign.places(), mode);
        String member = "\"" + sign.name() + "\":" + rounded.toPlainString();
        return emergencies.computeIfAbsent(member, this::decide);
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
