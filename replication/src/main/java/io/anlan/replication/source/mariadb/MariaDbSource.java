package io.anlan.replication.source.mariadb;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.anlan.replication.position.BinlogPoint;
import io.anlan.replication.position.GtidPosition;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.ResumePoint;
import io.anlan.replication.schema.mariadb.MariaDbSchema;
import io.anlan.replication.source.Beginning;
import io.anlan.replication.source.SourceProgress;
import io.anlan.replication.source.SourceRefusals;
import io.anlan.replication.source.SourceSession;
import io.anlan.replication.source.WalBudget;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One session at a platform store that is a link's source. */
public final class MariaDbSource implements SourceSession {
    /** Binlog files of 64 MiB left for replicas and for people who look: as much as a PostgreSQL keeps for a slot. */
    static final int KEPT = 16;

    private static final Duration SILENCE = Duration.ofSeconds(4);

    private final Connection connection;

    private MariaDbSource(Connection connection) {
        this.connection = connection;
    }

    /** Opens a session. */
    public static MariaDbSource open(MariaDbAddress address) throws SQLException {
        return new MariaDbSource(address.open(SILENCE));
    }

    private record Binlog(String file, long bytes) {}

    @Override
    public List<String> misfits(Collection<TableDescription> tables) throws SQLException {
        return MariaDbSchema.misfits(connection, tables);
    }

    @Override
    public Optional<String> refusal(LinkPosition position) throws SQLException {
        return BinlogVerdict.refusal(position, look());
    }

    @Override
    public boolean wentBack(LinkPosition position) throws SQLException {
        return BinlogVerdict.wentBack(position, look());
    }

    private BinlogLook look() throws SQLException {
        String oldest = binlogs().get(0).file();
        return new BinlogLook(
                incarnation(),
                GtidPosition.parse(text("SELECT COALESCE(BINLOG_GTID_POS('" + oldest + "', 4), '')")),
                written());
    }

    @Override
    public SourceProgress progress(String slot, ResumePoint told) throws SQLException {
        // Only the reader's own user sees its threads; a standby reads nothing.
        boolean read = !text("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE COMMAND LIKE 'Binlog Dump%'")
                .equals("0");
        return new SourceProgress(told instanceof BinlogPoint point ? lag(point) : 0, read);
    }

    private long lag(BinlogPoint point) throws SQLException {
        if (point.gtids().firstMissing(written()).isEmpty()) {
            return 0;
        }
        long file = BinlogPoint.fileNumber(point.file());
        long bytes = -point.offset();
        for (Binlog binlog : binlogs()) {
            bytes += BinlogPoint.fileNumber(binlog.file()) >= file ? binlog.bytes() : 0;
        }
        return Math.max(0, bytes);
    }

    @Override
    public Optional<WalBudget> budget(String slot) {
        // Binlogs are purged below what the link has told, by the link itself.
        return Optional.empty();
    }

    @Override
    public void release(ResumePoint told) throws SQLException {
        if (!(told instanceof BinlogPoint point)) {
            return;
        }
        List<Binlog> there = binlogs();
        Binlog keptFrom = there.get(Math.max(0, there.size() - KEPT));
        boolean readFurther = BinlogPoint.fileNumber(point.file()) > BinlogPoint.fileNumber(keptFrom.file());
        String first = readFurther ? keptFrom.file() : point.file();
        if (BinlogPoint.fileNumber(first) > BinlogPoint.fileNumber(there.get(0).file())) {
            try (Statement statement = connection.createStatement()) {
                // A file that a replica still reads the server keeps by itself.
                statement.execute("PURGE BINARY LOGS TO '" + first + "'");
            }
        }
    }

    @Override
    public Outcome<Beginning> begin(String slot, Collection<TableDescription> tables, long nowMicros)
            throws SQLException {
        for (TableDescription table : tables) {
            if (text("SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '"
                            + table.name() + "'")
                    .equals("0")) {
                return SourceRefusals.notMigrated("table " + table.name());
            }
        }
        return Outcome.done(new Beginning(incarnation(), now(nowMicros), definitions(tables)));
    }

    @Override
    public Optional<String> holding(Collection<TableDescription> tables) throws SQLException {
        for (TableDescription table : tables) {
            if (!text("SELECT COUNT(*) FROM (SELECT 1 FROM " + table.name() + " LIMIT 1) AS one")
                    .equals("0")) {
                return Optional.of(table.name());
            }
        }
        return Optional.empty();
    }

    @Override
    public void abandon(String slot) {
        // A place in a binlog leaves no trace at the server.
    }

    private BinlogPoint now(long nowMicros) throws SQLException {
        // First what has been written, then a place that may be a little later and only says how far that is.
        GtidPosition written = written();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW BINLOG STATUS")) {
            if (!row.next()) {
                throw new SQLException("the source writes no binlog", "HY000");
            }
            return new BinlogPoint(row.getString(1), row.getLong(2), written, nowMicros);
        }
    }

    private List<String> definitions(Collection<TableDescription> tables) throws SQLException {
        List<String> definitions = new ArrayList<>();
        for (TableDescription table : tables) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + table.name())) {
                if (row.next()) {
                    // One line each; a line break inside a quoted text is written as an escape.
                    definitions.add(row.getString(2).replace('\n', ' '));
                }
            }
        }
        return definitions;
    }

    private List<Binlog> binlogs() throws SQLException {
        List<Binlog> binlogs = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW BINARY LOGS")) {
            while (row.next()) {
                binlogs.add(new Binlog(row.getString(1), row.getLong(2)));
            }
        }
        if (binlogs.isEmpty()) {
            throw new SQLException("the source writes no binlog", "HY000");
        }
        return binlogs;
    }

    private GtidPosition written() throws SQLException {
        return GtidPosition.parse(text("SELECT @@GLOBAL.gtid_binlog_pos"));
    }

    @Override
    public String incarnation() throws SQLException {
        return text("SELECT incarnation FROM store_incarnation");
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new SQLException("the source says nothing about itself", "HY000");
            }
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
