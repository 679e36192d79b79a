package aftercare.ruleset.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FirstFacts;
import aftercare.live.EditedRules;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last good rules on disk come back as they were, or not at all. */
class RuleStoreTest {

    private static final long SEED = 20_261_124;

    @TempDir
    private Path temp;

    @Test
    void givesBackWhatItKept() {
        RuleFiles files = files();
        assertInstanceOf(RuleStore.Kept.Nothing.class, store("one").read());
        assertEquals(Optional.empty(), store("one").keep(files, Set.of()));
        RuleStore.Kept.Found found =
                assertInstanceOf(RuleStore.Kept.Found.class, store("one").read());
        assertEquals(files.content(), found.files().content());
        assertEquals(files.version(), found.files().version());
        assertTrue(found.sameProgram());
        assertFalse(((RuleStore.Kept.Found) store("two").read()).sameProgram());
    }

    @Test
    void keepsOneSetAndNothingBesideIt() throws IOException {
        for (int i = 0; i < 3; i++) {
            store("one").keep(files(), Set.of());
        }
        try (Stream<Path> kept = Files.list(temp.resolve("state"))) {
            assertEquals(
                    List.of("last-good.zip"),
                    kept.map(path -> path.getFileName().toString()).toList());
        }
    }

    /** Whatever happens to a byte of the archive, it never comes back as another set of rules. */
    @Test
    void neverGivesBackAnythingElse() throws IOException {
        RuleFiles files = files();
        store("one").keep(files, Set.of());
        Path archive = temp.resolve("state/last-good.zip");
        byte[] whole = Files.readAllBytes(archive);
        Random random = new Random(SEED);
        int damaged = 0;
        for (int i = 0; i < 300; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(archive, changed);
            damaged += unlessWhole(files);
        }
        for (int i = 0; i < 50; i++) {
            Files.write(archive, Arrays.copyOf(whole, random.nextInt(whole.length - 4000)));
            damaged += unlessWhole(files);
        }
        System.out.println("seed " + SEED + ": " + damaged + " of 350 damages noticed, the others harmless");
        assertTrue(damaged > 250, "only " + damaged);
    }

    /** Whoever changes a line beside the files, with right checksums, makes neither another program nor an agreement unused. */
    @Test
    void provesWhatItSaysBesideTheFiles() throws IOException {
        store("one").keep(files(), Set.of("key-a", "key-b"));
        String said = manifest();
        assertEquals(Set.of("key-a", "key-b"), found().spent());
        for (String edit : List.of(
                "\none\n>\ntwo\n",
                "\nspent key-a\n>\n",
                "\nspent key-a\n>\nspent key-c\n",
                "\nspent key-a\n>\nspent key-a\nspent key-c\n",
                "\nproof >\nproof 0",
                "\nspent key-a\n>\nproof x\n")) {
            String[] parts = edit.split(">", 2);
            assertTrue(said.contains(parts[0]), edit);
            replaceManifest(said.replace(parts[0], parts[1]));
            for (String program : List.of("one", "two")) {
                assertInstanceOf(RuleStore.Kept.Damaged.class, store(program).read(), edit);
            }
        }
        replaceManifest(said + "spent key-c\n");
        assertInstanceOf(RuleStore.Kept.Damaged.class, store("one").read());
        replaceManifest(said);
        assertTrue(found().sameProgram());
    }

    /** Programs before did not prove it: what they kept is read, and tried anew. */
    @Test
    void trustsNoProgramThatIsNotProved() throws IOException {
        store("one").keep(files(), Set.of("key-a"));
        replaceManifest(files().content() + "\none\nspent key-a\n");
        assertFalse(found().sameProgram());
        assertEquals(Set.of("key-a"), found().spent());
    }

    /** Two builds that do not know their version are not the same for that. */
    @Test
    void trustsNoProgramWithoutAVersion() {
        store("unknown").keep(files(), Set.of("key-a"));
        RuleStore.Kept.Found found =
                assertInstanceOf(RuleStore.Kept.Found.class, store("unknown").read());
        assertFalse(found.sameProgram());
        assertEquals(Set.of("key-a"), found.spent());
    }

    private RuleStore.Kept.Found found() {
        return assertInstanceOf(RuleStore.Kept.Found.class, store("one").read());
    }

    private String manifest() throws IOException {
        try (FileSystem archive = FileSystems.newFileSystem(temp.resolve("state/last-good.zip"))) {
            return Files.readString(archive.getPath("manifest"));
        }
    }

    private void replaceManifest(String text) throws IOException {
        try (FileSystem archive = FileSystems.newFileSystem(temp.resolve("state/last-good.zip"))) {
            Files.writeString(archive.getPath("manifest"), text);
        }
    }

    private int unlessWhole(RuleFiles files) {
        RuleStore.Kept kept = store("one").read();
        if (kept instanceof RuleStore.Kept.Found found) {
            assertEquals(files.content(), found.files().content());
            return 0;
        }
        assertInstanceOf(RuleStore.Kept.Damaged.class, kept);
        return 1;
    }

    @Test
    void keepsNothingInsideTheFolderOfRules() throws IOException {
        EditedRules rules = EditedRules.smallIn(temp);
        RuleFiles files = RuleFolder.read(rules.folder()).files();
        Path link = temp.resolve("elsewhere");
        Files.createSymbolicLink(link, rules.folder());
        for (Path inside :
                List.of(rules.folder(), rules.path("state"), rules.path("a/../b/state"), link.resolve("s"))) {
            Optional<String> problem = new RuleStore(inside, rules.folder(), "one").keep(files, Set.of());
            assertEquals(
                    Optional.of("the folder for the last good rules lies inside the folder of rules"),
                    problem,
                    inside.toString());
        }
        assertFalse(Files.exists(rules.path("state")));
    }

    @Test
    void saysWhenItCannotKeep() throws IOException {
        Files.writeString(temp.resolve("state"), "in the way");
        assertEquals(
                Optional.of("the last good rules could not be kept on disk"),
                store("one").keep(files(), Set.of()));
    }

    private RuleStore store(String program) {
        return new RuleStore(temp.resolve("state"), temp.resolve("rules"), program);
    }

    private static RuleFiles files() {
        return RuleFolder.read(FirstFacts.RULES).files();
    }
}
