package io.anlan.replication.reconcile;

/**
 * Which rows of a table are compared.
 *
 * @param horizonMicros rows whose time ends before are left out at either side: retention may have taken them at one
 * @param sinceVersion rows first written or last changed before this hybrid time are left out; 0 leaves out none
 */
public record Scope(long horizonMicros, long sinceVersion) {
    private static final long DAY_MICROS = 86_400_000_000L;

    /** All rows that will still be there in a day. */
    public static Scope at(long nowMicros, long sinceVersion) {
        return new Scope(nowMicros + DAY_MICROS, sinceVersion);
    }
}
