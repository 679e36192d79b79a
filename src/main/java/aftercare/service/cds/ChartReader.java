package aftercare.service.cds;

import aftercare.service.fhir.Moments;
import aftercare.service.fhir.ResponseReader;
import aftercare.service.fhir.SearchSet;
import aftercare.service.fhir.StrictJson;
import aftercare.triage.answer.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the newest report in what an EHR sends. */
final class ChartReader {

    private static final String TYPE = "resourceType";
    private static final String RESPONSE = "QuestionnaireResponse";
    private static final String OUTCOME = "OperationOutcome";
    private static final String AT = "/prefetch/" + HookService.REPORT;
    private static final String LATEST = "/prefetch/" + HookService.LATEST;
    private static final String PATIENT = "Patient/";

    /** In the address of a questionnaire that a server has given an id. */
    private static final String KEPT = "/Questionnaire/";

    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    private ChartReader() {}

    static Chart read(byte[] body, HookService service) {
        Optional<JsonNode> read = StrictJson.object(body);
        if (read.isEmpty()) {
            return Chart.Unclear.of(StrictJson.fault(body), "", "must be one JSON object");
        }
        JsonNode asked = read.get();
        if (!asked.path("hook").asText().equals(service.hook())) {
            return Chart.Unclear.of(ProblemType.INVALID_VALUE, "/hook", "must be " + service.hook());
        }
        if (asked.path("hookInstance").asText().isBlank()) {
            return Chart.Unclear.of(ProblemType.MISSING_FIELD, "/hookInstance", "must name this call");
        }
        String patient = asked.at("/context/patientId").asText();
        if (!patient.matches(ID)) {
            return Chart.Unclear.of(ProblemType.MISSING_FIELD, "/context/patientId", "must be the id of the patient");
        }
        return report(asked.at(AT), missed(asked.at(LATEST)), patient, service);
    }

    /** @param missed reports that the search for them may not have found */
    private static Chart report(JsonNode found, List<JsonNode> missed, String patient, HookService service) {
        boolean failed = found.isMissingNode() || found.path(TYPE).asText().equals(OUTCOME);
        if (failed && missed.isEmpty()) {
            return new Chart.Missing();
        }
        JsonNode brought = failed ? NullNode.getInstance() : found;
        String type = brought.path(TYPE).asText();
        if (!brought.isNull() && !type.equals("Bundle") && !type.equals(RESPONSE)) {
            return Chart.Unclear.of(ProblemType.INVALID_VALUE, AT, "must be a Bundle or a " + RESPONSE);
        }
        List<JsonNode> responses = responses(brought);
        responses.addAll(missed);
        Optional<JsonNode> newest = newest(responses);
        boolean bundle = type.equals("Bundle");
        if (bundle && !isWhole(brought)) {
            return Chart.Unclear.of(ProblemType.INVALID_VALUE, AT, "has what is no answered questionnaire");
        }
        if (newest.isPresent() && mayHaveNewer(newest.get(), responses, brought)) {
            return Chart.Unclear.of(ProblemType.INVALID_VALUE, AT, "does not say which report is the newest");
        }
        if (newest.isPresent()) {
            return isAbout(newest.get().at("/subject/reference").asText(), patient)
                    ? new Chart.Answered(patient, newest.get())
                    : Chart.Unclear.of(
                            ProblemType.INVALID_VALUE, AT + "/subject", "must be the patient of the context");
        }
        if (!responses.isEmpty()) {
            // A server that does not look at the questionnaire may have left out the one that counts.
            return Chart.Unclear.of(ProblemType.INVALID_VALUE, AT, "has answers to other questionnaires alone");
        }
        if (bundle && (SearchSet.saysMore(brought) || !brought.path("entry").isEmpty())) {
            return Chart.Unclear.of(ProblemType.INVALID_VALUE, AT, "says that there is more than came along");
        }
        return service == HookService.REPORT_RETURNED
                ? Chart.Unclear.of(ProblemType.MISSING_FIELD, AT, "has no report, and one was returned")
                : new Chart.Nothing();
    }

