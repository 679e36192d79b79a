package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Again;
import aftercare.journal.BuiltService.Answered;
import aftercare.journal.FaultyLine.Fault;
import aftercare.journal.store.JournalPlace;
import aftercare.live.EditedRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built service without its storage: no answer leaves that is not recorded, and it is ready again by itself. */
class ServiceFaultsIT {

    /** A second, and what a busy machine may add to it. */
    private static final long MOST_MILLIS = 5000;

    private static final int MOST_REPORTS = 20_000;

    /** Refusals one after the other that no busy moment explains. */
    private static final int CERTAIN = 10;

    private static final long PATIENCE_SECONDS = 20;

    /** The first judgement of the shipped rules, on a busy machine. */
    private static final long MOST_SECONDS_OF_JUDGING = 240;

    @TempDir
    Path folder;

    private Path rules;
    private Path state;
    private final List<String> acknowledged = new ArrayList<>();
    private int sent;
    private double slowestMillis;

    @BeforeEach
    void rules() {
        rules = EditedRules.smallIn(folder).folder();
        state = folder.resolve("data");
    }

    @Test
    void fullDisk() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "there is no prlimit");
        try (BuiltService service = BuiltService.start(rules, state, "sqlite", "ulimit -S -f 6000")) {
            service.awaitReady(true);
            fill(service);
            refuses(service);
            service.lift("--fsize=unlimited");
            recovers(service);
            service.stop();
        }
        verify(new JournalPlace.Embedded());
    }

    @Test
    void postgresStoppedSilentSlowAndBackAgain() throws Exception {
        Postgres postgres = Postgres.shared();
        JournalPlace.Postgres direct = postgres.ofOneRole();
        try (FaultyLine line = new FaultyLine(postgres.port())) {
            String url = direct.url().replace(":" + postgres.port() + "/", ":" + line.port() + "/");
            line.set(Fault.STOPPED);
            try (BuiltService service = BuiltService.start(rules, state, url, "")) {
                // It starts without its database, and says that it is not ready.
                service.awaitReady(false);
                // It judges its rules once it listens; until then they are what it lacks first.
                Again.until(
                        answer -> !answer.body().contains("rules-unavailable"),
                        MOST_SECONDS_OF_JUDGING,
                        service::postOnce);
                refuses(service);
                line.set(Fault.NONE);
                recovers(service);
                for (Fault fault : List.of(Fault.STOPPED, Fault.SILENT, Fault.SLOW)) {
                    line.set(fault);
                    refuses(service);
                    line.set(Fault.NONE);
                    recovers(service);
                }
                service.stop();
            }
        }
        verify(direct);
    }

    /** Until nothing fits any more. With a key a report takes more room than without: both are tried. */
    private void fill(BuiltService service) throws Exception {
        int refused = 0;
        while (refused < CERTAIN || service.readiness() != 503) {
            assertTrue(sent < MOST_REPORTS, "the limit was never felt");
            boolean fits = ++sent % 2 == 0 ? recorded(service.postOnce()) : recorded(service.post("key-" + sent));
            refused = fits ? 0 : refused + 1;
        }
    }

    /** Whether the answer to a report says that it is recorded. */
    private boolean recorded(Answered answered) {
        if (answered.status() == 200) {
            acknowledged.add(answered.decisionId());
            return true;
        }
        assertEquals(503, answered.status(), answered.body());
        return false;
    }

    private void refuses(BuiltService service) throws Exception {
        for (int attempt = 0; attempt < 3; attempt++) {
            refused(service.postOnce());
            refused(service.post("refused-" + sent));
        }
        service.awaitReady(false);
    }

    private Answered refused(Answered answered) {
        sent++;
        assertEquals(503, answered.status(), answered.body());
        assertTrue(answered.body().contains("urn:aftercare:problem:storage-unavailable"), answered.body());
        slowestMillis = Math.max(slowestMillis, answered.millis());
        assertTrue(answered.millis() < MOST_MILLIS, "refused only after " + answered.millis() + " ms");
        return answered;
    }

    private void recovers(BuiltService service) throws Exception {
        service.awaitReady(true);
        // On a busy machine it may be refused once more for that.
        boolean recorded = Again.until(done -> done, PATIENCE_SECONDS, () -> recorded(service.post("key-" + ++sent)));
        assertTrue(recorded, "it said that it is ready");
        for (String id : acknowledged.subList(Math.max(0, acknowledged.size() - 200), acknowledged.size())) {
            assertEquals(200, found(service, id), id);
        }
    }

    private static int found(BuiltService service, String id) throws Exception {
        return Again.until(status -> status != 503, PATIENCE_SECONDS, () -> service.get("/v1/decisions/" + id)
                .status());
    }

    private void verify(JournalPlace place) {
        assertEquals(List.of(), new Verifier(state, place, List.of()).verify().problems());
        Set<String> there = new HashSet<>();
        new Archive(state, place).read(Optional.empty(), kept -> assertTrue(there.add(kept.decisionId())));
        assertTrue(there.containsAll(acknowledged), "an acknowledged decision is not there");
        System.out.println(acknowledged.size() + " acknowledged, " + there.size() + " recorded, of " + sent
                + " reports; the slowest refusal took " + Math.round(slowestMillis) + " ms");
    }
}
