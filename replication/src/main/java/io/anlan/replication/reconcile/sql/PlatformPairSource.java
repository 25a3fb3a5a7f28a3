package io.anlan.replication.reconcile.sql;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.Direction;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.anlan.replication.link.Link;
import io.anlan.replication.reconcile.Mender;
import io.anlan.replication.reconcile.Pair;
import io.anlan.replication.reconcile.Side;
import io.anlan.replication.reconcile.Taking;
import io.anlan.replication.reconcile.run.PairSource;
import io.anlan.replication.reconcile.run.RunRequest;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A site's registration store and its platform store. Other agencies' systems may write in the platform store: a row that no
 * link carries from there is taken into the registration store only if an operator says so, or to restore what the hash
 * that stands there proves.
 */
public final class PlatformPairSource implements PairSource {
    private final SiteId site;
    private final DatabaseAddress registration;
    private final MariaDbAddress platform;
    private final TableCatalog catalog;
    private final Mender registrationMender;
    private final Mender platformMender;

    public PlatformPairSource(
            SiteId site,
            DatabaseAddress registration,
            MariaDbAddress platform,
            TableCatalog catalog,
            Mender registrationMender,
            Mender platformMender) {
        this.site = site;
        this.registration = registration;
        this.platform = platform;
        this.catalog = catalog;
        this.registrationMender = registrationMender;
        this.platformMender = platformMender;
    }

    @Override
    public String name() {
        return DatabaseNames.registration(site) + ":" + DatabaseNames.platform(site);
    }

    @Override
    public OpenPair open(RunRequest request) throws SQLException {
        Opened opened = new Opened();
        try {
            Connection askRegistration = opened.with(SessionsOf.asking(registration));
            Connection askPlatform = opened.with(platform.open());
            Taking back = request.fromPlatform() ? Taking.ALL : Taking.PROVEN;
            Side left = new Side(
                    DatabaseNames.registration(site),
                    opened.with(SessionsOf.postgres(registration)),
                    registrationMender,
                    table -> table.directions().contains(Direction.REGISTRATION) ? Taking.ALL : back,
                    new BinlogInflow(Link.toRegistration(site), askPlatform, askRegistration));
            Side right = new Side(
                    DatabaseNames.platform(site),
                    opened.with(SessionsOf.mariaDb(platform)),
                    platformMender,
                    table -> Taking.ALL,
                    new PostgresInflow(Link.toPlatform(site), askRegistration, askPlatform));
            return opened.as(new Pair(name(), left, right, DatabaseNames.tables(catalog, Direction.PLATFORM)));
        } catch (SQLException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }
}
