package io.anlan.replication.backup;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.Manifest;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A database at one moment: all reads see what was committed then, and nothing later. */
public interface Snapshot extends AutoCloseable {
    /** Takes a row, given in column order. */
    @FunctionalInterface
    interface RowSink {
        void row(@Nullable Object[] values) throws IOException;
    }

    /** Opens snapshots of one database. */
    @FunctionalInterface
    interface Source {
        Snapshot open() throws SQLException;
    }

    /** Which database this is. */
    String incarnation();

    /** The moment. */
    Manifest.Point point();

    /** Reads all rows of a table. */
    void read(TableDescription table, RowSink sink) throws SQLException, IOException;

    @Override
    void close() throws SQLException;
}
