package io.anlan.replication.database;

import org.jspecify.annotations.Nullable;

/**
 * Where a database is and as whom it is opened; the password stays out of {@code toString}.
 *
 * @param localAddress the address connections leave from, by which the WAN tells the sites apart; null for any
 */
public record DatabaseAddress(
        String host,
        int port,
        String database,
        String user,
        String password,
        @Nullable String localAddress) {
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
