package io.anlan.replication.database.postgres;

import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.DatabaseAddress.PeerName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** Opens PostgreSQL sessions that notice when the other end is gone. */
public final class PostgresConnector {
    /** Seconds after which a silent connection counts as lost; statements of a link end sooner by themselves. */
    private static final Map<String, String> LIMITS = Map.of(
            "connectTimeout", "3",
            "loginTimeout", "5",
            "socketTimeout", "35",
            "tcpKeepAlive", "true",
            "prepareThreshold", "1");

    private PostgresConnector() {}

    /** A new session under this name. The driver is asked directly, whatever class loader the caller has. */
    public static Connection open(DatabaseAddress address, String applicationName) throws SQLException {
        return open(address, applicationName, Map.of());
    }

    /** How the driver connects to this address: over TLS to a known name, or without. Debezium's driver is told the same. */
    public static Map<String, String> sockets(DatabaseAddress address) {
        PeerName peer = address.tls();
        return peer == null ? Map.of("sslmode", "disable") : PeerSockets.settings(peer.folder(), peer.server());
    }

    /** The same with other limits. */
    public static Connection open(DatabaseAddress address, String applicationName, Map<String, String> more)
            throws SQLException {
        Properties properties = new Properties();
        properties.putAll(LIMITS);
        properties.putAll(more);
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("ApplicationName", applicationName);
        if (address.localAddress() != null) {
            properties.setProperty("localSocketAddress", address.localAddress());
        }
        properties.putAll(sockets(address));
        String url = "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.database();
        Connection connection = new org.postgresql.Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the PostgreSQL driver does not know " + url, "08001");
        }
        return connection;
    }
}
