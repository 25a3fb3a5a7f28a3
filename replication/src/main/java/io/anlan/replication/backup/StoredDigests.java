package io.anlan.replication.backup;

import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.TableDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the database itself computes over its tables. */
final class StoredDigests {
    private static final int SUMS = 4;

    /** A large table takes its time; a connection that is silent for longer is lost. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Connection at;
    private final Engine engine;
    private long rows;

    private StoredDigests(Connection at, Engine engine) {
        this.at = at;
        this.engine = engine;
    }

    /** In this session, whose limits are lifted: they are meant for links. */
    static StoredDigests in(Connection at, Engine engine) throws SQLException {
        try (Statement statement = at.createStatement()) {
            statement.execute(
                    engine == Engine.POSTGRESQL
                            ? "SET statement_timeout = '" + LONGEST.toMinutes() + "min'"
                            : "SET SESSION max_statement_time = " + LONGEST.toSeconds());
        }
        at.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST.toMillis()));
        return new StoredDigests(at, engine);
    }

    /** The tables that do not hold what is expected. */
    List<String> differing(
            List<TableDescription> tables, UnaryOperator<TableDescription> naming, Expectation expected, long nowMicros)
            throws SQLException {
        List<String> differing = new ArrayList<>();
        for (TableDescription table : tables) {
            TableDigest stored = of(naming.apply(table), nowMicros);
            rows += stored.rows();
            if (!stored.equals(expected.of(table))) {
                differing.add(table.name());
            }
        }
        return differing;
    }

    /** Rows of all tables asked about. */
    long rows() {
        return rows;
    }

    private TableDigest of(TableDescription table, long nowMicros) throws SQLException {
        try (PreparedStatement select = at.prepareStatement(TableDigest.sql(table, engine))) {
            if (table.expires()) {
                select.setLong(1, nowMicros);
            }
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the database counted nothing", "XX000");
                }
                long[] sums = new long[SUMS];
                for (int i = 0; i < SUMS; i++) {
                    sums[i] = row.getBigDecimal(i + 2).longValueExact();
                }
                return TableDigest.of(row.getLong(1), sums);
            }
        }
    }
}
