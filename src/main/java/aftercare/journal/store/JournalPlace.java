package aftercare.journal.store;

import aftercare.journal.record.Unreadable;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.Driver;

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

        private static final Pattern SHAPE = Pattern.compile("jdbc:postgresql:(//[^/?]+/)?[^/?]*(\\?.*)?");

        /** @throws Unreadable when the URL is none of a PostgreSQL; it is not repeated, it may hold a password */
        public Postgres {
            // The shape first: the driver would tell the log what it cannot read, with a password in it.
            if (!SHAPE.matcher(url).matches() || Driver.parseURL(url, new Properties()) == null) {
                throw new Unreadable(
                        "journal: this is no address of a PostgreSQL: write `jdbc:postgresql://host/database`", null);
            }
        }

        /** One role for everything, the one that the URL names. It may remove and change what it likes. */
        public static Postgres of(String url) {
            return new Postgres(url, Login.OF_URL, Optional.of(Login.OF_URL), Optional.of(Login.OF_URL));
        }

        /** With these roles; without one that serves, the one that the URL names does everything. */
        public static Postgres of(String url, Optional<Login> serve, Optional<Login> owner, Optional<Login> retain) {
            return serve.isEmpty() ? of(url) : new Postgres(url, serve.get(), owner, retain);
        }

        /** For reading alone; the URL says who reads. */
        public static Postgres reading(String url) {
            return new Postgres(url, Login.OF_URL, Optional.empty(), Optional.empty());
        }

        /** For removing and erasing alone; the URL says who does. */
        public static Postgres retaining(String url) {
            return new Postgres(url, Login.OF_URL, Optional.empty(), Optional.of(Login.OF_URL));
        }

        /** The URL without what may hold a password. */
        public String name() {
            int query = url.indexOf('?');
            return query < 0 ? url : url.substring(0, query);
        }
    }
}
