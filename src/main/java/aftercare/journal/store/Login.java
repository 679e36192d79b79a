package aftercare.journal.store;

import java.util.Optional;

/**
 * A role of a database with its password.
 *
 * @param password may be empty
 */
public record Login(String role, String password) {

    /** The user that the URL names. */
    public static final Login OF_URL = new Login("", "");

    /** That role, if one is named. */
    public static Optional<Login> of(Optional<String> role, Optional<String> password) {
        return role.map(named -> new Login(named, password.orElse("")));
    }

    /** The role as the database reads it in a statement. */
    public String sql() {
        return equals(OF_URL) ? "CURRENT_USER" : '"' + role.replace("\"", "\"\"") + '"';
    }

    /** Without the password. */
    @Override
    public String toString() {
        return role;
    }
}
