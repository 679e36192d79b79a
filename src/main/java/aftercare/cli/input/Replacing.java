package aftercare.cli.input;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/** Writes files as a whole: a reader at the same time sees the old content or the new one, never a part. */
public final class Replacing {

    private Replacing() {}

    /**
     * Writes the file, a link's target through the link, with the permissions that the file had.
     *
     * @return what went wrong and what to do; empty when nothing did
     */
    public static Optional<String> write(Path file, byte[] content) {
        try {
            Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            // Hidden, so that no reader of the folder takes it for one of its files.
            Path fresh = Files.createTempFile(real.getParent(), ".", ".tmp");
            try {
                Files.write(fresh, content);
                keepPermissions(real, fresh);
                Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
            return Optional.empty();
        } catch (AccessDeniedException e) {
            return Optional.of("the file may not be written: see to its permissions");
        } catch (IOException e) {
            return Optional.of("the file cannot be written: is the folder there, and the disk not full?");
        }
    }

    private static void keepPermissions(Path file, Path fresh) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        if (Files.exists(file)) {
            view.setPermissions(Files.getPosixFilePermissions(file));
        } else {
            view.setPermissions(java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
