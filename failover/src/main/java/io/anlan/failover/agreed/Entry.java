package io.anlan.failover.agreed;

import io.anlan.failover.lease.LeaseCommand;

/** One entry of the log: what, by whom, and when by the wall clock of whoever added it. */
public sealed interface Entry {
    /** Who asked for it: a site's nodes, an operator by name, or a director. */
    String by();

    /** For people to read; nothing is decided by it. */
    long atMillis();

    /** Something about leases. */
    record Leased(LeaseCommand command, String by, long atMillis) implements Entry {}
}
