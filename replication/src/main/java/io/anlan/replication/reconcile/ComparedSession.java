package io.anlan.replication.reconcile;

import io.anlan.kernel.merge.TableDescription;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A session at one database that only reads. Each call sees one moment of the database. */
public interface ComparedSession extends AutoCloseable {
    /** What the stretch comes to, computed by the database from the columns. */
    Digest digest(Stretch stretch) throws SQLException;

    /** The rows of the stretch, in the order of their keys. */
    List<FoundRow> rows(Stretch stretch) throws SQLException;

    /** The rows at these places, of whatever scope; places without a row are left out. */
    Map<Place, FoundRow> at(TableDescription table, Collection<Place> places) throws SQLException;

    /** How many rows the table has, for showing how far a run has come. */
    long count(TableDescription table) throws SQLException;

    @Override
    void close() throws SQLException;
}
