package aftercare.journal;

import java.time.Duration;

/** Hears of commits on the journal's own thread, which waits for it. */
public interface CommitListener {

    /** No listener. */
    CommitListener NOBODY = new CommitListener() {
        @Override
        public void committed(int decisions, Duration took) {
            // Nobody hears.
        }

        @Override
        public void failed() {
            // Nobody hears.
        }

        @Override
        public void sealed(String checkpoint) {
            // Nobody hears.
        }
    };

    /** So many decisions are durable. */
    void committed(int decisions, Duration took);

    /** A commit did not succeed; those that waited for it are not acknowledged. */
    void failed();

    /** How far the chain reaches was signed; this is the line of the file of checkpoints. */
    void sealed(String checkpoint);
}
