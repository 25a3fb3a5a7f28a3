package io.anlan.replication.reconcile;

import io.anlan.kernel.merge.TableDescription;
import java.sql.SQLException;

/** The link by which a database gets the other's rows, as far as telling what has arrived. */
public interface Inflow {
    /** Where the source's log stands now: behind everything that any look so far has seen there. */
    Mark written() throws SQLException;

    /** Whether everything committed up to the mark has been told to this database and is applied, or parked. */
    boolean told(Mark mark) throws SQLException;

    /** The link's name. */
    String link();

    /** Whether it brings rows of this table. */
    boolean carries(TableDescription table);
}
