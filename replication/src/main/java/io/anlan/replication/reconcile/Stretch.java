package io.anlan.replication.reconcile;

import io.anlan.kernel.merge.TableDescription;
import org.jspecify.annotations.Nullable;

/**
 * The rows that come next in the order of keys.
 *
 * @param after the place before the first of them; null begins the table
 * @param rowsMax at most so many
 */
public record Stretch(TableDescription table, @Nullable Place after, int rowsMax, Scope scope) {}
