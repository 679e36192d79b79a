package aftercare.cli.bundle;

import aftercare.journal.record.Unreadable;
import aftercare.live.published.BundleFile;
import aftercare.live.published.EditionReader;
import aftercare.live.published.EditionSource;
import aftercare.live.published.FileSource;
import java.io.IOException;
import java.nio.file.Path;

/** A file with one bundle. */
final class FileOutlet implements Outlet {

    private final Path file;
    private final FileSource source;
    private EditionReader reader;

    FileOutlet(Path file) {
        this.file = file;
        this.source = new FileSource(file);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public EditionSource.Fetch latest(EditionReader by) {
        reader = by;
        return source.fetch(by);
    }

    @Override
    public long free(long from) {
        return from;
    }

    @Override
    public boolean put(long sequence, byte[] bundle) {
        boolean there = new FileSource(file).fetch(reader) instanceof EditionSource.Fetch.There now
                && now.latest().isPresent();
        boolean same = source.fetch(reader) instanceof EditionSource.Fetch.Same;
        if (there && !same) {
            return false;
        }
        try {
            BundleFile.write(file, bundle);
            return true;
        } catch (IOException e) {
            throw new Unreadable(file + ": the file cannot be written: see to the folder and its permissions", e);
        }
    }
}
