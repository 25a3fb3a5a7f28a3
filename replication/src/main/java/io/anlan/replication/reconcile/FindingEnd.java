package io.anlan.replication.reconcile;

/** What became of a finding. */
public enum FindingEnd {
    /** It is written down and about to be mended; if it stays so, the process ended in between. */
    FOUND,
    /** The row is now as it should be, looked at again after it was written. */
    MENDED,
    /** The database refused the row, or did not keep it as it was written. */
    FAILED,
    /** Nothing was done; a person must. */
    LEFT
}
