package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import aftercare.domain.bytes.Hash;
import aftercare.journal.record.Content;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Entry;
import aftercare.journal.record.Head;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.Micros;
import aftercare.journal.record.Row;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every bit of every column that the hash covers counts. */
class ColumnBitsTest {

    private static final int RECORDS = 100;
    private static final long SEED = 20261124;

    @Test
    void noticesEveryFlippedBit() throws SQLException {
        Random random = new Random(SEED);
        Head head = Head.START;
        long flips = 0;
        List<String> unnoticed = new ArrayList<>();
        for (int index = 0; index < RECORDS; index++) {
            byte[] salt = new byte[16];
            random.nextBytes(salt);
            DecisionRecord kept = DecisionRecord.after(head, entry(index, random), salt);
            Map<String, Object> columns = columns(new Row(kept, Optional.of(salt)));
            assertEquals(Optional.empty(), Row.read(result(columns)).wrong(), "as it was");
            for (Map.Entry<String, Object> column : columns.entrySet()) {
                Object value = column.getValue();
                for (int bit = 0; value != null && bit < bits(value); bit++) {
                    column.setValue(flipped(value, bit));
                    if (!isNoticed(columns)) {
                        unnoticed.add(index + " " + column.getKey() + " bit " + bit);
                    }
                    flips++;
                }
                column.setValue(value);
            }
            head = kept.asHead();
        }
        System.out.println(flips + " flipped bits in " + RECORDS + " records, seed " + SEED);
        assertEquals(List.of(), unnoticed);
        assertTrue(flips > 300_000, "only " + flips + " flips");
    }

    private static Entry entry(int index, Random random) {
        String id = "01K" + Long.toString(random.nextLong() >>> 1, 32).toUpperCase(java.util.Locale.ROOT);
        Optional<Hash> key = index % 2 == 0 ? Optional.empty() : Optional.of(Hash.of("key " + index));
        return Entries.entry(
                id,
                "klinik-ä-" + index % 7,
                key,
                Urgency.values()[index % 5],
                index % 10 == 0 ? List.of() : List.of("INF-01", "EXP-0" + index % 10),
                Entries.NOW.plusNanos(random.nextInt() * 1000L));
    }

    /** By the record alone, without a look at its neighbours. */
    private static boolean isNoticed(Map<String, Object> columns) throws SQLException {
        try {
            return Row.read(result(columns)).wrong().isPresent();
        } catch (JournalDamage damaged) {
            return true;
        }
    }

    /** What the database holds for that record. */
    private static Map<String, Object> columns(Row row) throws SQLException {
        Map<String, Object> columns = new LinkedHashMap<>();
        DecisionRecord kept = row.kept();
        Content content = kept.content().orElseThrow();
        columns.put("sequence", kept.sequence());
        columns.put("decision_id", kept.decisionId());
        columns.put("decided_at", Micros.of(kept.decidedAt()));
        columns.put("reported_at", Micros.of(kept.reportedAt()));
        columns.put("caller", kept.caller());
        columns.put("key_hash", kept.keyHash().map(Hash::bytes).orElse(null));
        columns.put("rule_set", kept.ruleSet());
        columns.put("program", kept.program());
        columns.put("urgency", kept.urgency().name());
        columns.put("complete", kept.complete() ? 1L : 0L);
        columns.put("rule_ids", String.join(Entry.BETWEEN_IDS, kept.ruleIds()));
        columns.put("content_hash", kept.contentHash().bytes());
        columns.put("previous_hash", kept.previous().bytes());
        columns.put("hash", kept.hash().bytes());
        columns.put("salt", row.salt().orElseThrow());
        columns.put("report_id", content.reportId().orElse(null));
        columns.put("request_hash", content.requestHash().bytes());
        columns.put("report_hash", content.reportHash().map(Hash::bytes).orElse(null));
        columns.put("coded_report", content.codedReport());
        columns.put("answer", content.answer());
        return columns;
    }

    private static ResultSet result(Map<String, Object> columns) {
        return (ResultSet) Proxy.newProxyInstance(
                ColumnBitsTest.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                (proxy, method, arguments) -> columns.get((String) arguments[0]));
    }

    private static int bits(Object value) {
        return bytes(value).length * Byte.SIZE;
    }

    private static Object flipped(Object value, int bit) {
        byte[] bytes = bytes(value).clone();
        bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        if (value instanceof Long) {
            return ByteBuffer.wrap(bytes).getLong();
        }
        // As a driver does: what is no text becomes a replacement character.
        return value instanceof String ? new String(bytes, StandardCharsets.UTF_8) : bytes;
    }

    private static byte[] bytes(Object value) {
        if (value instanceof Long number) {
            return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        }
        return value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) value;
    }
}
