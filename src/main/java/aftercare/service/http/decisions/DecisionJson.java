package aftercare.service.http.decisions;

import aftercare.desk.Replay.Replayed;
import aftercare.desk.Replay.Result;
import aftercare.domain.Urgency;
import aftercare.domain.bytes.Hash;
import aftercare.journal.record.Content;
import aftercare.journal.record.DecisionRecord;
import aftercare.live.Program;
import aftercare.service.http.decisions.JsonDifferences.Change;
import aftercare.triage.answer.ProblemJson;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes recorded decisions as the contract says. */
final class DecisionJson {

    private final JsonFactory json = new JsonFactory();

    private byte[] write(ProblemJson.Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            members.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** One decision, with what was sent and what was answered. */
    public byte[] one(DecisionRecord kept) {
        return write(out -> {
            record(out, kept);
            if (kept.content().isPresent()) {
                Content content = kept.content().get();
                hash(out, "requestHash", content.requestHash());
                if (content.reportHash().isPresent()) {
                    hash(out, "reportHash", content.reportHash().get());
                }
                raw(out, "report", content.codedReport());
                raw(out, "answer", content.answer());
            }
        });
    }

    /**
     * A page of decisions.
     *
     * @param next where the next page begins; empty on the last
     */
    public byte[] page(List<DecisionRecord> page, Optional<Long> next) {
        return write(out -> {
            out.writeArrayFieldStart("decisions");
            for (DecisionRecord kept : page) {
                out.writeStartObject();
                record(out, kept);
                out.writeEndObject();
            }
            out.writeEndArray();
            if (next.isPresent()) {
                out.writeStringField("next", Long.toString(next.get()));
            }
        });
    }

    /**
     * What came of a report when it was decided again, beside what came of it then.
     *
     * @param otherRules whether the rule set of the answer is expected to differ
     */
    public byte[] replayed(Replayed replayed, boolean otherRules) {
        String program = Program.version();
        return write(out -> {
            DecisionRecord kept = replayed.kept();
            out.writeStringField("decisionId", kept.decisionId());
            side(out, "then", kept.ruleSet(), kept.program(), Optional.of(kept.urgency()));
            if (replayed.result() instanceof Result.Decided decided) {
                byte[] then = kept.content().orElseThrow().answer();
                List<Change> changes = JsonDifferences.betweenAnswers(then, decided.answer(), otherRules);
                side(out, "now", replayed.ruleSet(), program, Optional.of(decided.urgency()));
                out.writeBooleanField("identical", changes.isEmpty());
                differences(out, changes);
                raw(out, "answer", decided.answer());
            } else if (replayed.result() instanceof Result.Refused refused) {
                side(out, "now", replayed.ruleSet(), program, Optional.empty());
                out.writeBooleanField("identical", false);
                differences(out, List.of());
                ProblemJson.errors(out, refused.problems());
            }
        });
    }

    private static void side(JsonGenerator out, String name, String ruleSet, String program, Optional<Urgency> urgency)
            throws IOException {
        out.writeObjectFieldStart(name);
        if (urgency.isPresent()) {
            out.writeStringField("urgency", urgency.get().name());
        }
        out.writeStringField("ruleSetVersion", ruleSet);
        out.writeStringField("program", program);
        out.writeEndObject();
    }

    private static void differences(JsonGenerator out, List<Change> changes) throws IOException {
        out.writeArrayFieldStart("differences");
        for (Change change : changes) {
            out.writeStartObject();
            out.writeStringField("pointer", change.pointer());
            if (change.then().isPresent()) {
                out.writeFieldName("then");
                out.writeRawValue(change.then().get().toString());
            }
            if (change.now().isPresent()) {
                out.writeFieldName("now");
                out.writeRawValue(change.now().get().toString());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void raw(JsonGenerator out, String name, byte[] document) throws IOException {
        out.writeFieldName(name);
        out.writeRawValue(new String(document, StandardCharsets.UTF_8));
    }

    private static void record(JsonGenerator out, DecisionRecord kept) throws IOException {
        out.writeStringField("decisionId", kept.decisionId());
        Optional<String> reportId = kept.content().flatMap(Content::reportId);
        if (reportId.isPresent()) {
            out.writeStringField("reportId", reportId.get());
        }
        out.writeStringField("urgency", kept.urgency().name());
        out.writeBooleanField("complete", kept.complete());
        out.writeArrayFieldStart("ruleIds");
        for (String id : kept.ruleIds()) {
            out.writeString(id);
        }
        out.writeEndArray();
        out.writeStringField("decidedAt", kept.decidedAt().toString());
        out.writeStringField("reportedAt", kept.reportedAt().toString());
        out.writeStringField("caller", kept.caller());
        out.writeStringField("ruleSetVersion", kept.ruleSet());
        out.writeStringField("program", kept.program());
        out.writeBooleanField("erased", kept.content().isEmpty());
        out.writeNumberField("sequence", kept.sequence());
        hash(out, "contentHash", kept.contentHash());
        hash(out, "previousHash", kept.previous());
        hash(out, "hash", kept.hash());
    }

    private static void hash(JsonGenerator out, String name, Hash hash) throws IOException {
        out.writeStringField(name, "sha256:" + hash.hex());
    }
}
