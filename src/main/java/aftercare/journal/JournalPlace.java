package aftercare.journal;

import java.util.Optional;

/** Which database holds the journal. */
public sealed interface JournalPlace {

    /** A SQLite file in the data folder. */
    record Embedded() implements JournalPlace {}

    /**
     * A PostgreSQL database.
     *
     * @param url {@code jdbc:postgresql://host:port/database}
     * @param serve the role that adds and reads
     * @param owner the role that owns the tables; without it they are taken as they are
     * @param retain the role that removes; without it nothing can be removed or erased from here
     */
    record Postgres(String url, Login serve, Optional<Login> owner, Optional<Login> retain) implements JournalPlace {

        /** For reading alone; the URL says who reads. */
        public static Postgres reading(String url) {
            return new Postgres(url, Login.OF_URL, Optional.empty(), Optional.empty());
        }

        /** The URL without what may hold a password. */
        String name() {
            int query = url.indexOf('?');
            return query < 0 ? url : url.substring(0, query);
        }
    }
}
