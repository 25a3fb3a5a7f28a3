package io.anlan.replication.backup;

/**
 * Which moment a restore brings back.
 *
 * @param micros nothing that was committed later
 * @param changes whether what was committed after the whole backup is brought, too
 */
public record RestoreMoment(long micros, boolean changes) {
    /** All there is. */
    public static RestoreMoment newest() {
        return new RestoreMoment(Long.MAX_VALUE, true);
    }

    /** Exactly this moment. */
    public static RestoreMoment at(long micros) {
        return new RestoreMoment(micros, true);
    }

    /** The newest whole backup that was taken by then, as it is. */
    public static RestoreMoment wholeBackupBy(long micros) {
        return new RestoreMoment(micros, false);
    }

    /** Whether it must be reached, not only approached. */
    public boolean exact() {
        return changes && micros != Long.MAX_VALUE;
    }
}
