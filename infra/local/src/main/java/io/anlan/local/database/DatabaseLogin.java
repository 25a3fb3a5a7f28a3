package io.anlan.local.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;

/** Where a database is reached and as whom; the password stays out of {@code toString}. */
public record DatabaseLogin(Engine engine, String host, int port, String database, String user, String password) {

    /** The two kinds of database of a site. */
    public enum Engine {
        POSTGRESQL("jdbc:postgresql:"),
        MARIADB("jdbc:mariadb:");

        private final String scheme;

        Engine(String scheme) {
            this.scheme = scheme;
        }
    }

    public String jdbcUrl() {
        return engine.scheme + "//" + host + ":" + port + "/" + database;
    }

    /** A new connection. The driver is asked directly, so the caller's class loader does not matter. */
    public Connection connect() throws SQLException {
        return connect(new Properties());
    }

    /** A new connection with more driver properties. */
    public Connection connect(Properties more) throws SQLException {
        var properties = new Properties();
        properties.putAll(more);
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        for (var driver : ServiceLoader.load(Driver.class, DatabaseLogin.class.getClassLoader())) {
            if (driver.acceptsURL(jdbcUrl())) {
                return driver.connect(jdbcUrl(), properties);
            }
        }
        throw new SQLException("no driver on the class path knows " + jdbcUrl());
    }

    /** The same server and database as somebody else. */
    public DatabaseLogin as(String otherUser, String otherPassword) {
        return new DatabaseLogin(engine, host, port, database, otherUser, otherPassword);
    }

    @Override
    public String toString() {
        return user + "@" + jdbcUrl();
    }
}
