package io.anlan.replication.wiring;

import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.DatabaseAddress.PeerName;
import io.anlan.replication.kafka.BrokerAddress;
import java.nio.file.Path;
import java.util.Optional;

/** Makes addresses of what is configured. */
final class Addresses {
    private Addresses() {}

    static DatabaseAddress of(ReplicatorConfig.Database database) {
        return new DatabaseAddress(
                database.host(),
                database.port(),
                database.database(),
                database.user(),
                database.password(),
                database.localAddress().orElse(null));
    }

    static DatabaseAddress of(PeerDatabase peer) {
        DatabaseAddress address = of((ReplicatorConfig.Database) peer);
        Optional<Path> folder = peer.tls();
        return folder.isEmpty() ? address : address.over(new PeerName(folder.get(), name(peer)));
    }

    private static String name(PeerDatabase peer) {
        return peer.tlsName()
                .orElseThrow(() -> new IllegalArgumentException(
                        "ANLAN_PEER_PG_TLS needs ANLAN_PEER_PG_TLS_NAME, the name in the server's certificate"));
    }

    /** The broker, if changes are to be carried by one. */
    static Optional<BrokerAddress> of(ReplicatorConfig.Kafka broker, String transport) {
        if (!transport.equals("kafka")) {
            return Optional.empty();
        }
        if (broker.host().isEmpty() || broker.password().isEmpty()) {
            throw new IllegalArgumentException(
                    "the transport kafka needs ANLAN_KAFKA_HOST, and ANLAN_KAFKA_PASSWORD in the environment");
        }
        return Optional.of(new BrokerAddress(
                broker.host().get(),
                broker.port(),
                broker.user(),
                broker.password().get()));
    }
}
