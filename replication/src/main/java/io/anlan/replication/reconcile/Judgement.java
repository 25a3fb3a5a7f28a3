package io.anlan.replication.reconcile;

import io.anlan.kernel.merge.RowOrder;
import io.anlan.kernel.merge.TableDescription;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a database's row, given what the other database had <em>before</em> this one had applied all that the
 * other had committed by then. A row only ever gives way to one that wins, so what this one has must win or be equal.
 */
final class Judgement {
    private Judgement() {}

    /** What is wrong; null if nothing is, or nothing that this database could learn from the other. */
    static @Nullable FindingKind of(
            TableDescription table, @Nullable FoundRow mine, @Nullable FoundRow theirs, Taking taking) {
        if (taking == Taking.NOTHING) {
            return null;
        }
        if (mine != null && !mine.whole()) {
            return FindingKind.ALTERED;
        }
        if (theirs == null || !theirs.whole() || holds(table, mine, theirs)) {
            return null;
        }
        if (taking == Taking.PROVEN) {
            return FindingKind.EXTRA;
        }
        return mine == null ? FindingKind.MISSING : FindingKind.STALE;
    }

    /** Whether the other's row may take the place of this one's. */
    static boolean mayTake(TableDescription table, @Nullable FoundRow mine, @Nullable FoundRow theirs, Taking taking) {
        if (theirs == null || !theirs.whole() || taking == Taking.NOTHING) {
            return false;
        }
        if (taking == Taking.ALL) {
            return mine == null || !mine.whole() || !holds(table, mine, theirs);
        }
        return mine != null
                && !mine.whole()
                && Arrays.equals(mine.stamp().rowHash(), theirs.stamp().rowHash());
    }

    /** Whether nothing is to be learnt from the other's row: this one is whole, and equal to it or wins. */
    static boolean holds(TableDescription table, @Nullable FoundRow mine, FoundRow theirs) {
        return mine != null && mine.whole() && !RowOrder.replaces(table.rule(), mine.stamp(), theirs.stamp());
    }
}
