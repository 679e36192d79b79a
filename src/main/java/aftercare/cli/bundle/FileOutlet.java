package aftercare.cli.bundle;

import aftercare.journal.record.Unreadable;
import aftercare.live.published.EditionReader;
import aftercare.live.published.EditionSource;
import aftercare.live.published.FileSource;
import aftercare.ruleset.folder.WholeFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with one bundle. */
final class FileOutlet implements Outlet {

    private final Path file;
    private FileSource source;
    private EditionReader reader;

    /** What was there when it was asked. */
    private EditionSource.Fetch first = new EditionSource.Fetch.Same();

    /** Whether something else is there by now. */
    private boolean outdated;

    FileOutlet(Path file) {
        this.file = real(file);
    }

    /** Who follows may name what a link leads to: the link is not to become another file, and one file has one lock. */
    private static Path real(Path named) {
        try {
            return Files.isSymbolicLink(named) ? named.toRealPath() : named;
        } catch (IOException e) {
            throw new Unreadable(named + ": this is a link that leads nowhere: remove it, or make what it leads to", e);
        }
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public EditionSource.Fetch latest(EditionReader by) {
        reader = by;
        source = new FileSource(file);
        first = source.fetch(by);
        outdated = false;
        return first;
    }

    @Override
    public long free(long from) {
        return from;
    }

    @Override
    public boolean put(long sequence, byte[] bundle) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(lock);
        } catch (FileAlreadyExistsException e) {
            throw new Unreadable(
                    lock
                            + ": somebody else publishes at this moment, or was killed while publishing: run it again, and"
                            + " remove this file if nobody does",
                    e);
        } catch (IOException e) {
            throw unwritable(e);
        }
        try {
            return replaced(bundle);
        } finally {
            unlock(lock);
        }
    }

    private boolean replaced(byte[] bundle) {
        EditionSource.Fetch now = source.fetch(reader);
        if (now instanceof EditionSource.Fetch.Unreached no) {
            throw new Unreadable(file + ": " + no.why() + ": see to it, and publish then", null);
        }
        // Nothing, twice, is the same as well.
        outdated |= !(now instanceof EditionSource.Fetch.Same) && !now.equals(first);
        if (outdated) {
            return false;
        }
        try {
            WholeFile.write(file, bundle);
            return true;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static void unlock(Path lock) {
        try {
            Files.delete(lock);
        } catch (IOException e) {
            // The next publication says it, and what to do; this one is done.
            return;
        }
    }

    private Unreadable unwritable(IOException e) {
        return new Unreadable(file + ": the file cannot be written: see to the folder and its permissions", e);
    }
}
