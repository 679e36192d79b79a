package aftercare.journal;

import aftercare.domain.bytes.Hash;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Entry;
import aftercare.journal.record.Head;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.JournalState;
import aftercare.journal.record.Listing;
import aftercare.journal.record.Query;
import aftercare.journal.record.Receipt;
import aftercare.journal.record.Row;
import aftercare.journal.record.Unreadable;
import aftercare.journal.seal.SealKey;
import aftercare.journal.store.DataFolder;
import aftercare.journal.store.DatabaseFault;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.Readers;
import aftercare.journal.store.RuleSets;
import aftercare.journal.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;

/** The decision log in its database. */
public final class Journal implements DecisionLog, AutoCloseable {

    private final RecentRuleSets ruleSets;
    private final Readers readers;
    private final Writer writer;
    private final HeadFile headFile;

    private Journal(RecentRuleSets ruleSets, Readers readers, Writer writer, HeadFile headFile) {
        this.ruleSets = ruleSets;
        this.readers = readers;
        this.writer = writer;
        this.headFile = headFile;
    }

    /**
     * Opens the journal, and makes it where there is none.
     *
     * @throws Unreadable when it cannot be opened; the message says where, what and what to do
     */
    public static Journal open(JournalSettings settings, Clock clock) {
        return open(settings, clock, CommitListener.NOBODY);
    }

    /** The same, with somebody who hears of commits. */
    public static Journal open(JournalSettings settings, Clock clock, CommitListener listener) {
        Path folder = settings.dataFolder();
        Store store = settings.store();
        RecentRuleSets ruleSets = new RecentRuleSets();
        Chain chain = new Chain(store, clock, ruleSets);
        try {
            DataFolder.create(folder);
            SealKey key = SealKey.in(folder);
            Optional<Head> acknowledged = HeadFile.read(folder);
            store.migrate();
            Chain.Found found = chain.find(acknowledged.orElse(Head.START));
            Losses losses = new Losses(folder);
            if (found.loss().isPresent()) {
                losses.tell(found.loss().get(), clock.instant());
            }
            HeadFile headFile = HeadFile.open(folder);
            Writer writer = new Writer(settings, chain, key, headFile, losses, listener, clock, found.head());
            writer.start();
            return new Journal(ruleSets, Readers.inHaste(store, writer::doubt), writer, headFile);
        } catch (IOException e) {
            chain.close();
            throw new Unreadable(folder + ": the data folder cannot be used: see to its permissions and its space", e);
        } catch (SQLException | JournalDamage e) {
            chain.close();
            throw new Unreadable(
                    store.name() + ": the journal cannot be opened, " + DatabaseFault.words(e)
                            + ": is it there, and whole? `aftercare verify-journal` looks closer",
                    e);
        } catch (RuntimeException e) {
            chain.close();
            throw e;
        }
    }

    @Override
    public CompletionStage<Receipt> append(Entry entry) {
        if (ruleSets.get(entry.ruleSet()).isEmpty()) {
            throw new IllegalArgumentException("rule set " + entry.ruleSet() + " was never handed over");
        }
        Optional<String> beside = entry.besideRuleSet();
        if (beside.isPresent() && ruleSets.get(beside.get()).isEmpty()) {
            throw new IllegalArgumentException("rule set " + beside.get() + " was never handed over");
        }
        return writer.append(entry);
    }

    @Override
    public Optional<DecisionRecord> find(String decisionId) {
        return readers.read(connection -> Ledger.byId(connection, decisionId)).map(Row::sound);
    }

    @Override
    public Optional<DecisionRecord> byIdempotencyKey(String caller, Hash keyHash) {
        return readers.read(connection -> Ledger.byKey(connection, caller, keyHash))
                .map(Row::sound);
    }

    @Override
    public Listing list(Query query) {
        Ledger.Page page = readers.read(connection -> Ledger.matching(connection, query));
        List<DecisionRecord> kept = new ArrayList<>();
        for (Row row : page.rows()) {
            kept.add(row.sound());
        }
        return new Listing(kept, page.next());
    }

    @Override
    public void keepRuleSet(String version, SortedMap<String, byte[]> files) {
        ruleSets.put(version, files);
    }

    /** Those that were handed over before it was open. */
    void keepRuleSets(RecentRuleSets earlier) {
        ruleSets.putAll(earlier);
    }

    @Override
    public Optional<SortedMap<String, byte[]>> ruleSet(String version) {
        return readers.read(connection -> RuleSets.find(connection, version)).map(RuleSets::decode);
    }

    @Override
    public JournalState state() {
        return writer.state();
    }

    /** Records what waits, signs how far the chain reaches, and closes. */
    @Override
    public void close() {
        writer.close();
        readers.close();
        try {
            headFile.close();
        } catch (IOException e) {
            // Each line was written whole.
        }
    }
}
