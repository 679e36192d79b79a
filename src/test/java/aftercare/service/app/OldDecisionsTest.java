package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.cli.SmallJournal;
import aftercare.journal.JournalSettings;
import aftercare.journal.Verifier;
import aftercare.journal.store.JournalPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is older than the setting says goes, and only that. */
class OldDecisionsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void removesWhatIsOldBesideTheService() throws Exception {
        JournalSettings settings = JournalSettings.of(folder, new JournalPlace.Embedded());
        try (SmallJournal journal = new SmallJournal(folder)) {
            for (int days = 50; days > 0; days -= 10) {
                journal.add(NOW.minus(Duration.ofDays(days)), "{}");
            }
            assertEquals(OptionalLong.of(2), OldDecisions.remove(settings, Duration.ofDays(25), CLOCK));
            assertEquals(OptionalLong.of(0), OldDecisions.remove(settings, Duration.ofDays(25), CLOCK));
            journal.add(NOW, "{}");
        }
        var verified = new Verifier(folder, settings.place(), List.of()).verify();
        assertEquals(List.of(), verified.problems());
        assertEquals(4, verified.records());
    }

    /** A machine may begin years ahead, until somebody tells it the time; reports come meanwhile. */
    @Test
    void removesNothingByAClockThatLeaptAhead() throws Exception {
        JournalSettings settings = JournalSettings.of(folder, new JournalPlace.Embedded());
        Clock ahead = Clock.offset(CLOCK, Duration.ofDays(3650));
        try (SmallJournal journal = new SmallJournal(folder)) {
            for (int days = 50; days > 0; days -= 10) {
                journal.add(NOW.minus(Duration.ofDays(days)), "{}");
            }
            assertEquals(OptionalLong.empty(), OldDecisions.remove(settings, Duration.ofDays(25), ahead));
            journal.add(ahead.instant(), "{}");
            journal.add(ahead.instant(), "{}");
            assertEquals(OptionalLong.empty(), OldDecisions.remove(settings, Duration.ofDays(25), ahead));
            // Put right again.
            journal.add(NOW, "{}");
            assertEquals(OptionalLong.of(2), OldDecisions.remove(settings, Duration.ofDays(25), CLOCK));
        }
    }

    @Test
    void failsWithoutAWordToTheCaller() throws Exception {
        JournalSettings settings = JournalSettings.of(folder, new JournalPlace.Embedded());
        assertEquals(OptionalLong.empty(), OldDecisions.remove(settings, Duration.ofDays(25), CLOCK));
        try (SmallJournal journal = new SmallJournal(folder)) {
            journal.add(NOW.minus(Duration.ofDays(50)), "{}");
        }
        Files.writeString(folder.resolve("journal.key"), "no key");
        assertEquals(OptionalLong.empty(), OldDecisions.remove(settings, Duration.ofDays(25), CLOCK));
    }
}
