package aftercare.triage.intake;

import aftercare.domain.Report;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Wording;
import aftercare.triage.intake.JsonValue.JsonArray;
import aftercare.triage.intake.JsonValue.JsonObject;
import aftercare.triage.intake.suggest.Suggestions;
import aftercare.triage.intake.suggest.WordSearch;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    private final WordSearch search;

    /** Says which measurements are an emergency by themselves. */
    public interface VitalAlarm {

        /**
         * Whether that measurement alone is one.
         *
         * @param value in the unit of the sign, however exact and plausible
         */
        boolean isEmergency(Field sign, BigDecimal value);
    }

    /**
     * An intake whose fail-safe knows no alarming measurement.
     *
     * @param clock the server's: what "now" is for a report that does not say when it holds
     */
    public Intake(Vocabulary vocabulary, Wording wording, Clock clock) {
        this(vocabulary, wording, clock, (sign, value) -> false);
    }

    /** @param alarm what the rules say of a measurement, for the fail-safe */
    public Intake(Vocabulary vocabulary, Wording wording, Clock clock, VitalAlarm alarm) {
        this(vocabulary, wording, clock, alarm, WordSearch.NONE);
    }

    /** @param search has more suggestions for words that are not known */
    public Intake(Vocabulary vocabulary, Wording wording, Clock clock, VitalAlarm alarm, WordSearch search) {
        this.words = new ReportWords(vocabulary, wording.dataQuality());
        this.failSafe = new FailSafe(vocabulary, alarm);
        this.clock = clock;
        this.search = search;
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
        ReportProblems problems = problems();
        if (document instanceof JsonObject object) {
            Optional<Report> report = new ReportReader(words, now, problems, SymptomReader.Memory.NONE).read(object);
            if (report.isPresent()) {
                return new Reading.Accepted(report.get(), new CodedReport(object));
            }
        } else {
            problems.add(0, "", ReportProblems.INVALID_TYPE, "a report is an object");
        }
        List<InputProblem> found = problems.inOrder();
        if (suggestsEmergency(document, found) || suggestsAlarm(problems.renamed())) {
            return new Reading.Refused(new Refusal(Refusal.Kind.UNACCEPTABLE, found, Urgency.EMERGENCY_AMBULANCE));
        }
        return refused(Refusal.Kind.UNACCEPTABLE, found, body);
    }

    /** Reads what differs in few answers from one report: a symptom of which nothing changed is not read again. */
    public final class Rereading {

        private final SymptomReader.Memory memory;

        private Rereading(SymptomReader.Memory memory) {
            this.memory = memory;
        }

        /** Empty where it is not acceptable. */
        public Optional<Report> read(CodedReport report, Instant now) {
            return new ReportReader(words, now, problems(), memory).read(report.document());
        }
    }

    /** @param base from which the others are made */
    public Rereading rereading(CodedReport base, Instant now) {
        ReportReader reader = new ReportReader(words, now, problems(), SymptomReader.Memory.NONE);
        reader.read(base.document());
        return new Rereading(reader.memory());
    }

    private ReportProblems problems() {
        return new ReportProblems(new Suggestions(search, words::isEmergency));
    }

    /**
     * What to do when that body is not triaged, for whatever reason: an ambulance when what can be read of it names a
     * symptom that is an emergency by itself and was not denied, or holds a measurement that is one, else a clinician
     * today. Never throws for any bytes.
     */
    public Urgency failSafe(byte[] body) {
        return failSafe.of(body);
    }

    /** What the object at that place of a report may hold; nothing where a report has no object. */
    public Set<String> names(String pointer) {
        return switch (pointer.replaceFirst("^/symptoms/\\d+$", "/symptoms")) {
            case "" -> words.report.names();
            case "/treatment" -> words.treatment.names();
            case "/patient" -> words.patient.names();
            case "/vitals" -> words.vitals.names();
            case "/selfCare" -> words.selfCare.names();
            case "/symptoms" -> words.symptom.names();
            default -> Set.of();
        };
    }

    /** INVARIANT: an answer that says that an emergency may be meant says also what to do in one. */
    private boolean suggestsEmergency(JsonValue document, List<InputProblem> problems) {
        for (InputProblem problem : problems) {
            List<String> suggestions = problem.suggestions();
            if (!suggestions.isEmpty()
                    && words.isEmergency(suggestions.get(0))
                    && !isDenied(document, problem.pointer())) {
                return true;
            }
        }
        return false;
    }

    /** INVARIANT: an answer that says which measurement may be meant says also what to do if it is an emergency. */
    private boolean suggestsAlarm(List<ReportProblems.Renamed> fields) {
        for (ReportProblems.Renamed field : fields) {
            String name = field.meant().substring(field.meant().lastIndexOf('.') + 1);
            if (words.vitals.names().contains(name) && failSafe.isEmergency(name, field.value())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the object that holds the value at that place says that it is not present. */
    private static boolean isDenied(JsonValue document, String pointer) {
        JsonValue value = document;
        String[] steps = pointer.split("/", -1);
        for (int step = 1; step < steps.length - 1; step++) {
            value = value instanceof JsonArray array
                    ? array.items().get(Integer.parseInt(steps[step]))
                    : ((JsonObject) value).members().get(steps[step]);
        }
        return ReportReader.isDenied(value);
    }

    private Reading refused(Refusal.Kind kind, List<InputProblem> problems, byte[] body) {
        return new Reading.Refused(new Refusal(kind, problems, failSafe.of(body)));
    }
}
