package aftercare.live;

import aftercare.ruleset.folder.RuleFolder;
import java.nio.file.Path;
import java.util.Optional;

/** Where the rules are that are to decide. */
public interface RuleOrigin {

    /** What is there at this moment; the same until it changes. */
    RuleFolder.Contents read();

    /** Whether what is there passed the gate before it got there, so that it needs no more than to be safe to load. */
    boolean isPublished();

    /** What is known there of the sets that decided before, beside what this machine knows; for any thread. */
    Past past();

    /** Why nobody may change it from here; empty where the folder itself decides that. */
    Optional<String> hindrance();

    /** A folder, which anybody may write. */
    static RuleOrigin of(Path folder) {
        return new RuleOrigin() {
            @Override
            public RuleFolder.Contents read() {
                return RuleFolder.read(folder);
            }

            @Override
            public boolean isPublished() {
                return false;
            }

            @Override
            public Past past() {
                return Past.none();
            }

            @Override
            public Optional<String> hindrance() {
                return Optional.empty();
            }
        };
    }
}
