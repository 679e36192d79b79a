package aftercare.journal;

/**
 * A role of a database with its password.
 *
 * @param password may be empty
 */
public record Login(String role, String password) {

    /** Whoever the URL names. */
    static final Login OF_URL = new Login("", "");

    /** Without the password. */
    @Override
    public String toString() {
        return role;
    }
}
