package io.anlan.replication.database.mariadb;

import io.anlan.replication.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * Where a platform store is.
 *
 * @param gtidDomain the domain of the transactions that links write there
 */
public record MariaDbAddress(DatabaseAddress address, int gtidDomain) {
    /** A new session; the driver is asked directly, whatever class loader the caller has. */
    public Connection open() throws SQLException {
        return open(Duration.ofSeconds(35));
    }

    /** The same for one who waits no longer than this for an answer. */
    public Connection open(Duration silence) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", "3000");
        properties.setProperty("socketTimeout", Long.toString(silence.toMillis()));
        // Prepared by the server, the guarded statement of a table that expires gives its parameters the widths of the
        // table's columns and cuts longer values off without an error, whatever the SQL mode (11.4.5).
        properties.setProperty("useServerPrepStmts", "false");
        // Otherwise a row the guard left alone would count as changed.
        properties.setProperty("useAffectedRows", "true");
        Connection connection = new org.mariadb.jdbc.Driver().connect(url(), properties);
        if (connection == null) {
            throw new SQLException("the MariaDB driver does not know " + url(), "08001");
        }
        return connection;
    }

    public String url() {
        return "jdbc:mariadb://" + address.host() + ":" + address.port() + "/" + address.database();
    }
}
