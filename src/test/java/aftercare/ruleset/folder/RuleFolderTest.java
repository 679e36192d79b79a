package aftercare.ruleset.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.live.Mount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A folder is read whole, or it is said what was left out. */
class RuleFolderTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void goodFolder() throws IOException {
        write("vocabulary.yaml");
        write("wording.yaml");
        write("chest/chest.drl");
        write("chest/chest.cases.yaml");
    }

    @Test
    void readsWhatCounts() throws IOException {
        write("README.md");
        write("CHANGES.yaml");
        write("chest/notes.txt");
        assertEquals("", found());
        assertEquals(
                Set.of("CHANGES.yaml", "chest/chest.cases.yaml", "chest/chest.drl", "vocabulary.yaml", "wording.yaml"),
                RuleFolder.read(folder).files().bytes().keySet());
    }

    @Test
    void leavesAloneWhatEditorsLeaveBehind() throws IOException {
        for (String name : List.of(
                ".chest.drl.swp",
                ".#chest.drl",
                "#chest.drl#",
                "chest.drl~",
                "4913",
                "chest.drl.tmp",
                "chest.drl.bak",
                "chest.drl.orig",
                "chest.cases.yaml.bak",
                "chest.DRL.BAK")) {
            write("chest/" + name);
        }
        write(".git/chest.drl");
        assertEquals("", found());
    }

    @Test
    void namesEveryFileThatIsPassedOver() throws IOException {
        write("bleeding/bleeding.DRL");
        write("chest/chest.drl.txt");
        write("chest/chest.dlr");
        write("infection/infection.cases.yml");
        write("nerve/nerve.Cases.yaml");
        write("nerve/nerve.yaml");
        write("nerve/nerve-cases.yaml.txt");
        write("Vocabulary.yaml");
        write("wording.yml");
        String rules = ": this file is passed over because of its name: rules stand in a file that ends with `.drl`, "
                + "as in `chest/chest.drl`\n";
        String cases = ": this file is passed over because of its name: cases stand in a file that ends with "
                + "`.cases.yaml`, as in `chest/chest.cases.yaml`\n";
        assertEquals(
                "FOLDER-007 Vocabulary.yaml: this file is passed over because of its name: write it `vocabulary.yaml`\n"
                        + "FOLDER-007 bleeding/bleeding.DRL" + rules
                        + "FOLDER-007 chest/chest.dlr" + rules
                        + "FOLDER-007 chest/chest.drl.txt" + rules
                        + "FOLDER-007 infection/infection.cases.yml" + cases
                        + "FOLDER-007 nerve/nerve-cases.yaml.txt" + cases
                        + "FOLDER-007 nerve/nerve.Cases.yaml" + cases
                        + "FOLDER-007 nerve/nerve.yaml" + cases
                        + "FOLDER-007 wording.yml: this file is passed over because of its name: write it `wording.yaml`\n",
                found());
    }

    @Test
    void followsTheFolderItselfWhereItIsALink(@TempDir Path place) throws IOException {
        Path link = Files.createSymbolicLink(place.resolve("rules"), folder);
        Path further = Files.createSymbolicLink(place.resolve("further"), Path.of("rules"));
        for (Path named : List.of(link, further)) {
            RuleFolder.Contents contents = RuleFolder.read(named);
            assertEquals(List.of(), contents.problems());
            assertEquals(
                    RuleFolder.read(folder).files().version(), contents.files().version());
        }
        Files.delete(link);
        Files.createSymbolicLink(link, place.resolve("nowhere"));
        assertFalse(RuleFolder.read(link).problems().isEmpty());
        assertTrue(RuleFolder.read(link).files().bytes().isEmpty());
    }

    /** As a release is put live by many: one link is turned to the next folder. */
    @Test
    void readsOneFolderWholeWhereTheLinkIsTurnedMeanwhile(@TempDir Path place) throws IOException {
        Path next = Files.createDirectories(place.resolve("next/chest"));
        Files.writeString(next.resolve("other.drl"), "x");
        Path link = Files.createSymbolicLink(place.resolve("rules"), folder);
        AtomicBoolean turned = new AtomicBoolean();
        RuleFolder.Contents contents = RuleFolder.read(link, file -> {
            if (!turned.getAndSet(true)) {
                turn(link, place.resolve("next"));
            }
        });
        assertEquals(Set.of("chest/other.drl"), contents.files().bytes().keySet());
    }

    private static void turn(Path link, Path target) {
        try {
            Files.delete(link);
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusesLinksToFilesAndFolders() throws IOException {
        Files.createDirectories(folder.resolve("nerve"));
        Files.createSymbolicLink(folder.resolve("nerve/nerve.drl"), folder.resolve("chest/chest.drl"));
        Files.createSymbolicLink(folder.resolve("lungs"), folder.resolve("chest"));
        assertEquals(
                "FOLDER-004 lungs: a link to a folder: put the folder itself here, not a link to it\n"
                        + "FOLDER-004 nerve/nerve.drl: not a regular file: put the file itself here, not a link to it\n",
                found());
    }

    @Test
    void readsAMountedFolderAsOneState(@TempDir Path place) throws IOException {
        Mount mount = new Mount(place.resolve("mount"));
        mount.show(folder);
        RuleFolder.Contents mounted = RuleFolder.read(mount.folder());
        assertEquals("", messages(mounted.problems()));
        assertEquals(RuleFolder.read(folder).files().content(), mounted.files().content());

        write("infection/infection.drl");
        mount.show(folder);
        mounted = RuleFolder.read(mount.folder());
        assertEquals("", messages(mounted.problems()));
        assertEquals(RuleFolder.read(folder).files().content(), mounted.files().content());
    }

    @Test
    void neverReadsHalfOfWhatAMountSwaps(@TempDir Path place) throws Exception {
        Mount mount = new Mount(place.resolve("mount"));
        mount.show(folder);
        String before = RuleFolder.read(folder).files().content();
        for (int i = 0; i < 20; i++) {
            write("topic" + i + "/topic.drl");
        }
        String after = RuleFolder.read(folder).files().content();
        Path other = place.resolve("other");
        copy(mount.state(), other);
        AtomicBoolean swapping = new AtomicBoolean(true);
        CompletableFuture<Void> swaps = CompletableFuture.runAsync(() -> {
            for (int i = 0; swapping.get(); i++) {
                mount.show(i % 2 == 0 ? folder : other);
            }
        });
        try {
            for (int i = 0; i < 300; i++) {
                RuleFolder.Contents contents = RuleFolder.read(mount.folder());
                if (contents.problems().isEmpty()) {
                    assertTrue(Set.of(before, after).contains(contents.files().content()), "half a state was read");
                } else {
                    assertEquals(
                            "FOLDER-001 rules: the folder changes while it is read: try again\n",
                            messages(contents.problems()));
                }
            }
        } finally {
            // Nobody swaps any more when the folder is taken away.
            swapping.set(false);
            swaps.handle((done, failure) -> done).join();
        }
        swaps.get();
    }

    @Test
    void namesWhatLiesBesideAMount(@TempDir Path place) throws IOException {
        Mount mount = new Mount(place.resolve("mount"));
        mount.show(folder);
        Files.createDirectories(mount.folder().resolve("lungs"));
        Files.createSymbolicLink(mount.folder().resolve("heart"), folder.resolve("chest"));
        assertEquals(
                "FOLDER-004 heart: not part of what is mounted here: put it into what is mounted\n"
                        + "FOLDER-004 lungs: not part of what is mounted here: put it into what is mounted\n",
                messages(RuleFolder.read(mount.folder()).problems()));
    }

    @Test
    void followsNoMountOutOfTheFolder(@TempDir Path place) throws IOException {
        Files.createDirectories(place.resolve("rules"));
        Files.createSymbolicLink(place.resolve("rules/..data"), folder);
        Files.createSymbolicLink(place.resolve("rules/chest"), Path.of("..data", "chest"));
        assertEquals(
                "FOLDER-004 chest: a link to a folder: put the folder itself here, not a link to it\n",
                messages(RuleFolder.read(place.resolve("rules")).problems()));
    }

    /** Each of these takes the place of a file after it was looked at and before it is opened. */
    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void readsNothingThatTakesThePlaceOfAFile() throws IOException {
        Path outside = Files.writeString(folder.resolveSibling("outside-" + folder.getFileName()), "outside");
        String notRegular =
                "FOLDER-004 chest/chest.drl: not a regular file: put the file itself here, not a link to it\n";
        assertEquals(notRegular, swapped(file -> run("mkfifo", file.toString())));
        assertEquals(notRegular, swapped(file -> Files.createSymbolicLink(file, outside)));
        assertEquals(notRegular, swapped(file -> Files.createSymbolicLink(file, Path.of("/dev/zero"))));
        assertEquals(notRegular, swapped(file -> ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(file))
                .close()));
        assertEquals("", swapped(Files::createDirectory));
        Files.delete(outside);
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void takesAFileThatIsReplacedByAnotherWhileItIsRead() throws IOException {
        assertEquals("", swapped(file -> Files.writeString(file, "another")));
        assertEquals(
                "FOLDER-001 chest/chest.drl: this changes while it is read: try again\n",
                messages(RuleFolder.read(folder, file -> replace(file, "once more"))
                        .problems()));
    }

    /** A pipe that is gone again holds its reader for good, and not who asked. */
    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void leavesAPipeThatNobodyCanWriteTo() throws IOException {
        Path held = folder.resolveSibling("held-" + folder.getFileName());
        AtomicBoolean swapped = new AtomicBoolean();
        List<FolderProblem> problems = RuleFolder.read(folder, file -> {
                    if (isChest(file) && swapped.compareAndSet(false, true)) {
                        delete(file);
                        run("mkfifo", file.toString());
                        CompletableFuture.runAsync(() -> {
                            LockSupport.parkNanos(300_000_000);
                            move(file, held);
                        });
                    }
                })
                .problems();
        assertEquals(
                "FOLDER-001 chest/chest.drl: this does not open, or cannot be read to its end:"
                        + " put the file itself here, not a pipe or a device\n",
                messages(problems));
        write("chest/chest.drl");
        assertEquals("", found(), "the next reading is not held up");
        try (FileChannel writer = FileChannel.open(held, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertTrue(writer.isOpen());
        }
        Files.delete(held);
    }

    /** As a stranger would do it who wants to hang the service. */
    @Test
    @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
    void hangsOnNoPipeThatComesAndGoes() throws Exception {
        Process swapping = new ProcessBuilder(
                        "sh",
                        "-c",
                        "while [ ! -e stop ]; do mkfifo pipe; mv pipe chest.drl; echo x > file; mv file chest.drl; done")
                .directory(folder.resolve("chest").toFile())
                .start();
        try {
            for (int i = 0; i < 300; i++) {
                byte[] read = RuleFolder.read(folder).files().bytes().get("chest/chest.drl");
                assertTrue(read == null || new String(read, StandardCharsets.UTF_8).startsWith("x"));
            }
        } finally {
            Files.createFile(folder.resolve("chest/stop"));
            assertEquals(0, swapping.waitFor());
        }
    }

    private interface Swap {
        void at(Path file) throws IOException;
    }

    /** What is said of the folder when something takes the place of a file at the first look; the file is put back. */
    private String swapped(Swap swap) throws IOException {
        AtomicBoolean swapped = new AtomicBoolean();
        String said = messages(RuleFolder.read(folder, file -> {
                    if (isChest(file) && swapped.compareAndSet(false, true)) {
                        delete(file);
                        at(swap, file);
                    }
                })
                .problems());
        assertTrue(swapped.get());
        delete(folder.resolve("chest/chest.drl"));
        write("chest/chest.drl");
        return said;
    }

    private static boolean isChest(Path file) {
        return file.endsWith("chest/chest.drl");
    }

    private static void at(Swap swap, Path file) {
        try {
            swap.at(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        at(Files::delete, file);
    }

    private static void move(Path file, Path to) {
        at(from -> Files.move(from, to), file);
    }

    private static void replace(Path file, String text) {
        if (isChest(file)) {
            // A file of another identity, although the system would gladly use that of the deleted one again.
            Path beside = file.resolveSibling("chest.new~");
            at(to -> Files.writeString(to, text), beside);
            at(from -> Files.move(from, file, StandardCopyOption.ATOMIC_MOVE), beside);
        }
    }

    private static void run(String... command) {
        try {
            assertEquals(0, new ProcessBuilder(command).start().waitFor());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** File systems list names in orders of their own. */
    @Test
    void tellsEverythingInTheOrderOfNames() throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 99; i >= 10; i--) {
            write("nerve/topic" + i + ".DRL");
            names.add(0, "nerve/topic" + i + ".DRL");
        }
        write("Vocabulary.yaml");
        names.add(0, "Vocabulary.yaml");
        List<String> told = new ArrayList<>();
        for (FolderProblem problem : RuleFolder.read(folder).problems()) {
            told.add(problem.file());
        }
        assertEquals(names, told);
    }

    @Test
    void refusesWhatNobodyCanRead() throws IOException {
        Files.write(folder.resolve("chest/chest.drl"), new byte[2 * 1024 * 1024 + 1]);
        assertEquals("FOLDER-005 chest/chest.drl: the file is larger than 2 MiB: split it\n", found());
    }

    @Test
    void refusesAFolderOfOtherThings() throws IOException {
        for (int i = 0; i < 1000; i++) {
            write("chest/" + i + ".drl");
        }
        assertEquals(1, RuleFolder.read(folder).problems().size());
        assertEquals("FOLDER-006", RuleFolder.read(folder).problems().get(0).code());
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertEquals(
                "FOLDER-001 rules: there is no such folder: name the folder of rules with --rules\n",
                messages(RuleFolder.read(folder.resolve("nowhere")).problems()));
        Files.delete(folder.resolve("wording.yaml"));
        List<String> codes = new ArrayList<>();
        for (FolderProblem problem : FolderCheck.check(folder).problems()) {
            codes.add(problem.code());
        }
        assertEquals(List.of("WORDS-001", "FOLDER-003"), codes.subList(0, 2));
    }

    private String found() {
        return messages(RuleFolder.read(folder).problems());
    }

    private static String messages(List<FolderProblem> problems) {
        StringBuilder lines = new StringBuilder();
        for (FolderProblem problem : problems.stream()
                .sorted(java.util.Comparator.comparing(FolderProblem::file))
                .toList()) {
            lines.append(problem.code()).append(' ').append(problem.message()).append('\n');
        }
        return lines.toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private void write(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
    }
}
