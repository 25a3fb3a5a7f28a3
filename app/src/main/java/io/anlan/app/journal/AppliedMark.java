package io.anlan.app.journal;

/**
 * Up to where a database has applied what another one committed. Evidence of a second copy: it stands in the database that
 * has the rows, unlike a slot's position, which speaks of the slot.
 *
 * @param sourceIncarnation of the database the position is of; a position means nothing for another one
 * @param lsn everything committed at or before this position is applied; 0 if nothing is known
 * @param parked rows that could not be applied; the mark stays below them
 */
public record AppliedMark(String sourceIncarnation, long lsn, long parked) {

    /** Nothing is known to be applied. */
    public static final AppliedMark NONE = new AppliedMark("", 0, 0);

    /**
     * This mark, unless it is ahead of the log it speaks of: then the database was put back to an earlier day, and what was
     * applied is not what it writes now.
     */
    AppliedMark within(long insertLsn) {
        return lsn <= insertLsn ? this : NONE;
    }

    /** Whether everything committed up to the position by that database is applied. */
    boolean covers(String incarnation, long position) {
        return !incarnation.isEmpty() && sourceIncarnation.equals(incarnation) && position > 0 && lsn >= position;
    }
}
