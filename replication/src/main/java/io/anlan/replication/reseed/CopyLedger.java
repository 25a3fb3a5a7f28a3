package io.anlan.replication.reseed;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.reconcile.Place;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Keeps how far each table is copied. */
public interface CopyLedger {
    /**
     * How far a table is.
     *
     * @param last the place of the last row that is surely there; null if none is known to be
     * @param copied rows copied so far
     * @param broken rows left out because their content is not that of their hash
     * @param done whether the table's end was reached
     */
    record Reached(@Nullable Place last, long copied, long broken, boolean done) {
        /** Nothing was copied yet. */
        public static final Reached NOTHING = new Reached(null, 0, 0, false);
    }

    /** How far this one is. */
    Reached of(TableDescription table) throws SQLException;

    /** Notes that it is so far; only once the rows are committed. */
    void note(TableDescription table, Reached reached) throws SQLException;
}
