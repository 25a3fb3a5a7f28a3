package io.anlan.replication.source.postgres;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.postgres.PostgresConnector;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.Lsn;
import io.anlan.replication.position.ResumePoint;
import io.anlan.replication.position.WalPoint;
import io.anlan.replication.schema.postgres.PostgresSchema;
import io.anlan.replication.source.Beginning;
import io.anlan.replication.source.SourceProgress;
import io.anlan.replication.source.SourceRefusals;
import io.anlan.replication.source.SourceSession;
import io.anlan.replication.source.WalBudget;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One session at a registration store that is a link's source. */
public final class PostgresSource implements SourceSession {
    /** The name of the publication that the registration store's migration makes. */
    public static final String PUBLICATION = "anlan_site";

    private static final String LOOK = "SELECT s.system_identifier || '-' || c.timeline_id, r.slot_name IS NOT NULL,"
            + " coalesce(r.wal_status, ''), coalesce(r.active, false), coalesce(r.confirmed_flush_lsn, '0/0')::text,"
            + " pg_current_wal_insert_lsn()::text FROM pg_control_system() s CROSS JOIN pg_control_checkpoint() c"
            + " LEFT JOIN pg_replication_slots r ON r.slot_name = ? AND r.database = current_database()";

    /** The setting is in MiB. A slot that is lost holds nothing any more. */
    private static final String BUDGET = "SELECT coalesce(r.wal_status, 'lost'),"
            + " coalesce(pg_current_wal_lsn() - r.restart_lsn, 0)::bigint, s.setting::bigint * 1048576"
            + " FROM pg_replication_slots r CROSS JOIN pg_settings s"
            + " WHERE r.slot_name = ? AND r.database = current_database() AND s.name = 'max_slot_wal_keep_size'";

    private final Connection connection;

    private PostgresSource(Connection connection) {
        this.connection = connection;
    }

    /** Opens a session. */
    public static PostgresSource open(DatabaseAddress address, String link) throws SQLException {
        return new PostgresSource(PostgresConnector.open(
                address, "anlan-look " + link, Map.of("socketTimeout", "4", "loginTimeout", "4")));
    }

    @Override
    public List<String> misfits(Collection<TableDescription> tables) throws SQLException {
        return PostgresSchema.misfits(connection, tables);
    }

    @Override
    public Optional<String> refusal(LinkPosition position) throws SQLException {
        return SlotVerdict.refusal(position, look(position.slot()));
    }

    @Override
    public boolean wentBack(LinkPosition position) throws SQLException {
        return SlotVerdict.wentBack(position, look(position.slot()));
    }

    @Override
    public SourceProgress progress(String slot, ResumePoint told) throws SQLException {
        SlotLook look = look(slot);
        return new SourceProgress(Math.max(0, look.insertLsn() - told.mark()), look.slotActive());
    }

    @Override
    public Optional<WalBudget> budget(String slot) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BUDGET)) {
            select.setString(1, slot);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new WalBudget(slot, row.getString(1), row.getLong(2), row.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    @Override
    public void release(ResumePoint told) {
        // The slot has moved with what the reader confirmed.
    }

    @Override
    public Outcome<Beginning> begin(String slot, Collection<TableDescription> tables, long nowMicros)
            throws SQLException {
        if (ask("SELECT count(*) FROM pg_publication WHERE pubname = ?", PUBLICATION) == 0) {
            return SourceRefusals.notMigrated("publication " + PUBLICATION);
        }
        // Nobody goes on from this slot: it is left over from a creation that was cut short, or from a database that
        // was.
        abandon(slot);
        long lsn = createSlot(slot);
        return Outcome.done(new Beginning(incarnation(), new WalPoint(lsn, nowMicros), List.of()));
    }

    @Override
    public String incarnation() throws SQLException {
        return look("").incarnation();
    }

    @Override
    public void abandon(String slot) throws SQLException {
        try (PreparedStatement drop = connection.prepareStatement(
                "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = ? AND NOT active")) {
            drop.setString(1, slot);
            drop.execute();
        }
    }

    private SlotLook look(String slot) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOOK)) {
            select.setString(1, slot);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the source says nothing about itself", "XX000");
                }
                return new SlotLook(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getBoolean(4),
                        Lsn.parse(row.getString(5)),
                        Lsn.parse(row.getString(6)));
            }
        }
    }

    @Override
    public Optional<String> holding(Collection<TableDescription> tables) throws SQLException {
        for (TableDescription table : tables) {
            // The name comes from our own mapping file, whose reader lets only plain identifiers pass.
            if (ask("SELECT count(*) FROM (SELECT FROM " + table.name() + " LIMIT 1) AS one") > 0) {
                return Optional.of(table.name());
            }
        }
        return Optional.empty();
    }

    /** Makes a slot; answers the position from which on it sees every commit. */
    private long createSlot(String slot) throws SQLException {
        try (PreparedStatement create = connection.prepareStatement(
                "SELECT lsn::text FROM pg_create_logical_replication_slot(?, 'pgoutput')")) {
            create.setString(1, slot);
            try (ResultSet row = create.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the source made no slot", "XX000");
                }
                return Lsn.parse(row.getString(1));
            }
        }
    }

    private long ask(String sql, String... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
