package aftercare.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files of the state folder that were begun and never got their name, because the program was killed. They hold nothing that is
 * missed: what has its name was whole before.
 */
public final class Leftovers {

    /** As this program names them, and named the last good rules before; what a person calls a file has no such number. */
    private static final Pattern NAME = Pattern.compile("(?:last-good|part)-[0-9]{4,20}\\.part");

    /** To write one takes seconds: a younger one may be another service's, which is about to end. */
    private static final Duration LEAST_AGE = Duration.ofMinutes(10);

    private static final List<String> FOLDERS = List.of("", "proposals", "history", "past-cases");

    private Leftovers() {}

    /**
     * Takes them away; what cannot be taken away stays.
     *
     * @param state the folder of what the program keeps
     * @return how many
     */
    public static int remove(Path state, Instant now) {
        int removed = 0;
        for (String folder : FOLDERS) {
            for (Path file : in(state.resolve(folder))) {
                removed += isRemoved(file, now.minus(LEAST_AGE)) ? 1 : 0;
            }
        }
        return removed;
    }

    private static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(
                            each -> NAME.matcher(each.getFileName().toString()).matches())
                    .toList();
        } catch (IOException | RuntimeException e) {
            // The next start may read it.
            return List.of();
        }
    }

    private static boolean isRemoved(Path file, Instant begunBefore) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(begunBefore)
                    && Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }
}
