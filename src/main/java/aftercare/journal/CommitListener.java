package aftercare.journal;

import java.time.Duration;

/** Hears of commits on the journal's own thread, which waits for it. */
public interface CommitListener {

    /** Nobody. */
    CommitListener NOBODY = new CommitListener() {
        @Override
        public void committed(int decisions, Duration took) {
            // Nobody hears.
        }

        @Override
        public void failed() {
            // Nobody hears.
        }
    };

    /** So many decisions are durable. */
    void committed(int decisions, Duration took);

    /** A commit did not succeed; those that waited for it are not acknowledged. */
    void failed();
}
