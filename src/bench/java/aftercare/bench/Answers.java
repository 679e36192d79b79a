package aftercare.bench;

import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.triage.intake.Reading;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the rules answer to each report, to be compared with what a peer answers. */
final class Answers {

    /** Reasons that no rule gives. */
    private static final Set<String> OF_THE_CORE = Set.of("GEN-01", "FLR-01", "SYS-01");

    private record Answer(int rank, Set<String> reasons) {}

    private final BenchRules rules;
    private final List<Answer> right = new ArrayList<>();

    Answers(BenchRules rules) {
        this.rules = rules;
        for (byte[] body : rules.bodies()) {
            Reading.Accepted accepted =
                    (Reading.Accepted) rules.rules().intake().read(body);
            right.add(of(rules.rules().book().decide(accepted.report())));
        }
    }

    private static Answer of(Decision decision) {
        Set<String> reasons = new TreeSet<>();
        int rank = Urgency.SELF_CARE.rank();
        for (Reason reason : decision.reasons()) {
            if (!OF_THE_CORE.contains(reason.card().id())) {
                reasons.add(reason.card().id());
            }
            rank = Math.max(rank, reason.urgency().rank());
        }
        return new Answer(rank, reasons);
    }

    /** Asks a peer each report once; the share of answers with the same level, and of those with the same reasons. */
    String compared(Service peer, String path) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ObjectMapper json = new ObjectMapper();
        int level = 0;
        int reasons = 0;
        for (int i = 0; i < right.size(); i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + peer.port() + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(rules.bodies().get(i)))
                    .build();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode answer = json.readTree(response.body());
            Set<String> given = new TreeSet<>();
            for (JsonNode reason : answer.path("reasons")) {
                given.add(reason.asText());
            }
            level += answer.path("rank").asInt(-1) == right.get(i).rank() ? 1 : 0;
            reasons += given.equals(right.get(i).reasons()) ? 1 : 0;
        }
        return Bench.format(
                "same level %.1f %%, same rules %.1f %% of %d reports",
                100.0 * level / right.size(), 100.0 * reasons / right.size(), right.size());
    }
}
