package aftercare.service.http.rules;

import aftercare.live.Status;
import aftercare.live.Status.Candidate;
import aftercare.live.Status.LastError;
import aftercare.live.published.Replica;
import aftercare.live.published.ReplicaDesk;
import aftercare.live.published.SourceState;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.triage.LiveRules.Live;
import aftercare.trial.lint.ProblemMembers;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes the state of the rules, as the contract says. */
public final class StatusJson {

    private final JsonFactory json = new JsonFactory();

    /**
     * @param replicas how this service follows what is published, and what others run
     * @param now the moment at which the age of the last look at the folder is measured
     */
    public byte[] write(Status status, ReplicaDesk replicas, Instant now) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("state", status.state().name());
            if (status.live().isPresent()) {
                live(out, status.live().get());
            }
            if (status.candidate().isPresent()) {
                candidate(out, status.candidate().get());
            }
            problems(out, status.problems());
            if (status.lastError().isPresent()) {
                lastError(out, status.lastError().get());
            }
            if (status.storeProblem().isPresent()) {
                out.writeStringField("storeProblem", status.storeProblem().get());
            }
            out.writeStringField("checkedAt", instant(status.checkedAt()));
            long stale = Duration.between(status.checkedAt(), now).toSeconds();
            out.writeNumberField("staleSeconds", Math.max(0, stale));
            if (replicas.source().isPresent()) {
                source(out, replicas.source().get());
            }
            replicas(out, replicas);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** What keeps a folder from going live, as its own member. */
    public static void problems(JsonGenerator out, List<FolderProblem> problems) throws IOException {
        out.writeArrayFieldStart("problems");
        for (FolderProblem problem : problems) {
            out.writeRawValue(ProblemMembers.of(problem).toString());
        }
        out.writeEndArray();
    }

    private static void live(JsonGenerator out, Live live) throws IOException {
        out.writeObjectFieldStart("live");
        out.writeStringField("version", live.book().version());
        out.writeStringField("activatedAt", instant(live.since()));
        out.writeNumberField("rules", live.book().cards().size());
        out.writeEndObject();
    }

    private static void candidate(JsonGenerator out, Candidate candidate) throws IOException {
        out.writeObjectFieldStart("candidate");
        out.writeStringField("version", candidate.version());
        out.writeStringField("readAt", instant(candidate.readAt()));
        out.writeEndObject();
    }

    private static void lastError(JsonGenerator out, LastError error) throws IOException {
        out.writeObjectFieldStart("lastError");
        out.writeStringField("at", instant(error.at()));
        out.writeStringField("message", error.message());
        out.writeEndObject();
    }

    private static void source(JsonGenerator out, SourceState source) throws IOException {
        out.writeObjectFieldStart("source");
        out.writeStringField("place", source.place());
        out.writeNumberField("sequence", source.sequence());
        out.writeNumberField("highestSequence", source.highest());
        out.writeStringField("reachedAt", instant(source.reachedAt()));
        problems(out, source.findings());
        out.writeEndObject();
    }

    private static void replicas(JsonGenerator out, ReplicaDesk desk) throws IOException {
        List<Replica> replicas = desk.replicas();
        if (replicas.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("replicas");
        for (Replica replica : replicas) {
            out.writeStartObject();
            out.writeStringField("replica", replica.id());
            out.writeNumberField("sequence", replica.sequence());
            if (!replica.version().isEmpty()) {
                out.writeStringField("version", replica.version());
                out.writeStringField("activatedAt", instant(replica.since()));
            }
            out.writeNumberField("seenSecondsAgo", replica.seenSecondsAgo());
            if (!replica.trouble().isEmpty()) {
                out.writeStringField("problem", replica.trouble());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("replicaVersions", desk.versions());
    }

    private static String instant(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
