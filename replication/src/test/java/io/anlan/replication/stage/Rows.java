package io.anlan.replication.stage;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.GuardedStatement;
import io.anlan.kernel.merge.Placeholders;
import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.local.database.DatabaseLogin;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows as nodes write them. */
public final class Rows {
    public static final TableCatalog CATALOG = TableCatalog.standard();
    public static final TableDescription REGISTRATION = CATALOG.table("registration");
    public static final TableDescription CAMPAIGN_TEXT = CATALOG.table("campaign_text");

    private Rows() {}

    /** A registration of one person at one site. */
    public static @Nullable Object[] registration(String campaign, int person, int site) {
        return registration(campaign, person, site, null);
    }

    /** The same with the microsecond from which on it must not be anywhere. */
    public static @Nullable Object[] registration(String campaign, int person, int site, @Nullable Long keepUntil) {
        return hashed(REGISTRATION, new @Nullable Object[] {
            campaign,
            personKey(person),
            (short) site,
            "R" + person,
            "wechat",
            "key-" + person,
            personKey(-person),
            1_700_000_000_000_000L + person,
            "batch-" + person / 10,
            "correlation-" + person,
            keepUntil,
            100L + person,
            (short) (site * 2 - 1),
            null
        });
    }

    /** A campaign's words in one language. */
    public static @Nullable Object[] text(String campaign, String title, String summary, long version, int writer) {
        return hashed(
                CAMPAIGN_TEXT,
                new @Nullable Object[] {campaign, "zh-CN", title, summary, version, (short) writer, null});
    }

    /** The row with its hash. */
    public static @Nullable Object[] hashed(TableDescription table, @Nullable Object[] row) {
        row[table.index(Column.ROW_HASH)] = RowHash.of(table, row);
        return row;
    }

    /** 32 bytes that stand for a person. */
    public static byte[] personKey(int person) {
        return ByteBuffer.allocate(32).putInt(person).putInt(28, ~person).array();
    }

    /** Writes rows by the guarded statement, one transaction for all. */
    public static void write(DatabaseLogin login, TableDescription table, @Nullable Object[]... rows) {
        try (Connection connection = login.connect()) {
            connection.setAutoCommit(false);
            for (@Nullable Object[] row : rows) {
                write(connection, table, row);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a row in the connection's transaction. */
    public static void write(Connection connection, TableDescription table, @Nullable Object[] row)
            throws SQLException {
        String sql = GuardedStatement.postgres(table, Placeholders.QUESTION);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < row.length; i++) {
                Column column = table.columns().get(i);
                String type = switch (column.type()) {
                    case TEXT -> "text";
                    case BIGINT -> "int8";
                    case SMALLINT -> "int2";
                    case BYTES -> "bytea";
                };
                Object[] one = row[i] instanceof byte[] bytes ? new byte[][] {bytes} : new @Nullable Object[] {row[i]};
                statement.setArray(i + 1, connection.createArrayOf(type, one));
            }
            if (table.expires()) {
                statement.setLong(row.length + 1, 1_700_000_000_000_000L);
            }
            statement.executeUpdate();
        }
    }
}
