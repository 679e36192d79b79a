package aftercare.journal;

import aftercare.domain.Urgency;
import aftercare.domain.bytes.Hash;
import aftercare.journal.record.Content;
import aftercare.journal.record.Entry;
import aftercare.journal.record.Erasure;
import aftercare.journal.store.RuleSets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Made-up decisions. */
final class Entries {

    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    static final SortedMap<String, byte[]> RULE_FILES = new TreeMap<>();
    static final String RULE_SET;

    static {
        RULE_FILES.put("chest/chest.drl", "rule \"Chest pain\"".getBytes(StandardCharsets.UTF_8));
        RULE_FILES.put("vocabulary.yaml", "symptoms: []".getBytes(StandardCharsets.UTF_8));
        RULE_SET = RuleSets.version(RuleSets.encode(RULE_FILES));
    }

    private Entries() {}

    /** The decision of that name, with an answer of its own. */
    static Entry entry(String id) {
        return entry(id, Optional.empty());
    }

    /** The reports of that id, whoever sent them. */
    static Erasure report(String id) {
        return new Erasure.OfReport(id, Optional.empty());
    }

    static Entry entry(String id, Optional<Hash> keyHash) {
        return entry(id, "clinic-a", keyHash, Urgency.URGENT_24H, List.of("INF-01", "EXP-06"), NOW);
    }

    static Entry entry(
            String id,
            String caller,
            Optional<Hash> keyHash,
            Urgency urgency,
            List<String> ruleIds,
            Instant decidedAt) {
        return entry(id, "visit-" + id, caller, keyHash, urgency, ruleIds, decidedAt);
    }

    /** A decision about a report whose id the caller chose. */
    static Entry ofReport(String id, String caller, String reportId) {
        return entry(id, reportId, caller, Optional.empty(), Urgency.SELF_CARE, List.of("INF-01"), NOW);
    }

    private static Entry entry(
            String id,
            String reportId,
            String caller,
            Optional<Hash> keyHash,
            Urgency urgency,
            List<String> ruleIds,
            Instant decidedAt) {
        Content content = new Content(
                Optional.of(reportId),
                Hash.of("request of " + id),
                keyHash.map(key -> Hash.of("report of " + id)),
                ("{\"reportId\":\"" + reportId + "\"}").getBytes(StandardCharsets.UTF_8),
                ("{\"decisionId\":\"" + id + "\",\"headline\":\"See a doctor today\"}")
                        .getBytes(StandardCharsets.UTF_8));
        return new Entry(
                id,
                decidedAt,
                decidedAt.minus(3, ChronoUnit.MINUTES),
                caller,
                keyHash,
                RULE_SET,
                "9.8.7",
                urgency,
                true,
                ruleIds,
                content,
                Optional.empty());
    }
}
