package io.anlan.replication.reconcile.run;

import org.jspecify.annotations.Nullable;

/**
 * What is to be compared.
 *
 * @param table one table; null for all
 * @param sinceVersion only rows of this hybrid time or later; 0 for all
 * @param fromPlatform whether the registration store may also take rows from the platform store that no link carries there
 */
public record RunRequest(RunKind kind, @Nullable String table, long sinceVersion, boolean fromPlatform) {
    /** Everything, by itself. */
    static final RunRequest CONTINUOUS = new RunRequest(RunKind.CONTINUOUS, null, 0, false);
}
