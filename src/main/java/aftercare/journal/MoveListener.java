package aftercare.journal;

/** Hears how far a move is. */
public interface MoveListener {

    /** Nobody. */
    MoveListener NOBODY = new MoveListener() {
        @Override
        public void begun(Stage stage, long records) {}

        @Override
        public void done(long records) {}
    };

    /** What a move does, in this order. */
    enum Stage {
        /** Every record and seal of the source is looked over. */
        VERIFY,
        /** What the target has is held against the source. */
        LOOK,
        /** The target takes no decisions until it has all, and the source takes none any more. */
        CLOSE,
        COPY,
        /** Every record, rule set and seal of both is held against the other. */
        COMPARE,
        /** Both are looked over. */
        VERIFY_BOTH,
        /** The target takes decisions. */
        OPEN
    }

    /** @param records that the stage goes through; 0 where it does not tell of any */
    void begun(Stage stage, long records);

    /** @param records that are done since it was told last */
    void done(long records);
}
