package io.anlan.chaos.bench.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.database.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class MadeRowsTest {
    private static final TableDescription TABLE = TableCatalog.standard().table("registration");

    @Test
    void a_made_row_carries_the_hash_that_a_link_demands_and_is_found_by_its_number() throws SQLException {
        MadeRows rows = new MadeRows("bench-a", false);
        try (PostgresServer server = PostgresServer.throwaway();
                Connection connection = server.owner().connect();
                Statement statement = connection.createStatement();
                MadeTable table = MadeTable.at(server.owner(), rows)) {
            statement.execute(io.anlan.chaos.bench.BenchRows.TABLE);

            table.fill(99_998, 100_007, 3);
            insertOne(server.owner(), rows, 7);

            assertThat(table.count()).isEqualTo(11);
            assertThat(table.has(99_998) && table.has(100_007) && table.has(7)).isTrue();
            assertThat(table.has(8)).isFalse();
            try (ResultSet row = statement.executeQuery("SELECT * FROM registration")) {
                while (row.next()) {
                    assertThat(RowHash.of(TABLE, values(row))).isEqualTo(row.getBytes("row_hash"));
                }
            }
        }
    }

    private static void insertOne(DatabaseLogin login, MadeRows rows, long number) throws SQLException {
        try (Connection connection = login.connect();
                PreparedStatement insert = connection.prepareStatement(rows.insertOne())) {
            insert.setLong(1, number);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    private static Object[] values(ResultSet row) throws SQLException {
        Object[] values = new Object[TABLE.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getObject(TABLE.columns().get(i).name());
        }
        return values;
    }
}
