package aftercare.ruleset.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The names in a folder must survive a power cut as the files do, where the system can promise that. */
public final class FolderSync {

    private FolderSync() {}

    /** Makes the folder if it is not there; then its name is kept too. */
    public static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            of(folder.toAbsolutePath().getParent());
        }
    }

    /** Comes back once the names in the folder are kept. */
    public static void of(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system lets a folder be synced; the files themselves were.
            return;
        }
    }
}
