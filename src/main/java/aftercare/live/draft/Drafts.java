package aftercare.live.draft;

import aftercare.ruleset.folder.FolderSync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The one draft that a service keeps, in the state folder. Editors who save or discard it name the revision that they know: what
 * somebody else saved since is never overwritten unseen.
 */
public final class Drafts {

    private static final String FILE = "draft.zip";
    private static final String LEFT = "draft-left.zip";

    /** What is said of the revision where there is no draft. */
    private static final String NONE = "";

    private final Path file;

    /** @param state the folder of what the program keeps */
    public Drafts(Path state) {
        this.file = state.resolve(FILE);
    }

    /** The draft as it is; empty where there is none. One that is damaged is put aside for a person to look at. */
    public synchronized Optional<RuleDraft> read() throws IOException {
        try {
            Optional<Bundle> bundle = Bundle.read(file);
            return bundle.isEmpty() ? Optional.empty() : Optional.of(RuleDraft.of(bundle.get()));
        } catch (Bundle.Damaged e) {
            Bundle.putAside(file, file.resolveSibling(LEFT));
            return Optional.empty();
        }
    }

    /** Whether the draft is the one that is known; empty where none is. */
    public synchronized boolean isThat(String known) throws IOException {
        return read().map(RuleDraft::revision).orElse(NONE).equals(known);
    }

    /**
     * Saves a draft in the place of the one that is known.
     *
     * @param known its revision; empty where there is none
     * @return whether it was: false where the draft is another one
     */
    public synchronized boolean save(RuleDraft draft, String known) throws IOException {
        if (!isThat(known)) {
            return false;
        }
        draft.bundle().write(file);
        return true;
    }

    /** Takes the draft away that is known; false where it is another one. */
    public synchronized boolean discard(String known) throws IOException {
        if (!isThat(known)) {
            return false;
        }
        Files.deleteIfExists(file);
        FolderSync.of(file.getParent());
        return true;
    }
}
