package io.anlan.replication.reseed.sql;

import io.anlan.kernel.SiteId;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.anlan.replication.reseed.CopyInto;

/**
 * The site that is reseeded, and how its databases are reached.
 *
 * @param own its registration store
 * @param peer the peer's registration store
 * @param platform its platform store
 * @param intoOwn writes to its registration store, with a replication origin
 * @param intoPlatform writes to its platform store, in the links' domain
 */
public record ReseedSite(
        SiteId site,
        DatabaseAddress own,
        DatabaseAddress peer,
        MariaDbAddress platform,
        TargetDatabase intoOwn,
        TargetDatabase intoPlatform) {

    /** Where the rows come from that are copied into a store. */
    DatabaseAddress from(CopyInto into) {
        return into == CopyInto.REGISTRATION ? peer : own;
    }

    TargetDatabase target(CopyInto into) {
        return into == CopyInto.REGISTRATION ? intoOwn : intoPlatform;
    }
}
