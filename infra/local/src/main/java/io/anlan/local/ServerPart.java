package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.local.database.Server;
import io.anlan.local.process.Part;
import java.util.Optional;

/** A server that keeps a site's data, as a part of the twin. */
record ServerPart(PartKind kind, SiteId ofSite, Server server) implements TwinPart {
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
