package io.anlan.replication.retention;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.TargetDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Deletes what is past from one database, a few rows at a time, so that nobody waits long for their locks. */
public final class RetentionSweep {
    /** The name under which only one process at a time does it. */
    private static final String NAME = "retention";

    private static final int ROWS_MAX = 1_000;

    private final TargetDatabase database;
    private final Engine engine;
    private final TableCatalog catalog;

    public RetentionSweep(TargetDatabase database, Engine engine, TableCatalog catalog) {
        this.database = database;
        this.engine = engine;
        this.catalog = catalog;
    }

    /** Deletes all that is past now; answers how many rows, none if another process is at it. */
    public long run(long nowMicros) throws SQLException {
        // A link's session: a platform store's triggers let it, and a reader of its binlog passes over it.
        try (Connection connection = database.open(NAME)) {
            long deleted = 0;
            if (database.lock(connection, NAME)) {
                connection.commit();
                for (TableDescription table : catalog.tables()) {
                    deleted += table.expires() ? sweep(connection, table, nowMicros) : 0;
                }
            }
            return deleted;
        }
    }

    private long sweep(Connection connection, TableDescription table, long nowMicros) throws SQLException {
        long deleted = 0;
        try (PreparedStatement delete = connection.prepareStatement(sql(table))) {
            int some;
            do {
                delete.setLong(1, nowMicros);
                some = delete.executeUpdate();
                connection.commit();
                deleted += some;
            } while (some == ROWS_MAX);
        }
        return deleted;
    }

    private String sql(TableDescription table) {
        String past = Column.KEEP_UNTIL + " <= ? LIMIT " + ROWS_MAX;
        return switch (engine) {
            case POSTGRESQL ->
                "DELETE FROM " + table.name() + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + table.name() + " WHERE "
                        + past + "))";
            case MARIADB -> "DELETE FROM " + table.name() + " WHERE " + past;
        };
    }
}
