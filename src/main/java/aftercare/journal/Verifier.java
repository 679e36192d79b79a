package aftercare.journal;

import aftercare.journal.record.Head;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.Unreadable;
import aftercare.journal.seal.SealKey;
import aftercare.journal.seal.Seals;
import aftercare.journal.seal.Testimony;
import aftercare.journal.store.DatabaseFault;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Store;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks over a whole journal: every record, every link of the chain, every seal. Changes nothing. */
public final class Verifier {

    private final Store store;
    private final Path folder;
    private final List<Path> publicKeys;

    /** @param publicKeys files of the keys that may have signed; none means those of the data folder */
    public Verifier(Path dataFolder, JournalPlace place, List<Path> publicKeys) {
        this.store = JournalSettings.of(dataFolder, place).store();
        this.folder = dataFolder;
        this.publicKeys = publicKeys;
    }

    /**
     * Looks once over everything.
     *
     * @throws Unreadable when there is no journal to look at, or no key to check it with
     */
    public Verification verify() {
        store.requireThere();
        List<PublicKey> keys = keys();
        try (Connection connection = store.reader()) {
            return verify(connection, keys);
        } catch (SQLException e) {
            if (DatabaseFault.isDamage(e)) {
                return broken(
                        store.name() + ": the file is damaged and cannot be read further: " + DatabaseFault.words(e));
            }
            throw DatabaseFault.unreadable(store, e);
        } catch (IOException e) {
            throw new Unreadable(folder + ": the files beside the journal cannot be read: see to their permissions", e);
        }
    }

    private List<PublicKey> keys() {
        List<PublicKey> keys = new ArrayList<>();
        for (Path file : publicKeys.isEmpty() ? SealKey.publicFiles(folder) : publicKeys) {
            try {
                keys.add(SealKey.readPublic(file));
            } catch (NoSuchFileException e) {
                throw new Unreadable(
                        file + ": the public key is missing: put it back there, or name where a copy of it is", e);
            } catch (IOException e) {
                throw new Unreadable(file + ": this is no public key of a journal: name its file", e);
            }
        }
        return keys;
    }

    private Verification verify(Connection connection, List<PublicKey> keys) throws SQLException, IOException {
        // The seals before the records: what is appended meanwhile is longer, never shorter, than they say.
        Testimony testimony = new Testimony(keys);
        Seals.eachLine(folder, testimony::hearLine);
        Optional<Head> acknowledged = HeadFile.read(folder);
        ChainWalk walk = new ChainWalk(testimony, acknowledged);
        try {
            Seals.each(connection, testimony::hear);
            walk.over(connection);
            walk.besideTheChain(connection);
            walk.overRuleSets(connection);
        } catch (JournalDamage damaged) {
            walk.broken(damaged.getMessage());
        } catch (SQLException e) {
            if (!DatabaseFault.isDamage(e)) {
                throw e;
            }
            walk.broken("after record " + walk.reached() + ": the file is damaged: " + DatabaseFault.words(e));
        }
        store.damage(connection).ifPresent(faults -> walk.broken(store.name() + ": the file is damaged: " + faults));
        for (String loss : Losses.lines(folder)) {
            walk.broken("lost before: " + loss);
        }
        return walk.verified();
    }

    private static Verification broken(String problem) {
        return new Verification(0, Optional.empty(), Optional.empty(), 0, 0, 0, List.of(problem));
    }
}
