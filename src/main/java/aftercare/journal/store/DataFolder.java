package aftercare.journal.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder beside the journal, for the files that only this program's user may read. */
public final class DataFolder {

    private DataFolder() {}

    /** Creates it and its parents where they are missing. */
    public static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(folder, only(parent, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            // Another service was first.
        }
    }

    /** Creates an empty file; an error when it is there. */
    public static void createPrivate(Path file) throws IOException {
        Files.createFile(file, only(file.toAbsolutePath().getParent(), "rw-------"));
    }

    /** Creates an empty file where there is none. */
    public static void requirePrivate(Path file) throws IOException {
        if (!Files.exists(file)) {
            try {
                createPrivate(file);
            } catch (FileAlreadyExistsException e) {
                // Another was first.
            }
        }
    }

    private static FileAttribute<?>[] only(Path parent, String permissions) throws IOException {
        FileStore store = Files.getFileStore(parent);
        if (!store.supportsFileAttributeView(PosixFileAttributeView.class)) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
