package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.audit.AuditedTable;
import io.anlan.chaos.audit.AuditedTable.AuditedColumn;
import io.anlan.chaos.audit.DigestSql;
import io.anlan.chaos.audit.Store;
import io.anlan.local.database.MariaDbServer;
import io.anlan.local.database.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit's own digest says the same of the same rows on both engines, and something else of any other. */
class DigestIT {
    private static final AuditedTable TABLE = new AuditedTable(
            "probe",
            List.of(
                    new AuditedColumn("at", false),
                    new AuditedColumn("body", true),
                    new AuditedColumn("name", false),
                    new AuditedColumn("site", false)));

    private static PostgresServer postgres;
    private static MariaDbServer mariadb;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.throwaway();
        mariadb = MariaDbServer.throwaway();
    }

    @AfterAll
    static void stop() {
        postgres.close();
        mariadb.close();
    }

    @BeforeEach
    void fill() throws SQLException {
        onPostgres(
                "drop table if exists probe",
                "create table probe (name text, body bytea, at bigint, site smallint)",
                "insert into probe values ('安澜 😀', '\\x00ff10', 1795222222123456, 1), ('', '\\x', -1, 2), (null, null, 0, 1)");
        onMariadb(
                "drop table if exists probe",
                "create table probe (name varchar(40) character set utf8mb4 collate utf8mb4_bin, body varbinary(20),"
                        + " at bigint, site smallint)",
                "insert into probe values (null, null, 0, 1), ('安澜 😀', x'00ff10', 1795222222123456, 1), ('', x'', -1, 2)");
    }

    @Test
    void equal_rows_have_equal_digests_in_any_order() throws SQLException {
        assertThat(onMariadbDigest()).isEqualTo(onPostgresDigest());
        assertThat(onMariadbDigest().get(0)).isEqualTo("3");
    }

    @Test
    void one_changed_value_shows() throws SQLException {
        for (String change : List.of(
                "update probe set name = '安澜 😁' where site = 1 and name is not null",
                "update probe set name = '' where name is null",
                "update probe set body = null where at = -1",
                "update probe set at = 1795222222123457 where at > 5",
                "insert into probe select * from probe where at = 0",
                "delete from probe where at = 0")) {
            fill();
            onMariadb(change);

            assertThat(onMariadbDigest()).as(change).isNotEqualTo(onPostgresDigest());
        }
    }

    private static List<String> onPostgresDigest() throws SQLException {
        try (Connection connection = postgres.owner().connect()) {
            return digest(connection, Store.Kind.POSTGRESQL);
        }
    }

    private static List<String> onMariadbDigest() throws SQLException {
        try (Connection connection = mariadb.admin().connect()) {
            return digest(connection, Store.Kind.MARIADB);
        }
    }

    private static List<String> digest(Connection connection, Store.Kind kind) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DigestSql.digest(TABLE, kind))) {
            row.next();
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                values.add(row.getBigDecimal(i).toBigInteger().toString());
            }
            return values;
        }
    }

    private static void onPostgres(String... statements) throws SQLException {
        try (Connection connection = postgres.owner().connect()) {
            execute(connection, statements);
        }
    }

    private static void onMariadb(String... statements) throws SQLException {
        try (Connection connection = mariadb.admin().connect()) {
            execute(connection, statements);
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
