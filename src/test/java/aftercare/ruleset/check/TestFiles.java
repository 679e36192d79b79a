package aftercare.ruleset.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files among the test resources. */
final class TestFiles {

    /** Not where they are copied to: there may be some that are no longer here. */
    private static final Path RESOURCES = Path.of("src/test/resources");

    private TestFiles() {}

    static List<Path> in(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    static Path folder(String name) {
        return RESOURCES.resolve(name);
    }

    /** The file of the same name with another ending. */
    static Path beside(Path file, String ending) {
        return file.resolveSibling(name(file) + ending);
    }

    /** Its name without the ending. */
    static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
