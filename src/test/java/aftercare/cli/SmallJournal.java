package aftercare.cli;

import aftercare.domain.Urgency;
import aftercare.domain.bytes.Hash;
import aftercare.journal.Journal;
import aftercare.journal.JournalSettings;
import aftercare.journal.record.Content;
import aftercare.journal.record.Entry;
import aftercare.journal.store.JournalPlace;
import aftercare.ruleset.folder.RuleFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A decision log with a few decisions, as a service leaves it. */
public final class SmallJournal implements AutoCloseable {

    private static final int SEAL_EVERY = 2;

    private final Journal journal;
    private final String ruleSet;
    private int count;

    /** @param folder the data folder; every second record is sealed */
    public SmallJournal(Path folder) {
        this(folder, new JournalPlace.Embedded());
    }

    SmallJournal(Path folder, JournalPlace place) {
        JournalSettings usual = JournalSettings.of(folder, place);
        Clock clock = Clock.fixed(Ran.NOW, ZoneOffset.UTC);
        this.journal = Journal.open(
                new JournalSettings(
                        folder,
                        place,
                        usual.queue(),
                        usual.batch(),
                        Duration.ofSeconds(20),
                        SEAL_EVERY,
                        usual.sealAfter()),
                clock);
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("vocabulary.yaml", "symptoms: []".getBytes(StandardCharsets.UTF_8));
        this.ruleSet = new RuleFiles(files).version();
        journal.keepRuleSet(ruleSet, files);
    }

    /** Records the decision {@code d1}, {@code d2}, … about the report {@code visit-1}, {@code visit-2}, … */
    public void add(Instant decidedAt, String report) throws Exception {
        count++;
        Content content = new Content(
                Optional.of("visit-" + count),
                Hash.of(report),
                Optional.empty(),
                report.getBytes(StandardCharsets.US_ASCII),
                "{}".getBytes(StandardCharsets.US_ASCII));
        journal.append(new Entry(
                        "d" + count,
                        decidedAt,
                        decidedAt,
                        "clinic-a",
                        Optional.empty(),
                        ruleSet,
                        "9.8.7",
                        Urgency.SELF_CARE,
                        true,
                        List.of("EXP-01"),
                        content,
                        Optional.empty()))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        journal.close();
    }
}
