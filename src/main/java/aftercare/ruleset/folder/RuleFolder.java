package aftercare.ruleset.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads a folder of rules into memory. Links, devices and very large files are refused, not followed; but the folder itself may
 * be a link, because the operator has named it.
 */
public final class RuleFolder {

    /** No rule, case or word file of a sane size comes near it. */
    private static final long MOST_BYTES = 2L * 1024 * 1024;

    static final int MOST_FILES = 1000;

    /** Of all files together: they are held in memory. */
    static final long MOST_BYTES_TOGETHER = 16L * 1024 * 1024;

    /** A mounted folder is replaced once a minute at most. */
    private static final int MOST_READINGS = 3;

    private RuleFolder() {}

    /** What the folder holds, or why it could not be read. */
    public record Contents(RuleFiles files, List<FolderProblem> problems) {
        public Contents {
            problems = List.copyOf(problems);
        }

        /** The same for two readings that found the same; the content hash of the files where nothing was wrong. */
        public String fingerprint() {
            StringBuilder fingerprint = new StringBuilder(files.content());
            for (FolderProblem problem : problems) {
                fingerprint.append('\n').append(problem.message());
            }
            return fingerprint.toString();
        }
    }

    /**
     * Reads every file that belongs to a rule set. Of a folder that a container platform mounts and replaces as a whole,
     * one state is read.
     */
    public static Contents read(Path folder) {
        return read(folder, file -> {});
    }

    /** @param opens is called with each file between the look at it and its opening */
    static Contents read(Path folder, Consumer<Path> opens) {
        try {
            return FolderReading.of(reading -> readWhole(folder, file -> {
                reading.at(file);
                opens.accept(file);
                reading.at(file);
            }));
        } catch (FolderReading.Hangs e) {
            FolderProblem hangs = e.file().isPresent()
                    ? unreadable(
                            relative(followed(folder), e.file().get()),
                            "this does not open, or cannot be read to its end",
                            "put the file itself here, not a pipe or a device")
                    : unreadable("", "too many readings of it hang", "see to its disk, then restart the program");
            return nothing(hangs);
        }
    }

    private static Contents readWhole(Path named, Consumer<Path> opens) {
        for (int i = 0; i < MOST_READINGS; i++) {
            Path folder = followed(named);
            Optional<MountedFolder> mounted = MountedFolder.in(folder);
            Contents contents = mounted.isPresent()
                    ? readMounted(mounted.get(), opens)
                    : readFiles(folder, new ArrayList<>(), opens);
            // INVARIANT: a state that was taken away while it was read counts for nothing: files of it may be missing.
            if (folder.equals(followed(named)) && mounted.equals(MountedFolder.in(folder))) {
                return contents;
            }
        }
        return nothing(unreadable("", "the folder changes while it is read", "try again"));
    }

    /** Where a link leads; a folder that is none, or a link that leads nowhere, is what it is. */
    private static Path followed(Path named) {
        try {
            return Files.isSymbolicLink(named) ? named.toRealPath() : named;
        } catch (IOException | SecurityException e) {
            return named;
        }
    }

    private static Contents nothing(FolderProblem problem) {
        return new Contents(new RuleFiles(new TreeMap<>()), List.of(problem));
    }

    private static Contents readMounted(MountedFolder mounted, Consumer<Path> opens) {
        List<FolderProblem> problems = new ArrayList<>();
        for (String name : mounted.strangers()) {
            problems.add(FolderProblem.of(
                    FolderCode.NOT_REGULAR, name, "not part of what is mounted here", "put it into what is mounted"));
        }
        return readFiles(mounted.state(), problems, opens);
    }

