package aftercare.live.draft;

import aftercare.ruleset.folder.RuleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of rules as it is where the program ended while it wrote a change, and the rest cannot be written. */
public final class PartOfChange {

    private final Path hindered;

    private PartOfChange(Path hindered) {
        this.hindered = hindered;
    }

    /** The machine stops. */
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** @param change of at least two files, of which the first is written */
    public static PartOfChange in(Path rules, Path state, RuleChange change) throws IOException {
        int[] steps = {0};
        int written = change.files().size() + 1;
        FolderSwap swap = new FolderSwap(rules, state, path -> {
            if (steps[0]++ == written) {
                throw new Stopped();
            }
        });
        try {
            swap.write(change, RuleFolder.read(rules).files());
            throw new AssertionError("all of it is written");
        } catch (Stopped e) {
            Path last = rules.resolve(change.files().lastKey());
            Path hidden = last.resolveSibling("." + last.getFileName() + ".swap.tmp");
            Files.delete(hidden);
            Files.createDirectories(hidden.resolve("in the way"));
            return new PartOfChange(hidden);
        }
    }

    /** From now on the rest can be written. */
    public void clear() throws IOException {
        Files.delete(hindered.resolve("in the way"));
        Files.delete(hindered);
    }
}
