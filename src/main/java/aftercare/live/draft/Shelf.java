package aftercare.live.draft;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Archives in one folder, each named by a number of 8 digits that is given once. */
final class Shelf {

    private static final String NAME = "[0-9]{8}\\.zip";
    private static final String ENDING = ".zip";
    private static final long LAST = 99_999_999;

    private final Path folder;

    Shelf(Path folder) {
        this.folder = folder;
    }

    /** The names, the oldest first. */
    List<String> ids() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> name.matches(NAME))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** The name of the next one. */
    String next() throws IOException {
        List<String> ids = ids();
        long last = ids.isEmpty() ? 0 : Long.parseLong(ids.get(ids.size() - 1));
        if (last == LAST) {
            // Under a longer name it would never be found again.
            throw new IOException("every number was given");
        }
        return String.format(Locale.ROOT, "%08d", last + 1);
    }

    /** @param id any text */
    Optional<Bundle> read(String id) throws IOException {
        if (!id.matches("[0-9]{8}")) {
            return Optional.empty();
        }
        try {
            return Bundle.read(folder.resolve(id + ENDING));
        } catch (AccessDeniedException e) {
            // It is of another user, as after a restore: to read it later is of no more use.
            throw new Bundle.Damaged();
        }
    }

    /** What one says about its files. */
    SortedMap<String, String> about(String id) throws IOException {
        try {
            return Bundle.about(folder.resolve(id + ENDING));
        } catch (AccessDeniedException e) {
            throw new Bundle.Damaged();
        }
    }

    void write(String id, Bundle bundle) throws IOException {
        bundle.write(folder.resolve(id + ENDING));
    }

    void delete(String id) throws IOException {
        Files.deleteIfExists(folder.resolve(id + ENDING));
    }
}
