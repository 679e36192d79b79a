package aftercare.tables;

/** When a word still matters (A.1): whether it counts when it is old, and when it has gone. */
enum Standing {
    ALWAYS,
    EVENT,
    STATE;

    boolean counts(boolean old, boolean gone) {
        return switch (this) {
            case ALWAYS -> true;
            case EVENT -> !old;
            case STATE -> !old && !gone;
        };
    }
}
