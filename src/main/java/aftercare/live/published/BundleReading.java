package aftercare.live.published;

import aftercare.ruleset.folder.FolderProblem;

/** What came of reading a bundle. */
public sealed interface BundleReading {

    /**
     * A known key signed it.
     *
     * @param digest of all that is signed: two editions are the same if it is
     * @param bundle the bytes that were read
     */
    record Genuine(Edition edition, String digest, byte[] bundle) implements BundleReading {}

    /** It must not go live. */
    record Refused(FolderProblem problem) implements BundleReading {}
}
