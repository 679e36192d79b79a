package aftercare.journal.store;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A database by one connection, however often it is asked for. INVARIANT: what makes the tables and what notes that they are made
 * are of one transaction: from two connections a kill may come between the two, and no later start could make them.
 */
final class OneConnection extends GivenConnections implements AutoCloseable {

    private Optional<Connection> connection = Optional.empty();

    OneConnection(DataSource database) {
        super(database);
    }

    /** To close it only gives it back. */
    @Override
    public Connection getConnection() throws SQLException {
        if (connection.isEmpty()) {
            connection = Optional.of(database.getConnection());
        }
        Connection real = connection.get();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean closes = method.getName().equals("close");
                    return closes ? null : call(real, method, arguments);
                });
    }

    @Override
    public void close() {
        try {
            if (connection.isPresent()) {
                connection.get().close();
            }
        } catch (SQLException e) {
            // What was committed is there, and nothing else was wanted.
        }
    }
}
