package aftercare.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds the packages and classes that a page names against those that there are. */
final class Sources {

    private static final Path MAIN = Path.of("src/main/java/aftercare");
    private static final Path TESTS = Path.of("src/test/java/aftercare");

    /** A class in a sentence: two words at least, each with a capital. */
    private static final Pattern CLASS = Pattern.compile("(?:[A-Z][a-z]+){2,}");

    /** A package below {@code aftercare}, with or without a class of it. */
    private static final Pattern PACKAGE = Pattern.compile("[a-z]+(?:\\.[a-z]+)*(?:\\.[A-Z]\\w+)?");

    private Sources() {}

    /** Whether a class of that simple name is there, among the tests too. */
    static boolean holds(String name) {
        return find(MAIN, name) || find(TESTS, name);
    }

    /** Packages and classes that the page names and that are not there. */
    static List<String> missing(Document document) {
        List<String> missing = new ArrayList<>();
        for (String span : document.spans()) {
            boolean isClass = CLASS.matcher(span).matches();
            boolean isPlace = span.contains(".")
                    && PACKAGE.matcher(span).matches()
                    && Files.isDirectory(MAIN.resolve(span.substring(0, span.indexOf('.'))));
            Path place = MAIN.resolve(span.replace('.', '/'));
            boolean isThere = isClass
                    ? holds(span)
                    : Files.isDirectory(place)
                            || Files.isRegularFile(place.resolveSibling(place.getFileName() + ".java"));
            if ((isClass || isPlace) && !isThere) {
                missing.add(span + ": is not there");
            }
        }
        return missing;
    }

    private static boolean find(Path root, String name) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.anyMatch(file -> file.getFileName().toString().equals(name + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(root + " cannot be read", e);
        }
    }
}
