package io.anlan.replication.reconcile;

import java.util.List;

/** Hears what a comparison comes to while it goes on. */
public interface Tally {
    /** So many more rows are compared. */
    void compared(long rows);

    /** Findings whose end is known. */
    void ended(List<Finding> findings);
}
