package aftercare.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.engine.RogueRules;
import aftercare.triage.reference.BothEvaluators;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A measurement is an emergency for the fail-safe exactly where the rules say so of a report that holds nothing else. */
class LoneVitalsTest {

    private final RuleSet rules =
            RogueRules.shipped(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

    private Urgency failSafe(String body) {
        return rules.intake().failSafe(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theFailSafeOfEveryMeasurementIsWhatTheRulesDecide() {
        Triage engine = Triage.byEngine(rules);
        List<String> differ = new ArrayList<>();
        int emergencies = 0;
        int others = 0;
        for (Field sign : BothEvaluators.VOCABULARY.fields(Part.VITALS).values()) {
            BigDecimal step = BigDecimal.ONE.movePointLeft(sign.places());
            for (BigDecimal value = sign.min(); value.compareTo(sign.max()) <= 0; value = value.add(step)) {
                String vitals = "{\"vitals\":{\"" + sign.name() + "\":" + value.toPlainString() + "}";
                Triage.Result result = engine.assess((vitals + "}").getBytes(StandardCharsets.UTF_8));
                boolean decided = ((Triage.Decided) result).decision().urgency().isEmergency();
                emergencies += decided ? 1 : 0;
                others += decided ? 0 : 1;
                boolean refused = failSafe(vitals + ",\"x\":1}") == Urgency.EMERGENCY_AMBULANCE;
                if (decided != refused) {
                    differ.add(vitals);
                }
            }
        }
        assertEquals(List.of(), differ);
        assertTrue(emergencies > 50 && others > 50, emergencies + " emergencies, " + others + " others");
    }

    @Test
    void aValueBeyondTheRangeIsAsGraveAsItsEnd() {
        for (String beyond : List.of(
                "\"spo2\":49",
                "\"spo2\":30",
                "\"respiratoryRate\":81",
                "\"respiratoryRate\":3",
                "\"heartRate\":19",
                "\"heartRate\":251",
                "\"systolicBp\":39",
                "\"temperatureC\":29.9",
                "\"temperatureC\":45.1")) {
            assertEquals(Urgency.EMERGENCY_AMBULANCE, failSafe("{\"vitals\":{" + beyond + "}}"), beyond);
        }
        assertEquals(Urgency.URGENT_24H, failSafe("{\"vitals\":{\"heartRate\":2026}}"), "no pulse");
    }

    @Test
    void valuesBetweenTwoStepsAreTheWorseAndWhatIsNoMeasurementIsNone() {
        Field spo2 = BothEvaluators.VOCABULARY.fields(Part.VITALS).get("spo2");
        assertEquals(
                Urgency.EMERGENCY_AMBULANCE, failSafe("{\"spo2\":" + spo2.min().toPlainString() + "}"));
        assertEquals(
                Urgency.EMERGENCY_AMBULANCE, failSafe("{\"spo2\":" + spo2.min().toPlainString() + ".4}"));
        assertEquals(Urgency.URGENT_24H, failSafe("{\"spo2\":0.97}"));
        assertEquals(Urgency.URGENT_24H, failSafe("{\"heartRate\":0}"));
        assertEquals(Urgency.URGENT_24H, failSafe("{\"temperature\":98.6}"));
    }
}
