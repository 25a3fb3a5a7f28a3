package io.anlan.replication.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.ColumnType;
import io.anlan.kernel.merge.RowOrder;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.backup.mariadb.MariaDbSnapshot;
import io.anlan.replication.backup.postgres.PostgresSnapshot;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.RandomRows;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real database of a site, to be saved and to be restored to. */
enum Stand {
    REGISTRATION_A(SiteStore.REGISTRATION),
    REGISTRATION_B(SiteStore.REGISTRATION),
    PLATFORM(SiteStore.PLATFORM);

    /** Rows are judged by this moment; some of {@link RandomRows} have ended before it. */
    static final Ticker CLOCK = new Ticker() {
        @Override
        public long wallMillis() {
            return RandomRows.NOW_MICROS / 1_000;
        }

        @Override
        public long monotonicNanos() {
            return 0;
        }
    };

    private final SiteStore store;

    Stand(SiteStore store) {
        this.store = store;
    }

    SiteStore store() {
        return store;
    }

    DatabaseLogin login() {
        return switch (this) {
            case REGISTRATION_A -> Databases.postgresA().replicator();
            case REGISTRATION_B -> Databases.postgresB().replicator();
            case PLATFORM -> Databases.mariaDb().replicator();
        };
    }

    TargetDatabase database() {
        return store == SiteStore.PLATFORM
                ? new MariaDbTarget(Databases.platform())
                : new PostgresTarget(Databases.address(login()));
    }

    Snapshot snapshot() throws SQLException {
        return store == SiteStore.PLATFORM
                ? MariaDbSnapshot.open(database())
                : PostgresSnapshot.open(Databases.address(login()));
    }

    RestoreTarget target() {
        return RestoreTarget.of(store, database(), () -> {});
    }

    void clean() {
        if (store == SiteStore.PLATFORM) {
            CleanStage.mariaDb(login());
        } else {
            CleanStage.postgres(login());
        }
    }

    /** Writes rows of every table, as a link would. */
    void fill(long seed, int rows) throws SQLException {
        try (Connection connection = database().open("fill")) {
            int total = 0;
            for (TableDescription table : Rows.CATALOG.tables()) {
                List<@Nullable Object[]> made = new RandomRows(table, seed).list(rows);
                total += database().write(connection, table, RowOrder.winners(table, made, 0), 0);
            }
            assertThat(total).isPositive();
            connection.commit();
        }
    }

    /** Saves it in small chunks, so that there are several. */
    Manifest save(BackupStore into) throws SQLException, IOException {
        BackupWriter.Settings settings =
                new BackupWriter.Settings(into, Rows.CATALOG, 2_000, io.anlan.kernel.SystemTime.INSTANCE);
        return BackupWriter.write(settings, SiteId.SITE_A, store, this::snapshot, Backups.KEY, new Progress());
    }

    /** Every value of every row, as this test reads it. */
    List<String> content() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = login().connect();
                Statement statement = connection.createStatement()) {
            for (TableDescription table : Rows.CATALOG.tables()) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table.name())) {
                    while (rows.next()) {
                        lines.add(table.name() + " " + line(table, rows));
                    }
                }
            }
        }
        Collections.sort(lines);
        return lines;
    }

    private static String line(TableDescription table, ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (Column column : table.columns()) {
            byte[] bytes = column.type() == ColumnType.BYTES ? row.getBytes(column.name()) : null;
            values.add(
                    bytes == null
                            ? row.getString(column.name())
                            : HexFormat.of().formatHex(bytes));
        }
        return String.join("|", values);
    }
}
