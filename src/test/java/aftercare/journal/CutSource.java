package aftercare.journal;

import aftercare.journal.store.GivenConnections;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** A database of which all connections are cut right after something has become durable, as when the program or the server is killed then. */
final class CutSource extends GivenConnections {

    private final int cutAfter;
    private final List<Connection> open = new ArrayList<>();
    private int durable;

    /** @param cutAfter how many times something becomes durable */
    CutSource(DataSource real, int cutAfter) {
        super(real);
        this.cutAfter = cutAfter;
    }

    /** Whether it came to the cut. */
    boolean isCut() {
        return durable >= cutAfter;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (isCut()) {
            throw new SQLException("it is gone", "08001");
        }
        Connection connection = database.getConnection();
        open.add(connection);
        return watched(Connection.class, connection, connection);
    }

    private <T> T watched(Class<T> type, T object, Connection of) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    boolean makesDurable = makesDurable(of, method, arguments);
                    Object result = call(object, method, arguments);
                    if (makesDurable && ++durable == cutAfter) {
                        cut();
                    }
                    if (result instanceof PreparedStatement prepared) {
                        return watched(PreparedStatement.class, prepared, of);
                    }
                    return result instanceof Statement statement ? watched(Statement.class, statement, of) : result;
                }));
    }

    /** A statement that only reads is none of them. */
    private static boolean makesDurable(Connection of, Method method, Object[] arguments) throws SQLException {
        boolean reads = arguments != null
                && arguments.length > 0
                && arguments[0] instanceof String sql
                && sql.strip().toUpperCase(Locale.ROOT).matches("(?s)(SELECT|SET|SHOW|RESET|PRAGMA)\\b.*");
        return switch (method.getName()) {
            case "commit" -> true;
            case "setAutoCommit" -> arguments[0].equals(true) && !of.getAutoCommit();
            case "execute", "executeUpdate", "executeBatch" -> !reads && of.getAutoCommit();
            default -> false;
        };
    }

    private void cut() throws SQLException {
        for (Connection each : open) {
            each.abort(Runnable::run);
        }
        throw new SQLException("it is gone", "08006");
    }
}
