package io.anlan.replication.reconcile.sql;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.Direction;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.link.Link;
import io.anlan.replication.reconcile.Mender;
import io.anlan.replication.reconcile.Pair;
import io.anlan.replication.reconcile.Side;
import io.anlan.replication.reconcile.Taking;
import io.anlan.replication.reconcile.run.PairSource;
import io.anlan.replication.reconcile.run.RunRequest;
import java.sql.Connection;
import java.sql.SQLException;

/** The registration stores of both sites. Only this site's is mended: the peer's replicator mends the other. */
public final class SitePairSource implements PairSource {
    private final SiteId site;
    private final DatabaseAddress own;
    private final DatabaseAddress peer;
    private final TableCatalog catalog;
    private final Mender mender;

    public SitePairSource(SiteId site, DatabaseAddress own, DatabaseAddress peer, TableCatalog catalog, Mender mender) {
        this.site = site;
        this.own = own;
        this.peer = peer;
        this.catalog = catalog;
        this.mender = mender;
    }

    @Override
    public String name() {
        return DatabaseNames.registration(site) + ":" + DatabaseNames.registration(site.peer());
    }

    @Override
    public OpenPair open(RunRequest request) throws SQLException {
        Opened opened = new Opened();
        try {
            Connection askOwn = opened.with(SessionsOf.asking(own));
            Connection askPeer = opened.with(SessionsOf.asking(peer));
            Side left = new Side(
                    DatabaseNames.registration(site),
                    opened.with(SessionsOf.postgres(own)),
                    mender,
                    table -> Taking.ALL,
                    new PostgresInflow(Link.betweenSites(site.peer(), site), askPeer, askOwn));
            Side right = new Side(
                    DatabaseNames.registration(site.peer()),
                    opened.with(SessionsOf.postgres(peer)),
                    null,
                    table -> Taking.NOTHING,
                    new PostgresInflow(Link.betweenSites(site, site.peer()), askOwn, askPeer));
            return opened.as(new Pair(name(), left, right, DatabaseNames.tables(catalog, Direction.SITE)));
        } catch (SQLException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }
}
