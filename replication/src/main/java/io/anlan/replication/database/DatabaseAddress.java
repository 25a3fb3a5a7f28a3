package io.anlan.replication.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and as whom it is opened; the password stays out of {@code toString}.
 *
 * @param localAddress the address connections leave from, by which the WAN tells the sites apart; null for any
 * @param tls how it is known across the WAN; null within a site
 */
public record DatabaseAddress(
        String host,
        int port,
        String database,
        String user,
        String password,
        @Nullable String localAddress,
        @Nullable PeerName tls) {

    /** Within a site. */
    public DatabaseAddress(
            String host, int port, String database, String user, String password, @Nullable String localAddress) {
        this(host, port, database, user, password, localAddress, null);
    }

    /** The same over TLS. */
    public DatabaseAddress over(PeerName peer) {
        return new DatabaseAddress(host, port, database, user, password, localAddress, peer);
    }

    /**
     * @param folder with our certificate and the authorities we believe
     * @param server the name in the server's certificate
     */
    public record PeerName(Path folder, String server) {}

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
