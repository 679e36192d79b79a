package aftercare.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the repository that people read. */
final class Pages {

    static final Document README = Document.read(Path.of("README.md"));
    static final Document RULES_README = Document.read(Path.of("rules/README.md"));
    static final Document COMMANDS = Document.read(Path.of("docs/commands.md"));
    static final Document DECISIONS = Document.read(Path.of("docs/decisions.md"));
    static final Document CLIENTS = Document.read(Path.of("docs/clients.md"));
    static final Document SETTINGS = Document.read(SettingsPage.FILE);
    static final Document ARCHITECTURE = Document.read(Path.of("docs/architecture.md"));
    static final Document CONTRIBUTING = Document.read(Path.of("CONTRIBUTING.md"));

    private static final Path HERE = Path.of("");
    private static final Path DOCS = Path.of("docs");

    private Pages() {}

    /** Those of which a test runs every command and compares every output. */
    static List<Document> shown() {
        List<Document> shown = new ArrayList<>(List.of(README, CONTRIBUTING));
        shown.addAll(docs());
        return shown;
    }

    /** Those in the folder of pages. */
    static List<Document> docs() {
        return in(DOCS, 1);
    }

    /** Every page, wherever it is. */
    static List<Document> all() {
        List<Document> all = new ArrayList<>(in(HERE, 1));
        all.addAll(docs());
        all.addAll(in(Path.of("ops"), Integer.MAX_VALUE));
        all.addAll(in(Path.of("rules"), 1));
        return all;
    }

    private static List<Document> in(Path folder, int depth) {
        List<Document> pages = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, depth)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (file.toString().endsWith(".md")) {
                    pages.add(Document.read(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
        return pages;
    }
}
