package io.anlan.app.quota;

import org.jspecify.annotations.Nullable;

/**
 * A claim as this site's database has it.
 *
 * @param valid whether no later epoch left it out
 * @param end how it ended, if it did
 * @param atBoth whether both sites are known to have the claim
 */
public record KnownClaim(
        ClaimRow row, boolean valid, @Nullable End end, boolean atBoth) {

    /**
     * @param values of the row that says so
     * @param atBoth whether both sites are known to have it
     */
    public record End(Ending ending, @Nullable Object[] values, boolean atBoth) {}

    /** Whether the person has this seat, or had it held and may still confirm. */
    public boolean live() {
        return valid && (end == null || !end.ending().frees());
    }

    /** Whether the claim and its end, if it has one, are known to be at both sites. */
    public boolean allAtBoth() {
        return atBoth && (end == null || end.atBoth());
    }

    @Override
    public String toString() {
        return row.toString();
    }
}
