package aftercare.growth;

import aftercare.domain.Report;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reports of the cases of a shape, in the words of a set that was grown from it. */
public final class GrownReports {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RuleSetOfSize set;
    private final Intake intake;
    private final List<String> bodies = new ArrayList<>();

    /**
     * @param shape whose cases they are
     * @param set in whose words they are
     * @param intake of that set
     * @param now when they hold
     */
    public GrownReports(RuleFiles shape, RuleSetOfSize set, Intake intake, Instant now) {
        this.set = set;
        this.intake = intake;
        CasesRead read = new FolderCases(shape).cases();
        if (!read.clean()) {
            throw new IllegalArgumentException("the cases are broken: " + read.problems());
        }
        for (TriageCase each : read.cases()) {
            bodies.add(new String(each.body(now), StandardCharsets.UTF_8));
        }
    }

    /** One of each case, in the words of one copy; the copies take turns. A set with fewer words than its shape takes fewer. */
    public List<Report> ofOneCopy() {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            read(set.report(bodies.get(i), i)).ifPresent(reports::add);
        }
        return reports;
    }

    /** One of each case, with the symptoms, vital signs and risk factors of the next two cases in the words of the next two copies. */
    public List<Report> ofThreeCopies() {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            ObjectNode first = tree(set.report(bodies.get(i), i));
            for (int more = 1; more <= 2; more++) {
                add(first, tree(set.report(bodies.get((i + more) % bodies.size()), i + more)));
            }
            read(first.toString()).ifPresent(reports::add);
        }
        return reports;
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ObjectNode first, ObjectNode other) {
        for (String part : List.of("vitals", "patient")) {
            if (other.has(part)) {
                ObjectNode own = first.withObject("/" + part);
                other.get(part).fields().forEachRemaining(field -> own.putIfAbsent(field.getKey(), field.getValue()));
            }
        }
        ArrayNode symptoms = first.withArray("/symptoms");
        for (JsonNode symptom : other.withArray("/symptoms")) {
            symptoms.add(symptom);
        }
    }

    private Optional<Report> read(String body) {
        return intake.read(body.getBytes(StandardCharsets.UTF_8)) instanceof Reading.Accepted accepted
                ? Optional.of(accepted.report())
                : Optional.empty();
    }
}
