package io.anlan.replication.reconcile;

import io.anlan.kernel.merge.Stamp;
import io.anlan.kernel.merge.TableDescription;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row as a look found it.
 *
 * @param values in the column order of the table
 * @param computed the hash of its content, computed by the database from the columns as they are
 */
@SuppressWarnings("ArrayRecordComponent") // Rows are compared by their stamps.
public record FoundRow(TableDescription table, @Nullable Object[] values, byte[] computed) {

    /** Whether its content is that of its hash. A row that is not whole has no place in the order of rows. */
    public boolean whole() {
        return Arrays.equals(computed, stamp().rowHash());
    }

    /** Where it stands in the order, as far as its own words can be believed. */
    public Stamp stamp() {
        return table.stamp(values);
    }

    public Place place() {
        return Place.of(table, values);
    }
}
