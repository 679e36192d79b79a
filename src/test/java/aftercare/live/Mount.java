package aftercare.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is laid out and changed as Kubernetes does it with a mounted ConfigMap. */
public final class Mount {

    private static final Path DATA = Path.of("..data");

    private final Path folder;
    private int states;

    /** @param folder is made here */
    public Mount(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    public Path folder() {
        return folder;
    }

    /** The hidden folder that holds the files now. */
    public Path state() throws IOException {
        return folder.resolve(DATA).toRealPath();
    }

    /** Puts a copy of these files in place of what was mounted: one link is swapped, then the old files go. */
    public void show(Path files) {
        try {
            Path state = folder.resolve("..state_" + states++);
            copy(files, state);
            Path before = Files.exists(folder.resolve(DATA)) ? state() : state;
            Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), state.getFileName());
            Files.move(link, folder.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
            showNames(state);
            if (!before.equals(state)) {
                delete(before);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the mount cannot be changed", e);
        }
    }

    private void showNames(Path state) throws IOException {
        for (Path entry : list(state)) {
            Path seen = folder.resolve(entry.getFileName());
            if (!Files.isSymbolicLink(seen)) {
                Files.createSymbolicLink(seen, DATA.resolve(entry.getFileName()));
            }
        }
        for (Path seen : list(folder)) {
            String name = seen.getFileName().toString();
            if (!name.startsWith("..") && !Files.exists(state.resolve(name))) {
                Files.delete(seen);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
