package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.local.database.MariaDbServer;
import io.anlan.local.process.Part;
import java.util.Optional;

/** A site's platform store as a part of the twin. */
record MariaDbPart(SiteId ofSite, MariaDbServer server) implements TwinPart {
    @Override
    public PartKind kind() {
        return PartKind.MARIADB;
    }

    @Override
    public Optional<SiteId> site() {
        return Optional.of(ofSite);
    }

    @Override
    public String address() {
        return server.host() + ":" + server.port();
    }

    @Override
    public Part process() {
        return server.part();
    }

    @Override
    public void launch() {
        server.launch();
    }

    @Override
    public boolean live() {
        return server.answers();
    }

    @Override
    public boolean ready() {
        return server.answers();
    }

    @Override
    public void stop() {
        server.stop();
    }
}
