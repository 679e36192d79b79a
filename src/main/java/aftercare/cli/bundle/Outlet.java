package aftercare.cli.bundle;

import aftercare.live.published.EditionReader;
import aftercare.live.published.EditionSource;

/** A place where rule sets are published. */
interface Outlet {

    /** Without what may hold a password. */
    String name();

    /** What is published there now. */
    EditionSource.Fetch latest(EditionReader reader);

    /** The lowest sequence from that one on that nothing had which {@link #latest} saw. */
    long free(long from);

    /**
     * Puts a bundle there. INVARIANT: what is there until then is what {@link #latest} saw.
     *
     * @return false when somebody else published meanwhile; then nothing was put there
     * @throws aftercare.journal.record.Unreadable when it could not be put there
     */
    boolean put(long sequence, byte[] bundle);
}
