package aftercare.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The shipped rules in a folder that a test may change. */
public final class CopiedRules {

    private static final Path RULES = Path.of("rules");

    private CopiedRules() {}

    /** Copies every file into a new folder. */
    public static Path in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(RULES)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = folder.resolve(RULES.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return folder;
    }
}
