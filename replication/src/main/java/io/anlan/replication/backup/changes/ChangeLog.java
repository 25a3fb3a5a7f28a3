package io.anlan.replication.backup.changes;

import io.anlan.replication.backup.format.ChangedRow;
import io.anlan.replication.backup.format.Manifest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The log of a database as segments are made from it. A bookmark in it keeps what was not saved yet, within the bound that the
 * database sets.
 */
public interface ChangeLog extends AutoCloseable {
    /** Opens sessions for this. */
    @FunctionalInterface
    interface Source {
        ChangeLog open() throws SQLException;
    }

    /** Takes a row. */
    @FunctionalInterface
    interface RowSink {
        void row(ChangedRow row) throws IOException;
    }

    /**
     * How the bookmark stands.
     *
     * @param incarnation which database this is
     * @param place what was committed before it is not told any more; empty if there is no bookmark
     * @param lost whether the database has dropped what the bookmark should have kept
     * @param keptBytes of its log that the database keeps for the bookmark
     */
    record Stand(String incarnation, OptionalLong place, boolean lost, long keptBytes) {}

    /** Takes the bookmark for the life of the session; false if another replicator has it. */
    boolean claim() throws SQLException;

    /** How the bookmark stands. */
    Stand look() throws SQLException;

    /** A place that everything acknowledged by its time stands before; all up to it is on disk. */
    Manifest.Point present() throws SQLException;

    /** Makes the bookmark anew; from this place on it tells every commit. */
    Manifest.Point begin() throws SQLException;

    /**
     * Tells the rows of all commits from one place up to another, in their order, again and again the same.
     *
     * @return up to where; before {@code until} if there was very much
     */
    Manifest.Point read(Manifest.Point from, Manifest.Point until, RowSink sink) throws SQLException, IOException;

    /** Lets the database drop its log before this place. */
    void release(Manifest.Point saved) throws SQLException;

    /** Takes the bookmark away, and with it the hold on the log. */
    void forget() throws SQLException;

    /** Writes the time into the log, so that what carries another database's time can be dated. */
    void tick() throws SQLException;

    @Override
    void close() throws SQLException;
}
