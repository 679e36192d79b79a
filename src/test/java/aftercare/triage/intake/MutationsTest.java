package aftercare.triage.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Fact;
import aftercare.domain.Report;
import aftercare.domain.Urgency;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever happens to the bytes of a report: a report with all its facts comes out, or a refusal with all its parts. */
class MutationsTest {

    private static final int ROUNDS = 20_000;
    private static final byte[] VISIT = Desk.VISIT.getBytes(StandardCharsets.UTF_8);
    private static final List<String> PIECES = List.of(
            "null",
            "true",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "-",
            "1e9",
            "0.5",
            "\\u0000",
            "\\",
            " ",
            "\n",
            "\u0000",
            "\u00e9",
            "\"code\":\"chest-pain\"",
            "\"present\":false",
            "99999999999999999999",
            "{}",
            "[]",
            "\"\"",
            "/*");
    private static final Set<String> MALFORMED = Set.of("malformed-json", "malformed-encoding", "json-limits");
    private static final Set<String> UNACCEPTABLE = Set.of(
            "missing-field",
            "unknown-field",
            "null-not-allowed",
            "invalid-type",
            "invalid-value",
            "out-of-range",
            "unknown-code",
            "invalid-timestamp",
            "future-timestamp",
            "time-order");

    @Test
    void everyMutatedReportIsReadOrRefusedWithAFailSafe() {
        Random random = new Random(8841);
        int accepted = 0;
        int malformed = 0;
        int unacceptable = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = VISIT;
            for (int change = random.nextInt(2); change >= 0; change--) {
                body = mutated(body, random);
            }
            Reading reading = Desk.INTAKE.read(body);
            if (reading instanceof Reading.Accepted complete) {
                accepted++;
                checkComplete(complete.report());
            } else if (reading instanceof Reading.Refused refused) {
                check(refused.refusal(), body);
                if (refused.refusal().kind() == Refusal.Kind.MALFORMED) {
                    malformed++;
                } else {
                    unacceptable++;
                }
            }
        }
        // All three ways were walked, or this test shows nothing.
        String ways = accepted + " " + malformed + " " + unacceptable;
        assertTrue(accepted > 200 && malformed > 1_000 && unacceptable > 1_000, ways);
    }

    private static void check(Refusal refusal, byte[] body) {
        String shown = new String(body, StandardCharsets.UTF_8);
        assertTrue(!refusal.problems().isEmpty(), shown);
        Set<String> codes = refusal.kind() == Refusal.Kind.MALFORMED ? MALFORMED : UNACCEPTABLE;
        for (InputProblem problem : refusal.problems()) {
            assertTrue(codes.contains(problem.code()), problem + "\n" + shown);
            assertTrue(problem.pointer().isEmpty() || problem.pointer().startsWith("/"), problem + "\n" + shown);
            assertTrue(!problem.detail().isBlank(), problem + "\n" + shown);
        }
        assertTrue(
                refusal.failSafe() == Urgency.URGENT_24H || refusal.failSafe() == Urgency.EMERGENCY_AMBULANCE, shown);
    }

    private static void checkComplete(Report report) {
        assertNotNull(report.reportedAt());
        assertNotNull(report.treatment());
        assertEquals(report.symptomCount(), report.symptoms().size());
        for (Fact fact : report.facts()) {
            assertTrue(!fact.evidence(Set.of()).isEmpty(), fact.toString());
        }
    }

    /** One byte changed, some left out, some doubled, or something put in. */
    private static byte[] mutated(byte[] body, Random random) {
        int at = random.nextInt(body.length + 1);
        int length = Math.min(random.nextInt(12), body.length - at);
        byte[] before = Arrays.copyOfRange(body, 0, at);
        byte[] part = Arrays.copyOfRange(body, at, at + length);
        byte[] after = Arrays.copyOfRange(body, at + length, body.length);
        byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        byte[] digit = {(byte) ('0' + random.nextInt(10))};
        byte[] any = {(byte) random.nextInt(256)};
        ByteArrayOutputStream mutated = new ByteArrayOutputStream();
        mutated.writeBytes(before);
        switch (random.nextInt(6)) {
            case 0 -> mutated.writeBytes(any);
            case 1 -> mutated.writeBytes(piece);
            case 2 -> {
                mutated.writeBytes(part);
                mutated.writeBytes(part);
            }
            case 3 -> {
                mutated.writeBytes(piece);
                mutated.writeBytes(part);
            }
            case 4 -> {
                mutated.writeBytes(digit);
                mutated.writeBytes(part);
            }
            default -> {
                // The part is left out.
            }
        }
        mutated.writeBytes(after);
        byte[] bytes = mutated.toByteArray();
        return bytes.length == 0 ? new byte[] {'{'} : bytes;
    }

    @Test
    void randomBytesAreRefused() {
        Random random = new Random(1);
        for (int round = 0; round < 5_000; round++) {
            byte[] body = new byte[random.nextInt(40)];
            random.nextBytes(body);
            check(Desk.refused(body), body);
        }
    }

    @Test
    void everyCutOfAReportIsRefused() {
        String whole = Desk.VISIT.strip();
        for (int end = 0; end < whole.length(); end++) {
            assertEquals(List.of("malformed-json"), Desk.problems(whole.substring(0, end)));
        }
    }

    @Test
    void aSharedIntakeServesManyThreadsTheSameAnswer() throws InterruptedException {
        Reading expected = Desk.read(Desk.VISIT);
        AtomicInteger wrong = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int index = 0; index < threads.length; index++) {
            threads[index] = new Thread(() -> {
                for (int round = 0; round < 2_000; round++) {
                    if (!Desk.read(Desk.VISIT).equals(expected)) {
                        wrong.incrementAndGet();
                    }
                }
            });
            threads[index].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, wrong.get());
    }
}
