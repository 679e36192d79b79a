package aftercare.live.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever it ends: the folder of rules holds what was there, or after the next start all that was approved. */
class FolderSwapTest {

    @TempDir
    Path temp;

    private Path rules;
    private Path state;
    private RuleFiles before;
    private RuleChange change;

    /** The machine stops. */
    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void begin() throws IOException {
        rules = temp.resolve("rules");
        state = temp.resolve("state");
        for (String file : List.of("chest/chest.drl", "chest/chest.cases.yaml", "old/old.drl", "vocabulary.yaml")) {
            write(file, "old " + file);
        }
        before = RuleFolder.read(rules).files();
        TreeMap<String, byte[]> files = new TreeMap<>();
        for (String file : List.of("chest/chest.drl", "chest/chest.cases.yaml", "new/new.drl")) {
            files.put(file, ("new " + file).getBytes(StandardCharsets.UTF_8));
        }
        change = new RuleChange(files, new TreeSet<>(List.of("old/old.drl")));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(rules.resolve(file).getParent());
        Files.writeString(rules.resolve(file), text);
    }

    private String found() {
        return RuleFolder.read(rules).fingerprint();
    }

    @Test
    void writesAllOfIt() throws IOException {
        assertTrue(new FolderSwap(rules, state).write(change, before).isEmpty());
        assertEquals(change.over(before).content(), found());
        requireNothingLeft();
        assertTrue(new FolderSwap(rules, state).complete().isEmpty());
    }

    @Test
    void aPowerCutLosesNothing() throws IOException {
        int cuts = 0;
        boolean cut = true;
        while (cut) {
            restore();
            int at = cuts;
            int[] steps = {0};
            FolderSwap swap = new FolderSwap(rules, state, path -> {
                if (steps[0]++ == at) {
                    throw new PowerCut();
                }
            });
            try {
                swap.write(change, before);
                cut = false;
            } catch (PowerCut e) {
                cuts++;
                assertTrue(new FolderSwap(rules, state).complete().isPresent(), "at step " + at);
                assertEquals(change.over(before).content(), found(), "at step " + at);
                requireNothingLeft();
            }
        }
        assertEquals(8, cuts, "three files put, three renamed, one removed, one plan done");
    }