    private static Contents readFiles(Path folder, List<FolderProblem> problems, Consumer<Path> opens) {
        SortedMap<String, byte[]> bytes = new TreeMap<>();
        try {
            new Reader(folder, bytes, problems, opens).read();
        } catch (NoSuchFileException e) {
            problems.add(unreadable("", "there is no such folder", "name the folder of rules with --rules"));
        } catch (IOException | SecurityException e) {
            problems.add(unreadable("", "the folder cannot be read", "see to its permissions"));
        }
        return new Contents(new RuleFiles(bytes), problems);
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static FolderProblem unreadable(String file, String what, String help) {
        return FolderProblem.of(FolderCode.UNREADABLE, file, what, help);
    }

    /**
     * Goes through a folder in the order of names: a file system has an order of its own, and who asks again must hear the
     * same.
     */
    private static final class Reader {

        private final Path folder;
        private final SortedMap<String, byte[]> bytes;
        private final List<FolderProblem> problems;
        private final Consumer<Path> opens;
        private long together;
        private boolean full;

        Reader(Path folder, SortedMap<String, byte[]> bytes, List<FolderProblem> problems, Consumer<Path> opens) {
            this.folder = folder;
            this.bytes = bytes;
            this.problems = problems;
            this.opens = opens;
        }

        void read() throws IOException {
            if (attributes(folder).isDirectory()) {
                visitFolder(folder);
            } else {
                problems.add(unreadable("", "this is not a folder", "name the folder of rules with --rules"));
            }
        }

        private void visitFolder(Path directory) throws IOException {
            opens.accept(directory);
            for (Path entry : inOrder(directory)) {
                if (full) {
                    return;
                }
                visit(entry);
            }
        }

        private void visit(Path entry) {
            try {
                for (int i = 0; i < MOST_READINGS; i++) {
                    BasicFileAttributes attributes = attributes(entry);
                    visit(entry, attributes);
                    // INVARIANT: what was read is what was looked at, not a link or a pipe that was put in its place.
                    if (isSame(attributes, attributes(entry))) {
                        return;
                    }
                    forget(path(entry));
                }
                problems.add(unreadable(path(entry), "this changes while it is read", "try again"));
            } catch (IOException e) {
                forget(path(entry));
                problems.add(unreadable(path(entry), "this cannot be read", "see to its permissions"));
            }
        }

        private void visit(Path entry, BasicFileAttributes attributes) throws IOException {
            if (!attributes.isDirectory()) {
                visitFile(entry, attributes);
            } else if (!entry.getFileName().toString().startsWith(".")) {
                visitFolder(entry);
            }
        }

        /** A file system gives the key of what was deleted to what comes next. */
        private static boolean isSame(BasicFileAttributes some, BasicFileAttributes others) {
            return Objects.equals(some.fileKey(), others.fileKey())
                    && some.isRegularFile() == others.isRegularFile()
                    && some.isDirectory() == others.isDirectory()
                    && some.isSymbolicLink() == others.isSymbolicLink();
        }

        /** What was found of a file, or of a folder and all that is in it. */
        private void forget(String path) {
            bytes.keySet().removeIf(each -> isIn(path, each));
            problems.removeIf(each -> isIn(path, each.file()));
            together = 0;
            bytes.values().forEach(each -> together += each.length);
        }

        private static boolean isIn(String path, String each) {
            return each.equals(path) || each.startsWith(path + "/");
        }

        private void visitFile(Path file, BasicFileAttributes attributes) {
            String path = path(file);
            FileName name = FileName.of(path);
            Optional<String> open = name.lockOf();
            if (open.isPresent()) {
                problems.add(FolderProblem.of(
                        FolderCode.OPEN_ELSEWHERE,
                        path,
                        "`" + open.get() + "` is open in a word processor, or was when it ended",
                        "close it there, and delete this file if it stays"));
                return;
            }
            Optional<String> copied = name.copyOf();
            if (copied.isPresent() && Files.exists(file.resolveSibling(copied.get()), LinkOption.NOFOLLOW_LINKS)) {
                problems.add(FolderProblem.of(
                        FolderCode.COPY,
                        path,
                        "by its name this is a copy of `" + copied.get() + "`",
                        "keep one of the two and delete the other"));
                return;
            }
            if (name.leftByAnEditor()) {
                return;
            }
            if (Files.isSymbolicLink(file) && Files.isDirectory(file)) {
                problems.add(FolderProblem.of(
                        FolderCode.NOT_REGULAR,
                        path,
                        "a link to a folder",
                        "put the folder itself here, not a link to it"));
                return;
            }
            if (!RuleFiles.counts(path)) {
                name.meant()
                        .ifPresent(meant -> problems.add(FolderProblem.of(
                                FolderCode.MISNAMED, path, "this file is passed over because of its name", meant)));
                return;
            }
            if (!attributes.isRegularFile()) {
                problems.add(FolderProblem.of(
                        FolderCode.NOT_REGULAR,
                        path,
                        "not a regular file",
                        "put the file itself here, not a link to it"));
            } else if (attributes.size() > MOST_BYTES) {
                problems.add(FolderProblem.of(FolderCode.TOO_LARGE, path, "the file is larger than 2 MiB", "split it"));
            } else if (bytes.size() >= MOST_FILES) {
                problems.add(FolderProblem.of(
                        FolderCode.TOO_MANY_FILES, path, "more than 1000 files", "is this the right folder?"));
                full = true;
            } else if ((together += attributes.size()) > MOST_BYTES_TOGETHER) {
                problems.add(FolderProblem.of(
                        FolderCode.TOO_LARGE,
                        path,
                        "the files are larger than 16 MiB together",
                        "is this the right folder?"));
                full = true;
            } else {
                read(file, path);
            }
        }

        private void read(Path file, String path) {
            opens.accept(file);
            try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                bytes.put(path, in.readNBytes((int) MOST_BYTES));
            } catch (IOException | SecurityException e) {
                problems.add(unreadable(path, "the file cannot be read", "see to its permissions"));
            }
        }

        private String path(Path file) {
            return relative(folder, file);
        }

        private static BasicFileAttributes attributes(Path path) throws IOException {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        }

        private static List<Path> inOrder(Path directory) throws IOException {
            List<Path> entries = new ArrayList<>();
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
                stream.forEach(entries::add);
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
            entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
            return entries;
        }
    }
}
