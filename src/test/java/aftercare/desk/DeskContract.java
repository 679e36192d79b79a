package aftercare.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import aftercare.engine.RogueRules;
import aftercare.journal.MoodyLog;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.Receipt;
import aftercare.ruleset.languages.Translations;
import aftercare.triage.RuleSet;
import aftercare.triage.reference.ReferenceRules;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every way in to the desk keeps to, whether a report comes over HTTP or is handed over directly. */
public abstract class DeskContract {

    protected static final String ACHE = "{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":1}]}";
    protected static final String CHEST = "{\"symptoms\":[{\"code\":\"chest-pain\"}]}";
    protected static final String BREATHING = "{\"symptoms\":[{\"code\":\"pain-on-breathing\"}]}";

    /** An emergency that no single word of it names: only the rules find it. */
    protected static final String COLLAPSE =
            "{\"vitals\":{\"heartRate\":130},\"symptoms\":[{\"code\":\"site-redness\",\"trend\":\"worsening\"}]}";

    private static final String HUMS = "{\"code\":\"other\",\"text\":\"it hums\"}";
    private static final String HUM =
            "{\"reportedAt\":\"2026-11-23T09:00:00Z\",\"vitals\":{\"temperatureC\":38},\"symptoms\":[" + HUMS
                    + ",{\"code\":\"muscle-ache\"}]}";
    private static final String HUM_WRITTEN_OTHERWISE =
            """
            { "symptoms": [ { "text": "it\\u0020hums", "code": "other" }, { "code": "muscle-ache" } ],
              "vitals": { "temperatureC": 38.0 }, "reportedAt": "2026-11-23T09:00:00Z" }
            """;

    protected static final String DECIDED = "decided";
    protected static final String REPEATED = "repeated";

    /**
     * What a caller is answered.
     *
     * @param kind {@link #DECIDED}, {@link #REPEATED} or the code of the problem
     * @param urgency of the decision, or the fail-safe
     * @param answer the recorded answer; empty where there is none
     */
    // Looked at part by part, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    public record Said(String kind, Urgency urgency, boolean complete, byte[] answer) {}

    /** @param key empty for none */
    protected abstract Said send(String body, String key);

    /** These rules decide from now on. */
    protected abstract void live(RuleSet rules);

    /** Decisions are recorded there from now on. */
    protected abstract void log(DecisionLog log);

    protected static RuleSet shipped() {
        return RogueRules.shipped(Clock.systemUTC());
    }

    /** The reference of the shipped rules beside an engine with one rule of these. */
    protected static RuleSet rogue(RuleSet shipped, ReferenceRules reference, String rule) {
        return new RuleSet(
                RogueRules.of(shipped, rule),
                reference,
                shipped.rules(),
                shipped.intake(),
                shipped.files(),
                Translations.NONE);
    }

    protected static String key() {
        return UUID.randomUUID().toString();
    }

    private CompletableFuture<Said> sendAside(String body, String key) {
        return CompletableFuture.supplyAsync(() -> send(body, key));
    }

    // --- Sent again ---

    @Test
    void givesTheFirstAnswerToTheSameKeyAlsoAfterTheRulesChanged() {
        String key = key();
        Said first = send(BREATHING, key);
        assertEquals(DECIDED, first.kind());
        RuleSet shipped = shipped();
        live(rogue(shipped, ReferenceRules.of(List.of()), RogueRules.breaks()));
        Said second = send(BREATHING, key);
        assertEquals(REPEATED, second.kind());
        assertArrayEquals(first.answer(), second.answer());
        assertFalse(send(BREATHING, key()).complete(), "the rules did not change");
    }

    @Test
    void refusesTheKeyOfAnotherReportWithTheFailSafe() {
        String key = key();
        assertEquals(DECIDED, send(ACHE, key).kind());
        require("idempotency-key-reused", Urgency.EMERGENCY_AMBULANCE, send(CHEST, key));
    }

    @Test
    void givesTheFirstAnswerToTheSameReportHoweverItIsWritten() {
        String key = key();
        Said first = send(HUM, key);
        assertEquals(DECIDED, first.kind());
        Said second = send(HUM_WRITTEN_OTHERWISE, key);
        assertEquals(REPEATED, second.kind());
        assertArrayEquals(first.answer(), second.answer());
        assertEquals(
                "idempotency-key-reused",
                send(HUM.replace("it hums", "it hums."), key).kind());
        assertEquals(
                "idempotency-key-reused", send(HUM.replace("38}", "38.1}"), key).kind());
        String turned = HUM.replace(HUMS + ",{\"code\":\"muscle-ache\"}", "{\"code\":\"muscle-ache\"}," + HUMS);
        assertEquals("idempotency-key-reused", send(turned, key).kind());
        String whatIsUsual = HUM.replace("muscle-ache\"", "muscle-ache\",\"present\":true");
        assertEquals("idempotency-key-reused", send(whatIsUsual, key).kind());
    }

    /** Only the rules found the emergency: the report that comes next under its key names none. */
    @Test
    void neverSaysLessOfAnotherReportThanWasDecided() {
        String key = key();
        Said collapse = send(COLLAPSE, key);
        assertTrue(collapse.urgency().isEmergency());
        require("idempotency-key-reused", Urgency.EMERGENCY_AMBULANCE, send(ACHE, key));
        require("idempotency-key-reused", Urgency.EMERGENCY_AMBULANCE, send("{}", key));
        String calm = key();
        send(ACHE, calm);
        require("idempotency-key-reused", Urgency.URGENT_24H, send("{}", calm));
    }

    @Test
    void knowsTheSameReportWhileTheFirstIsStillInFlight() throws InterruptedException {
        MoodyLog slow = MoodyLog.waiting();
        log(slow);
        String key = key();
        CompletableFuture<Said> first = sendAside(CHEST, key);
        CompletableFuture<Receipt> receipt = slow.next();
        String spaced = CHEST.replace(":", " : ");
        require("idempotency-key-in-flight", Urgency.EMERGENCY_AMBULANCE, send(spaced, key));
        require("idempotency-key-reused", Urgency.EMERGENCY_AMBULANCE, send(ACHE, key));
        receipt.complete(MoodyLog.receipt());
        assertEquals(DECIDED, first.join().kind());
    }

    @Test
    void answersOneOfTwoThatComeAtTheSameTime() throws InterruptedException {
        MoodyLog slow = MoodyLog.waiting();
        log(slow);
        String key = key();
        CompletableFuture<Said> first = sendAside(ACHE, key);
        CompletableFuture<Receipt> receipt = slow.next();
        require("idempotency-key-in-flight", Urgency.URGENT_24H, send(ACHE, key));
        require("idempotency-key-reused", Urgency.EMERGENCY_AMBULANCE, send(CHEST, key));
        assertFalse(first.isDone(), "it was answered before it was recorded");
        receipt.complete(MoodyLog.receipt());
        assertEquals(DECIDED, first.join().kind());
        // The key is free again for the next.
        CompletableFuture<Said> again = sendAside(ACHE, key);
        slow.next().complete(MoodyLog.receipt());
        assertEquals(DECIDED, again.join().kind());
    }

    // --- The log is gone ---

    @Test
    void answersNothingThatCouldNotBeRecorded() {
        log(MoodyLog.unavailable());
        require("storage-unavailable", Urgency.URGENT_24H, send(ACHE, ""));
        require("storage-unavailable", Urgency.EMERGENCY_AMBULANCE, send(COLLAPSE, ""));
        require("storage-unavailable", Urgency.URGENT_24H, send(ACHE, key()));
    }

    @Test
    void asksToComeBackWhenTooManyDecisionsWait() {
        log(MoodyLog.full());
        require("overloaded", Urgency.EMERGENCY_AMBULANCE, send(COLLAPSE, ""));
    }

    // --- Memory is gone ---

    @Test
    void refusesUpwardsAndGoesOnWhenMemoryRunsOutInAnAssessment() {
        RuleSet shipped = shipped();
        String outOfMemory = "rule \"greedy\" when Symptom() then throw new OutOfMemoryError( \"made up\" ); end";
        live(rogue(shipped, shipped.reference(), outOfMemory));
        String key = key();
        require("internal-error", Urgency.EMERGENCY_AMBULANCE, send(CHEST, key));
        require("internal-error", Urgency.URGENT_24H, send(ACHE, ""));
        live(shipped);
        assertEquals(DECIDED, send(CHEST, key).kind());
    }

    @Test
    void keepsTheEmergencyWhenMemoryRunsOutWhileRecording() {
        log(MoodyLog.withoutMemoryToRecord());
        require("internal-error", Urgency.EMERGENCY_AMBULANCE, send(COLLAPSE, ""));
    }

    protected static void require(String kind, Urgency failSafe, Said said) {
        assertEquals(kind, said.kind());
        assertEquals(failSafe, said.urgency());
        assertTrue(said.answer().length == 0, () -> new String(said.answer(), StandardCharsets.UTF_8));
    }
}
