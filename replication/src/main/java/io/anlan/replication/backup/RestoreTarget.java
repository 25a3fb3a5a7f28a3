package io.anlan.replication.backup;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.TargetDatabase;
import java.util.function.UnaryOperator;

/**
 * Where a backup is restored to.
 *
 * @param store which of a site's databases it is
 * @param database how rows are written there
 * @param prepare brings its tables to this version, where that is the replicator's part
 * @param naming under which name each table lies there
 * @param trial whether its tables were made for this and are thrown away after it
 */
public record RestoreTarget(
        SiteStore store,
        TargetDatabase database,
        Runnable prepare,
        UnaryOperator<TableDescription> naming,
        boolean trial) {
    /** A site's database itself. */
    public static RestoreTarget of(SiteStore store, TargetDatabase database, Runnable prepare) {
        return new RestoreTarget(store, database, prepare, UnaryOperator.identity(), false);
    }
}
