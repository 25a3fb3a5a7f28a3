package io.anlan.chaos.demo;

import io.anlan.chaos.audit.FourStores;
import io.anlan.chaos.audit.Store;
import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import io.anlan.local.database.DatabaseLogin;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The twin on this machine as a venue. */
public final class TwinVenue implements Venue {
    private final Twin twin;

    public TwinVenue(Twin twin) {
        this.twin = twin;
    }

    @Override
    public List<URI> edges() {
        return twin.plan().edges();
    }

    @Override
    public URI node(SiteId site) {
        return twin.plan().node(site, 1);
    }

    @Override
    public String operatorToken() {
        return twin.operatorToken();
    }

    @Override
    public FourStores stores() {
        Map<Store, DatabaseLogin> logins = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            SiteId site = SiteId.of(store.site());
            logins.put(store, store.kind() == Store.Kind.MARIADB ? twin.mariadb(site) : twin.postgres(site));
        }
        return new FourStores(logins);
    }

    @Override
    public void kill(SiteId site) {
        twin.kill(site);
    }

    @Override
    public void start(SiteId site) {
        twin.start(site);
        twin.awaitReady(site);
    }
}
