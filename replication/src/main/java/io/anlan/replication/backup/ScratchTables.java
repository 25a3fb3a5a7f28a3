package io.anlan.replication.backup;

import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableDescription;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Empty tables beside the real ones and of their form, for a restore that is only a trial. No link and no node knows them; in
 * PostgreSQL they are not even written to the log.
 */
final class ScratchTables {
    private static final String PREFIX = "scratch_";

    private final RestoreTarget real;
    private final List<TableDescription> tables;

    ScratchTables(RestoreTarget real, List<TableDescription> tables) {
        this.real = real;
        this.tables = tables;
    }

    /** The scratch tables as a target. */
    RestoreTarget target() {
        return new RestoreTarget(real.store(), real.database(), () -> {}, ScratchTables::named, true);
    }

    /** Makes them; those a trial before has left are emptied by it. */
    void create() throws SQLException {
        drop();
        boolean postgres = real.store().engine() == Engine.POSTGRESQL;
        for (TableDescription table : tables) {
            String name = named(table).name();
            run(
                    postgres
                            ? "CREATE UNLOGGED TABLE " + name + " (LIKE " + table.name() + " INCLUDING ALL)"
                            : "CREATE TABLE " + name + " LIKE " + table.name());
        }
    }

    /** Takes them away. */
    void drop() throws SQLException {
        for (TableDescription table : tables) {
            run("DROP TABLE IF EXISTS " + named(table).name());
        }
    }

    static TableDescription named(TableDescription table) {
        return new TableDescription(
                PREFIX + table.name(), table.rule(), table.key(), table.columns(), table.directions());
    }

    private void run(String sql) throws SQLException {
        try (Connection at = real.database().open("backup-verify");
                Statement statement = at.createStatement()) {
            statement.execute(sql);
            at.commit();
        }
    }
}
