package io.anlan.replication.reseed.sql;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.postgres.PostgresConnector;
import io.anlan.replication.reseed.CopyInto;
import io.anlan.replication.reseed.ReseedLook;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The registration store's own rows about a reseed of its site. While one is open, nodes of a rebuilt site do not serve. */
public final class ReseedLedger {
    private static final String NAME = "anlan-reseed";
    private static final String OPEN = "SELECT reseed_id, rebuilt FROM reseed_run WHERE ended_micros IS NULL";

    private final DatabaseAddress store;
    private final TableCatalog catalog;

    public ReseedLedger(DatabaseAddress store, TableCatalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    private record Run(String id, boolean rebuilt) {}

    /** The reseed that has not ended. */
    public Optional<ReseedLook.Open> open() throws SQLException {
        try (Connection at = connect()) {
            Optional<Run> run = run(at);
            return run.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ReseedLook.Open(run.get().rebuilt(), due(at, run.get())));
        }
    }

    /** Whether a backup is being restored into this store. */
    boolean restoring() throws SQLException {
        try (Connection at = connect();
                PreparedStatement select =
                        at.prepareStatement("SELECT count(*) FROM restore_run WHERE ended_micros IS NULL");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getLong(1) > 0;
        }
    }

    /** Notes that one begins, and into which stores it copies. */
    void begin(boolean rebuilt, Collection<CopyInto> due, long nowMicros) throws SQLException {
        try (Connection at = connect()) {
            at.setAutoCommit(false);
            Run run = new Run(UUID.randomUUID().toString(), rebuilt);
            try (PreparedStatement insert =
                    at.prepareStatement("INSERT INTO reseed_run (reseed_id, rebuilt, begun_micros) VALUES (?, ?, ?)")) {
                insert.setString(1, run.id());
                insert.setBoolean(2, rebuilt);
                insert.setLong(3, nowMicros);
                insert.executeUpdate();
            }
            for (CopyInto into : due) {
                makeDue(at, run, into);
            }
            at.commit();
        }
    }

    /** Notes that a store is to be copied into from the beginning: the link beside the copy is about to be made anew. */
    void anew(CopyInto into) throws SQLException {
        try (Connection at = connect()) {
            at.setAutoCommit(false);
            makeDue(at, mustRun(at), into);
            at.commit();
        }
    }

    /** How far each table of a store is. */
    TableLedger of(CopyInto into) {
        return new TableLedger(store, into);
    }

    /** Notes that it has ended: from now on the applied marks of the links into this database count. */
    void close(long nowMicros) throws SQLException {
        try (Connection at = connect()) {
            at.setAutoCommit(false);
            try (PreparedStatement lift = at.prepareStatement(AppliedMarks.COUNT);
                    PreparedStatement restored = at.prepareStatement(AppliedMarks.RESTORED);
                    PreparedStatement end =
                            at.prepareStatement("UPDATE reseed_run SET ended_micros = ? WHERE ended_micros IS NULL")) {
                lift.executeUpdate();
                restored.setLong(1, nowMicros);
                restored.executeUpdate();
                end.setLong(1, nowMicros);
                end.executeUpdate();
            }
            at.commit();
        }
    }

    private void makeDue(Connection at, Run run, CopyInto into) throws SQLException {
        try (PreparedStatement insert =
                at.prepareStatement("INSERT INTO reseed_table (reseed_id, store, table_name) VALUES (?, ?, ?)"
                        + " ON CONFLICT (reseed_id, store, table_name) DO UPDATE"
                        + " SET last_key = NULL, copied = 0, broken = 0, done = false")) {
            for (TableDescription table : into.tables(catalog)) {
                insert.setString(1, run.id());
                insert.setString(2, into.word());
                insert.setString(3, table.name());
                insert.executeUpdate();
            }
        }
    }

    private static Set<CopyInto> due(Connection at, Run run) throws SQLException {
        Set<CopyInto> due = EnumSet.noneOf(CopyInto.class);
        try (PreparedStatement select =
                at.prepareStatement("SELECT DISTINCT store FROM reseed_table WHERE reseed_id = ? AND NOT done")) {
            select.setString(1, run.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String word = row.getString(1);
                    EnumSet.allOf(CopyInto.class).stream()
                            .filter(into -> into.word().equals(word))
                            .forEach(due::add);
                }
            }
        }
        return due;
    }

    private static Optional<Run> run(Connection at) throws SQLException {
        try (PreparedStatement select = at.prepareStatement(OPEN);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(new Run(row.getString(1), row.getBoolean(2))) : Optional.empty();
        }
    }

    private static Run mustRun(Connection at) throws SQLException {
        return run(at).orElseThrow(() -> new SQLException("no reseed is under way", "55000"));
    }

    private Connection connect() throws SQLException {
        return PostgresConnector.open(store, NAME);
    }
}
