package io.anlan.replication.wiring;

import io.anlan.replication.database.DatabaseAddress;
import java.nio.file.Path;
import java.util.Optional;

/** A database across the WAN: where it is, as whom it is opened, and by which name it is known. */
public interface PeerDatabase extends ReplicatorConfig.Database {
    /** Folder with our certificate, key and authorities; without it the connection is in the clear. */
    Optional<Path> tls();

    /** The name in the server's certificate. */
    Optional<String> tlsName();

    @Override
    default DatabaseAddress address() {
        return Addresses.of(this);
    }
}
