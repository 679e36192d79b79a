package aftercare.bench;

import aftercare.trial.cases.FolderCases;

import aftercare.ruleset.folder.RuleFiles;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.TriageCase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The reports of all shipped cases, each with an id of its own. */
final class Reports {

    private Reports() {}

    static List<byte[]> ofAllCases(RuleFiles files) {
        CasesRead read = new FolderCases(files).cases();
        if (!read.clean()) {
            throw new IllegalStateException("the cases are broken: " + read.problems());
        }
        Instant now = Instant.now();
        List<byte[]> bodies = new ArrayList<>();
        for (TriageCase each : read.cases()) {
            String body = new String(each.body(now), StandardCharsets.UTF_8);
            if (!body.contains("\"reportId\"")) {
                body = "{\"reportId\":\"bench-" + bodies.size() + "\"," + body.substring(1);
            }
            bodies.add(body.getBytes(StandardCharsets.UTF_8));
        }
        return bodies;
    }
}
