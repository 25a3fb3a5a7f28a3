package io.anlan.replication.link;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.apply.TransportRoute;
import io.anlan.replication.source.SourceDatabase;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a supervisor puts a link together from.
 *
 * @param source the source's database
 * @param target the target's database
 * @param prepare brings the platform store's tables to this version, where that is the replicator's part
 * @param capture makes a reader for one run
 * @param transport how what it reads comes into the target
 * @param catalog all replicated tables
 * @param markTables tables of which a parked row stops the applied mark
 * @param rowsMax source transactions above this are applied in pieces
 */
public record LinkParts(
        SourceDatabase source,
        TargetDatabase target,
        Runnable prepare,
        Supplier<Capture> capture,
        TransportRoute transport,
        TableCatalog catalog,
        Set<String> markTables,
        int rowsMax) {
    /** The same with another preparation of the platform store. */
    public LinkParts prepared(Runnable another) {
        return new LinkParts(source, target, another, capture, transport, catalog, markTables, rowsMax);
    }
}
