package io.anlan.replication.reconcile;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.parking.ParkedRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes to a database of this site. It never deletes. */
public interface Mender {
    /**
     * Writes whole rows of the other database by the guarded statement, those at broken places in the place of what is there.
     *
     * @return why a row was refused, by its place; rows that were not refused are not named
     */
    Map<Place, String> write(TableDescription table, List<FoundRow> rows, Set<Place> broken) throws SQLException;

    /** The rows that a link into this database has set aside. */
    List<ParkedRow> parked(String link) throws SQLException;

    /** Notes that parked rows are needed no more. */
    void healed(String link, List<ParkedRow> rows) throws SQLException;
}
