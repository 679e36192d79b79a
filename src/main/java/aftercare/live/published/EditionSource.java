package aftercare.live.published;

import aftercare.ruleset.folder.FolderProblem;
import java.util.List;
import java.util.Optional;

/** Where editions are published. */
public interface EditionSource {

    /** Without what may hold a password. */
    String place();

    /** What is published at this moment. It comes back within seconds. */
    Fetch fetch(EditionReader reader);

    /** What came of asking. */
    sealed interface Fetch {

        /** The same as when it was asked last. */
        record Same() implements Fetch {}

        /**
         * What is there.
         *
         * @param latest the one of the highest sequence that a trusted key signed
         * @param refused what was in its place and does not count
         */
        record There(Optional<BundleReading.Genuine> latest, List<FolderProblem> refused) implements Fetch {
            public There {
                refused = List.copyOf(refused);
            }

            static There of(BundleReading reading) {
                return reading instanceof BundleReading.Genuine genuine
                        ? new There(Optional.of(genuine), List.of())
                        : new There(Optional.empty(), List.of(((BundleReading.Refused) reading).problem()));
            }
        }

        /** It could not be reached, and why, without what may hold a password. */
        record Unreached(String why) implements Fetch {}
    }
}
