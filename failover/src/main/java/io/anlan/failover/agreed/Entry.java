package io.anlan.failover.agreed;

import io.anlan.failover.decide.Plan;
import io.anlan.failover.lease.LeaseCommand;

/** One entry of the log: what, by whom, and when by the wall clock of whoever added it. */
public sealed interface Entry {
    /** Who asked for it: a site's nodes, an operator by name, or a director. */
    String by();

    /** For people to read; nothing is decided by it. */
    long atMillis();

    /** Something about leases. */
    record Leased(LeaseCommand command, String by, long atMillis) implements Entry {}

    /** A plan is to be carried out; refused while another one is. */
    record Planned(Plan plan, String by, long atMillis) implements Entry {}

    /** A step of a plan is done; void unless it is the next one, or while what it is to have ended is renewed. */
    record StepDone(String plan, int step, String by, long atMillis) implements Entry {}

    /** A plan ends here, and what it had taken from a site is given back. */
    record Undone(String plan, String why, String by, long atMillis) implements Entry {}
}
