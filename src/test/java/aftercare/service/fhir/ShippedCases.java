package aftercare.service.fhir;

import aftercare.contract.Contract;
import aftercare.ruleset.text.RuleSource;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.cases.CaseFile;
import aftercare.trial.cases.CaseFileReader;
import aftercare.trial.cases.CaseOutcome;
import aftercare.trial.cases.CaseReplay;
import aftercare.trial.cases.KnownRules;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The reports of the shipped cases. */
final class ShippedCases {

    private ShippedCases() {}

    /** Each report as it would be sent now. */
    static List<JsonNode> reports() {
        RuleSet shipped = (RuleSet) new RuleSetLoader(Clock.systemUTC()).load(Path.of("rules"));
        List<CaseFile> files = new ArrayList<>();
        for (RuleSource source : shipped.files().cases()) {
            files.add(new CaseFile(source.path(), source.bytes()));
        }
        List<JsonNode> reports = new ArrayList<>();
        CaseReplay replay = new CaseReplay(
                body -> {
                    reports.add(Contract.read(new String(body, StandardCharsets.UTF_8)));
                    return new CaseOutcome.Refused(List.of());
                },
                KnownRules.of(shipped.book().cards()));
        replay.run(CaseFileReader.read(files).cases(), Instant.now());
        return reports;
    }

    /** Whether it says that a list has nothing in it, which FHIR cannot say: there it is not answered. */
    static boolean hasEmptyList(JsonNode report) {
        if (report.isArray() && report.isEmpty()) {
            return true;
        }
        for (JsonNode each : report) {
            if (hasEmptyList(each)) {
                return true;
            }
        }
        return false;
    }

    /** The same without such lists. */
    static JsonNode withoutEmptyLists(JsonNode report) {
        JsonNode copy = report.deepCopy();
        drop(copy);
        return copy;
    }

    private static void drop(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .removeIf(member ->
                            member.getValue().isArray() && member.getValue().isEmpty());
        }
        node.forEach(ShippedCases::drop);
    }
}
