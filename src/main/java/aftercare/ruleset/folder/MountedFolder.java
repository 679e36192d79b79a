package aftercare.ruleset.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A folder as Kubernetes mounts a ConfigMap: the files lie in a hidden folder, {@code ..data} is a link to it, every
 * name that is seen is a link through {@code ..data}, and a change swaps that one link.
 *
 * @param state the hidden folder that is linked to now
 * @param strangers names beside it that do not belong to what is mounted
 */
record MountedFolder(Path state, List<String> strangers) {

    private static final Path DATA = Path.of("..data");

    MountedFolder {
        strangers = List.copyOf(strangers);
    }

    /** What is mounted here; empty for any other folder. */
    public static Optional<MountedFolder> in(Path folder) {
        try {
            Path link = folder.resolve(DATA);
            if (!Files.isSymbolicLink(link)) {
                return Optional.empty();
            }
            Path target = Files.readSymbolicLink(link);
            Path state = folder.resolve(target);
            if (hiddenBeside(target) && Files.isDirectory(state, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(new MountedFolder(state, strangers(folder)));
            }
            // Swapped between the two looks: it is a mount all the same, and what it shows now is looked at.
            return Files.readSymbolicLink(link).equals(target) ? Optional.empty() : in(folder);
        } catch (IOException | SecurityException e) {
            // The reading of the folder itself says what is wrong with it.
            return Optional.empty();
        }
    }

    /** No link leads out of the folder of rules. */
    private static boolean hiddenBeside(Path target) {
        String name = target.toString();
        return !target.isAbsolute() && target.getNameCount() == 1 && name.startsWith("..") && name.length() > 2;
    }

    private static List<String> strangers(Path folder) throws IOException {
        TreeSet<String> strangers = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!name.startsWith(".") && !throughData(entry)) {
                    strangers.add(name);
                }
            }
        }
        return List.copyOf(strangers);
    }

    private static boolean throughData(Path entry) throws IOException {
        try {
            return Files.readSymbolicLink(entry).equals(DATA.resolve(entry.getFileName()));
        } catch (NotLinkException e) {
            return false;
        } catch (NoSuchFileException e) {
            // It went with a state that was mounted before: what is not there is no stranger.
            return true;
        }
    }
}