    /** INVARIANT: only a Bundle of which everything is read may say that there is no report, or no newer one. */
    private static boolean isWhole(JsonNode bundle) {
        boolean whole = SearchSet.isPlain(bundle);
        for (JsonNode entry : bundle.path("entry")) {
            String type = entry.at("/resource/" + TYPE).asText();
            whole &= type.equals(RESPONSE) || type.equals(OUTCOME) && !isFailure(entry.path("resource"));
        }
        return whole;
    }

    private static boolean isFailure(JsonNode outcome) {
        List<String> severities = outcome.path("issue").findValuesAsText("severity");
        return severities.contains("error") || severities.contains("fatal");
    }

    /** Whether another is of the same moment, or an unsorted search may have left a newer one behind. */
    private static boolean mayHaveNewer(JsonNode newest, List<JsonNode> responses, JsonNode brought) {
        boolean alone = true;
        for (JsonNode response : responses) {
            boolean same = authored(response).equals(authored(newest));
            alone &= !mayBeReport(response) || !same || response.equals(newest);
        }
        Instant before = Instant.MAX;
        boolean sorted = true;
        for (JsonNode response : responses(brought)) {
            Instant moment = authored(response);
            sorted &= !moment.isAfter(before);
            before = moment;
        }
        return !alone || !sorted && SearchSet.saysMore(brought);
    }

    /**
     * Reports among whatever the patient has answered last. INVARIANT: a server that finds nothing by the address of a questionnaire, as
     * widely used ones do where that is a {@code urn}, says of no patient that there is no report.
     */
    private static List<JsonNode> missed(JsonNode latest) {
        List<JsonNode> missed = new ArrayList<>();
        for (JsonNode response : responses(latest)) {
            boolean mayBe = mayBeReport(response) && ResponseReader.namesSymptom(response);
            if (mayBe || ResponseReader.isResponse(response)) {
                missed.add(response);
            }
        }
        return missed;
    }

    /** Every answered questionnaire there is, of whatever kind. */
    private static List<JsonNode> responses(JsonNode brought) {
        List<JsonNode> responses = new ArrayList<>();
        if (brought.path(TYPE).asText().equals(RESPONSE)) {
            responses.add(brought);
        }
        for (JsonNode entry : brought.path("entry")) {
            if (entry.at("/resource/" + TYPE).asText().equals(RESPONSE)) {
                responses.add(entry.path("resource"));
            }
        }
        return responses;
    }

    /** INVARIANT: one that does not say when it was answered is taken for the newest, and refused for that later. */
    private static Optional<JsonNode> newest(List<JsonNode> responses) {
        Optional<JsonNode> newest = Optional.empty();
        for (JsonNode response : responses) {
            boolean later = newest.isEmpty() || authored(response).isAfter(authored(newest.get()));
            if (mayBeReport(response) && later) {
                newest = Optional.of(response);
            }
        }
        return newest;
    }

    /**
     * One that does not say what it answers is refused later; and so is one that says where its server keeps the questions, where these
     * may be ours.
     */
    private static boolean mayBeReport(JsonNode response) {
        String questionnaire = response.path("questionnaire").asText();
        boolean isAddress = questionnaire.contains(":");
        boolean isKept = questionnaire.contains(KEPT);
        return !isAddress || ResponseReader.isResponse(response) || isKept && ResponseReader.namesSymptom(response);
    }

    /** When it was answered; the end of all times where that is not said. */
    static Instant authored(JsonNode response) {
        return Moments.of(response.path("authored")).orElse(Instant.MAX);
    }

    private static boolean isAbout(String said, String patient) {
        String reference = ResponseReader.unversioned(said);
        return reference.equals(PATIENT + patient) || reference.endsWith("/" + PATIENT + patient);
    }
}
