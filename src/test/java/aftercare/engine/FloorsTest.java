package aftercare.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.triage.RuleSet;
import aftercare.triage.intake.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Floors and rules together: the rules carry every floor, and every symptom that is an emergency by itself has one. */
class FloorsTest {

    private static final long SEED = 11;
    private static final int READINGS = 400;

    /** Every attribute with values that reassure, worry, or are missing. */
    private static final String[][] ATTRIBUTES = {
        {"severity", "0", "1", "5", "9"},
        {"trend", "\"improving\"", "\"stable\"", "\"worsening\""},
        {"onset", "\"gradual\"", "\"sudden\""},
        {"onsetHours", "0", "1", "30"},
        {"durationHours", "0.5", "30"},
        {"persistent", "false", "true"},
        {"resolved", "true", "false"},
        {"needledSite", "true", "false"},
        {"sizeCm", "1", "9"},
        {"pattern", "\"focal\"", "\"bilateral\""},
        {"stopped", "true", "false"},
        {"pressureMinutes", "1", "30"},
        {"heavy", "false"},
        {"fullyRecovered", "true", "false"},
        {"headInjury", "false", "true"},
        {"recurrent", "false"}
    };

    private static final String[] TREATMENTS = {
        "",
        "\"treatment\":{\"endedAt\":\"2026-03-01T10:00:00Z\",\"regions\":[\"calf\"]},",
        "\"treatment\":{\"endedAt\":\"2026-02-10T12:00:00Z\",\"regions\":[\"hand\"]},",
        "\"treatment\":{\"endedAt\":\"2026-02-28T00:00:00Z\",\"regions\":[\"rhomboids\"]},"
    };

    @Test
    void rulesCarryEveryFloorAndEveryEmergencyHasOne() {
        RuleSet shipped = RogueRules.shipped(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
        List<String> wrong = new ArrayList<>();
        for (SymptomWord symptom : shipped.book().vocabulary().symptoms().values()) {
            Random random = new Random(SEED);
            Urgency mildest = Urgency.EMERGENCY_AMBULANCE;
            for (int i = 0; i < READINGS; i++) {
                var decision = shipped.book()
                        .decide(((Reading.Accepted) shipped.intake().read(reading(symptom, random))).report());
                Set<String> ids = decision.ruleIds();
                if (ids.contains("FLR-01")) {
                    wrong.add(symptom.code() + ": no rule reaches its floor: " + ids);
                    break;
                }
                mildest = decision.urgency().atLeast(mildest) ? mildest : decision.urgency();
            }
            if (mildest.isEmergency() && symptom.floor().isEmpty()) {
                wrong.add(symptom.code() + ": always an emergency, and no floor");
            }
        }
        assertTrue(wrong.isEmpty(), () -> "seed " + SEED + "\n" + String.join("\n", wrong));
    }

    private static byte[] reading(SymptomWord symptom, Random random) {
        StringBuilder json = new StringBuilder("{\"reportedAt\":\"2026-03-01T12:00:00Z\",")
                .append(TREATMENTS[random.nextInt(TREATMENTS.length)])
                .append(random.nextBoolean() ? "\"selfCare\":{\"relief\":\"yes\"}," : "")
                .append("\"symptoms\":[{\"code\":\"")
                .append(symptom.code())
                .append('"');
        for (String[] attribute : ATTRIBUTES) {
            int value = random.nextInt(attribute.length);
            if (value > 0) {
                json.append(",\"").append(attribute[0]).append("\":").append(attribute[value]);
            }
        }
        return json.append("}]}").toString().getBytes(StandardCharsets.UTF_8);
    }
}