    /** A cut while the next start completes it is one more cut. */
    @Test
    void aSecondPowerCutLosesNothing() {
        assertThrows(PowerCut.class, () -> cutAt(4).write(change, before));
        assertThrows(PowerCut.class, () -> cutAt(5).complete());
        assertTrue(new FolderSwap(rules, state).complete().isPresent());
        assertEquals(change.over(before).content(), found());
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsLeft() throws IOException {
        assertThrows(PowerCut.class, () -> cutAt(4).write(change, before));
        write("chest/chest.drl", "by hand");
        String said = new FolderSwap(rules, state).complete().orElseThrow();
        assertTrue(said.contains("chest/chest.drl"), said);
        assertEquals("by hand", Files.readString(rules.resolve("chest/chest.drl")));
        assertTrue(new FolderSwap(rules, state).complete().isEmpty(), "it is said once");
    }

    /** While the files are written beside the old ones somebody saves one of them. */
    @Test
    void whatSomebodyElseWritesBesideIsLeft() throws IOException {
        for (int at : List.of(0, 1, 2)) {
            restore();
            assertTrue(byHandAt(at, () -> {}).write(change, before).isPresent(), "at step " + at);
            requireByHand();
        }
    }

    /** And while that which cannot be written whole is taken back. */
    @Test
    void whatIsTakenBackIsOursAlone() throws IOException {
        for (int at : List.of(4, 5, 6)) {
            restore();
            FolderSwap full = byHandAt(at, () -> {
                throw new java.io.UncheckedIOException(new IOException("no space left"));
            });
            assertTrue(full.write(change, before).isPresent(), "at step " + at);
            requireByHand();
        }
    }

    private FolderSwap byHandAt(int step, Runnable then) {
        int[] steps = {0};
        return new FolderSwap(rules, state, path -> {
            if (steps[0]++ == step) {
                try {
                    write("chest/chest.drl", "by hand");
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                then.run();
            }
        });
    }

    private void requireByHand() throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>(before.bytes());
        files.put("chest/chest.drl", "by hand".getBytes(StandardCharsets.UTF_8));
        assertEquals(new RuleFiles(files).content(), found());
        requireNothingLeft();
    }

    /** A disk that is not there when the program starts. */
    @Test
    void whatIsAwayIsCompletedOnceItIsBack() throws IOException {
        assertThrows(PowerCut.class, () -> cutAt(4).write(change, before));
        Path away = Files.move(rules, temp.resolve("away"));
        assertTrue(new FolderSwap(rules, state).complete().isPresent());
        Files.move(away, rules);
        assertTrue(new FolderSwap(rules, state).complete().isPresent());
        assertEquals(change.over(before).content(), found());
    }

    @Test
    void aPlanIsCompletedBeforeTheNext() throws IOException {
        assertThrows(PowerCut.class, () -> cutAt(4).write(change, before));
        RuleChange other = new RuleChange(new TreeMap<>(Map.of("other/other.drl", new byte[0])), new TreeSet<>());
        assertTrue(new FolderSwap(rules, state)
                .write(other, RuleFolder.read(rules).files())
                .isPresent());
        assertFalse(Files.exists(rules.resolve("other")));
        assertTrue(new FolderSwap(rules, state).complete().isPresent());
        assertEquals(change.over(before).content(), found());
    }

    @Test
    void whatCannotBeWrittenIsAsItWas() throws IOException {
        int[] steps = {0};
        FolderSwap full = new FolderSwap(rules, state, path -> {
            if (steps[0]++ == 4) {
                throw new java.io.UncheckedIOException(new IOException("no space left"));
            }
        });
        assertTrue(full.write(change, before).isPresent());
        assertEquals(before.content(), found());
        requireNothingLeft();
    }

    @Test
    void aMountedFolderIsNotWritten() throws IOException {
        Files.createDirectories(rules.resolve("..2026"));
        Files.createSymbolicLink(rules.resolve("..data"), Path.of("..2026"));
        assertTrue(new FolderSwap(rules, state).hindrance().orElseThrow().contains("mounted"));
        assertTrue(new FolderSwap(rules, state).write(change, before).isPresent());
        assertFalse(Files.exists(rules.resolve("new")));
    }

    @Test
    void noLinkLeadsOut() throws IOException {
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Files.createSymbolicLink(rules.resolve("new"), outside);
        assertTrue(new FolderSwap(rules, state).write(change, before).isPresent());
        try (Stream<Path> all = Files.list(outside)) {
            assertEquals(List.of(), all.toList());
        }
        assertEquals("old chest/chest.drl", Files.readString(rules.resolve("chest/chest.drl")));
    }

    /** Whoever can write into the state folder leads nothing out of the folder of rules. */
    @Test
    void aPlanLeadsNothingOut() throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>(Map.of("../outside.drl", new byte[] {1}));
        new Bundle(new TreeMap<>(), files, "").write(state.resolve("swap.zip"));
        assertTrue(new FolderSwap(rules, state).complete().isPresent());
        assertFalse(Files.exists(temp.resolve("outside.drl")));
    }

    private FolderSwap cutAt(int step) {
        int[] steps = {0};
        return new FolderSwap(rules, state, path -> {
            if (steps[0]++ == step) {
                throw new PowerCut();
            }
        });
    }

    private void restore() throws IOException {
        try (Stream<Path> all = Files.walk(temp)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!each.equals(temp)) {
                    Files.delete(each);
                }
            }
        }
        begin();
    }

    private void requireNothingLeft() throws IOException {
        try (Stream<Path> all = Files.walk(temp)) {
            assertEquals(
                    List.of(),
                    all.filter(path -> path.toString().endsWith(".tmp") || path.endsWith("swap.zip"))
                            .toList());
        }
    }
}
