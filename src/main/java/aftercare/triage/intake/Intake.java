package aftercare.triage.intake;

import aftercare.domain.Report;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.triage.intake.JsonValue.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads bodies as reports. Immutable; safe for any number of threads.
 *
 * <p>Strict where the caller is at fault (bytes, JSON, names, types, ranges) and generous where the patient contradicts
 * himself: that is accepted, the worse reading kept, and said.
 */
public final class Intake {

    private final ReportWords words;
    private final FailSafe failSafe;
    private final Clock clock;

    /** @param clock the server's: what "now" is for a report that does not say when it holds */
    public Intake(Vocabulary vocabulary, Wording wording, Clock clock) {
        this.words = new ReportWords(vocabulary, wording.dataQuality());
        this.failSafe = new FailSafe(vocabulary);
        this.clock = clock;
    }

    /** The report in that body, or everything that is wrong with it. Never throws for any bytes. */
    public Reading read(byte[] body) {
        return read(body, clock.instant());
    }

    /**
     * The same as of another moment.
     *
     * @param now when the body arrived, or is to be taken to have arrived
     */
    public Reading read(byte[] body, Instant now) {
        JsonValue document;
        try {
            document = JsonDocument.read(BodyText.strict(body));
        } catch (UnreadableJson unreadable) {
            return refused(Refusal.Kind.MALFORMED, List.of(unreadable.problem()), body);
        }
        ReportProblems problems = new ReportProblems();
        if (document instanceof JsonObject object) {
            Optional<Report> report = new ReportReader(words, now, problems).read(object);
            if (report.isPresent()) {
                return new Reading.Accepted(report.get(), new CodedReport(object));
            }
        } else {
            problems.add(0, "", ReportProblems.INVALID_TYPE, "a report is an object");
        }
        return refused(Refusal.Kind.UNACCEPTABLE, problems.inOrder(), body);
    }

    /**
     * What to do when that body is not triaged, for whatever reason: an ambulance when what can be read of it names a
     * symptom that is an emergency by itself and was not denied, else a clinician today. Never throws for any bytes.
     */
    public Urgency failSafe(byte[] body) {
        return failSafe.of(body);
    }

    private Reading refused(Refusal.Kind kind, List<InputProblem> problems, byte[] body) {
        return new Reading.Refused(new Refusal(kind, problems, failSafe.of(body)));
    }
}
