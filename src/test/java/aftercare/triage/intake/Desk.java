package aftercare.triage.intake;

import static org.junit.jupiter.api.Assertions.fail;

import aftercare.domain.Fact;
import aftercare.domain.Report;
import aftercare.domain.Urgency;
import aftercare.ruleset.words.WordFiles;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** An intake at a fixed moment, and short ways to ask it. */
final class Desk {

    /** Its "now", with more digits than a millisecond has. */
    static final Instant NOW = Instant.parse("2026-11-23T09:00:00.123456789Z");

    static final Intake INTAKE =
            new Intake(WordFiles.vocabulary(), WordFiles.wording(), Clock.fixed(NOW, ZoneOffset.UTC));

    /** A report that uses every object. */
    static final String VISIT =
            """
            {
              "reportId": "visit-8841",
              "reportedAt": "2026-11-23T09:00:00+01:00",
              "asymptomatic": false,
              "treatment": { "endedAt": "2026-11-21T13:00:00+01:00", "regions": ["upper-trapezius"], "depth": "deep", "sharpPainAtInsertion": false },
              "patient": { "ageYears": 41, "anticoagulant": true, "bmi": 22.4 },
              "vitals": { "temperatureC": 38.2, "heartRate": 88 },
              "selfCare": { "tried": ["heat"], "relief": "partial" },
              "symptoms": [
                { "code": "site-redness", "trend": "worsening", "sizeCm": 3, "site": "upper-trapezius", "present": true },
                { "code": "muscle-ache", "severity": 4, "trend": "stable", "onsetHours": 3, "persistent": false },
                { "code": "other", "text": "it buzzes" }
              ]
            }
            """;

    private Desk() {}

    static Reading read(String body) {
        return INTAKE.read(body.getBytes(StandardCharsets.UTF_8));
    }

    static Reading.Accepted reading(String body) {
        Reading reading = read(body);
        return reading instanceof Reading.Accepted accepted ? accepted : fail("refused: " + reading + "\n" + body);
    }

    static Report accepted(String body) {
        return reading(body).report();
    }

    static Refusal refused(String body) {
        return refused(body.getBytes(StandardCharsets.UTF_8));
    }

    static Refusal refused(byte[] body) {
        if (INTAKE.read(body) instanceof Reading.Refused refused) {
            return refused.refusal();
        }
        return fail("accepted: " + new String(body, StandardCharsets.UTF_8));
    }

    static Urgency failSafe(String body) {
        return refused(body).failSafe();
    }

    /** The problems as "code pointer", in their order. */
    static List<String> problems(String body) {
        List<String> problems = new ArrayList<>();
        for (InputProblem problem : refused(body).problems()) {
            problems.add((problem.code() + " " + problem.pointer()).strip());
        }
        return problems;
    }

    /** The facts of that kind. */
    static <T extends Fact> List<T> facts(Report report, Class<T> kind) {
        List<T> facts = new ArrayList<>();
        for (Fact fact : report.facts()) {
            if (kind.isInstance(fact)) {
                facts.add(kind.cast(fact));
            }
        }
        return facts;
    }

    /** A report with one symptom that has these members besides its code. */
    static String ache(String members) {
        return "{\"symptoms\":[{\"code\":\"muscle-ache\"" + (members.isEmpty() ? "" : "," + members) + "}]}";
    }
}
