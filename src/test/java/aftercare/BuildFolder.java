package aftercare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that outlive the test that made them: they lie where the build keeps everything else, and go with it. */
public final class BuildFolder {

    private BuildFolder() {}

    /** A fresh one. */
    public static Path fresh(String name) throws IOException {
        Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
        return Files.createTempDirectory(target, name);
    }
}
