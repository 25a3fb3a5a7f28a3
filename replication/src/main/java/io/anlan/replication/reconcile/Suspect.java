package io.anlan.replication.reconcile;

import org.jspecify.annotations.Nullable;

/** A key at which two databases differed when they were looked at; it may only be on its way. */
public record Suspect(
        Place place, @Nullable FoundRow left, @Nullable FoundRow right) {

    /** What one of the two had. */
    @Nullable
    FoundRow at(boolean rightSide) {
        return rightSide ? right : left;
    }
}
