package io.anlan.replication.reconcile;

import io.anlan.kernel.merge.TableDescription;
import java.util.List;

/**
 * Two databases and the tables that both hold.
 *
 * @param name for progress and audits, such as {@code registration-a:registration-b}
 */
public record Pair(String name, Side left, Side right, List<TableDescription> tables) {
    Side side(boolean rightSide) {
        return rightSide ? right : left;
    }
}
