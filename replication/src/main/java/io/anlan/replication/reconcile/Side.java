package io.anlan.replication.reconcile;

import io.anlan.kernel.merge.TableDescription;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of two databases that are compared.
 *
 * @param name such as {@code registration-a} or {@code platform-b}
 * @param session looks at it
 * @param mender writes to it; null if it is the peer's
 * @param taking what it may take of a table
 * @param inflow the link that brings it the other's rows; null if there is none
 */
public record Side(
        String name,
        ComparedSession session,
        @Nullable Mender mender,
        Function<TableDescription, Taking> taking,
        @Nullable Inflow inflow) {}
