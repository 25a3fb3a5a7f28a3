package io.anlan.chaos.bench.replication;

import io.anlan.kernel.merge.Engine;
import io.anlan.local.database.DatabaseLogin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One session at a database that is filled with made rows, or waited for until it has them. */
final class MadeTable implements AutoCloseable {
    private final MadeRows rows;
    private final Engine engine;
    private final Connection connection;
    private final PreparedStatement countOne;

    private MadeTable(MadeRows rows, Engine engine, Connection connection) throws SQLException {
        this.rows = rows;
        this.engine = engine;
        this.connection = connection;
        this.countOne = connection.prepareStatement(MadeRows.countOne());
    }

    static MadeTable at(DatabaseLogin login, MadeRows rows) throws SQLException {
        Engine engine = login.engine() == DatabaseLogin.Engine.POSTGRESQL ? Engine.POSTGRESQL : Engine.MARIADB;
        return new MadeTable(rows, engine, login.connect());
    }

    /** Inserts the rows of these numbers, so many in each transaction. */
    void fill(long first, long last, int perTransaction) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (long from = first; from <= last; from += perTransaction) {
                long to = Math.min(last, from + perTransaction - 1);
                int made = statement.executeUpdate(rows.insert(engine, from, to));
                if (made != to - from + 1) {
                    throw new SQLException(made + " rows were made instead of " + (to - from + 1));
                }
            }
        }
    }

    /** Whether the row of this number can be seen. */
    boolean has(long number) throws SQLException {
        countOne.setString(1, rows.campaignOf(number));
        countOne.setBytes(2, MadeRows.personOf(number));
        try (ResultSet row = countOne.executeQuery()) {
            return row.next() && row.getInt(1) == 1;
        }
    }

    /** How many rows there are of such campaigns. */
    long count() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT count(*) FROM registration WHERE campaign_id LIKE ?")) {
            select.setString(1, rows.campaign() + "-%");
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Performs a statement of another kind. */
    void perform(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
