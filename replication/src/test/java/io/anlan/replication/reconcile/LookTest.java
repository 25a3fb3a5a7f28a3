package io.anlan.replication.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.RowOrder;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.reconcile.sql.SqlSession;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.EachDatabase;
import io.anlan.replication.stage.RandomRows;
import io.anlan.replication.stage.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both engines cut a table at the same keys and come to the same digests, whatever is in keys and columns. */
class LookTest {
    private static final Scope ALL = new Scope(0, 0);

    @BeforeEach
    @AfterEach
    void clean() {
        EachDatabase.clean();
    }

    @Test
    void every_stretch_of_every_table_is_the_same_in_both_engines_and_in_the_model() throws SQLException {
        long seed = RandomRows.seed();
        for (TableDescription table : Rows.CATALOG.tables()) {
            InMemorySession model = new InMemorySession();
            List<@Nullable Object[]> rows =
                    RowOrder.winners(table, new RandomRows(table, seed).list(300), Long.MIN_VALUE);
            rows.forEach(row -> model.put(table, row));
            write(new PostgresTarget(Databases.address(EachDatabase.REGISTRATION_A.login())), table, rows);
            write(new MariaDbTarget(Databases.platform()), table, rows);
            try (SqlSession postgres = session(EachDatabase.REGISTRATION_A, Engine.POSTGRESQL);
                    SqlSession mariaDb = session(EachDatabase.PLATFORM_A, Engine.MARIADB)) {
                compare(table, model, postgres, seed);
                compare(table, model, mariaDb, seed);
            }
        }
    }

    private static void compare(TableDescription table, InMemorySession model, SqlSession session, long seed)
            throws SQLException {
        for (Scope scope : List.of(ALL, new Scope(RandomRows.NOW_MICROS, 2))) {
            @Nullable Place after = null;
            do {
                Stretch stretch = new Stretch(table, after, 7, scope);
                Digest expected = model.digest(stretch);
                assertThat(session.digest(stretch))
                        .describedAs("%s -Danlan.seed=%d", table.name(), seed)
                        .isEqualTo(expected);
                assertThat(session.rows(stretch).stream().map(FoundRow::place).toList())
                        .isEqualTo(model.rows(stretch).stream()
                                .map(FoundRow::place)
                                .toList());
                after = expected.last();
            } while (after != null);
        }
    }

    private static SqlSession session(EachDatabase where, Engine engine) throws SQLException {
        Connection connection = where == EachDatabase.PLATFORM_A
                ? Databases.platform().open()
                : where.login().connect();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return new SqlSession(connection, engine);
    }

    private static void write(TargetDatabase target, TableDescription table, List<@Nullable Object[]> rows)
            throws SQLException {
        try (Connection connection = target.open("look")) {
            assertThat(target.write(connection, table, rows, Long.MIN_VALUE)).isPositive();
            connection.commit();
        }
    }
}
