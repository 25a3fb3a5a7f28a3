package io.anlan.replication.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.schema.mariadb.MariaDbSchema;
import io.anlan.replication.schema.postgres.PostgresSchema;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each thing that can be wrong with a table, planted in a real database and found. */
class SchemaCheckTest {
    private static final List<TableDescription> EVENTS = List.of(Rows.CATALOG.table("campaign_event"));

    @Test
    void the_tables_of_this_version_fit_in_both_engines() throws SQLException {
        try (Connection postgres = Databases.postgresA().owner().connect();
                Connection mariadb = Databases.mariaDb().replicator().connect()) {
            assertThat(PostgresSchema.misfits(postgres, Rows.CATALOG.tables())).isEmpty();
            assertThat(MariaDbSchema.misfits(mariadb, Rows.CATALOG.tables())).isEmpty();
        }
    }

    @Test
    void what_is_wrong_in_a_registration_store_is_told() throws SQLException {
        String table = "ALTER TABLE campaign_event ";
        assertThat(postgres("ALTER TABLE campaign_event RENAME TO away"))
                .containsExactly("table campaign_event is missing");
        assertThat(postgres(table + "DROP COLUMN actor")).containsExactly("column campaign_event.actor is missing");
        assertThat(postgres(table + "ALTER COLUMN site TYPE integer"))
                .containsExactly("column campaign_event.site is integer, mapped as SMALLINT");
        assertThat(postgres(table + "ALTER COLUMN actor DROP NOT NULL"))
                .containsExactly("column campaign_event.actor takes NULL, mapped as one that does not");
        assertThat(postgres("CREATE SEQUENCE s", table + "ALTER COLUMN at SET DEFAULT nextval('s')"))
                .containsExactly("column campaign_event.at draws from a sequence: both sites would draw the same");
        assertThat(postgres(table + "ALTER COLUMN transition TYPE text COLLATE \"unicode\""))
                .containsExactly("column campaign_event.transition has collation unicode, a key needs C");
        assertThat(postgres("CREATE UNIQUE INDEX ON campaign_event (actor, at)"))
                .containsExactly("table campaign_event has a second unique key over actor, at: one bad row would stop"
                        + " the link");
        assertThat(postgres(table + "ADD FOREIGN KEY (campaign_id) REFERENCES campaign NOT VALID"))
                .containsExactly("table campaign_event has a foreign key: a row that came first would stop the link");
        assertThat(postgres(table + "ADD COLUMN mood text NOT NULL"))
                .containsExactly("column campaign_event.mood is not mapped and takes neither NULL nor a default: no row"
                        + " could be written");
        assertThat(postgres(table + "DROP CONSTRAINT campaign_event_pkey"))
                .containsExactly("table campaign_event has no unique key over campaign_id, transition");
    }

    @Test
    void a_column_that_only_the_database_knows_is_no_finding() throws SQLException {
        assertThat(postgres("ALTER TABLE campaign_event ADD COLUMN mood text")).isEmpty();
        assertThat(postgres("ALTER TABLE campaign_event ADD COLUMN mood text NOT NULL DEFAULT ''"))
                .isEmpty();
        assertThat(mariadb("ALTER TABLE campaign_event ADD COLUMN mood varchar(9)"))
                .isEmpty();
    }

    @Test
    void what_is_wrong_in_a_platform_store_is_told() throws SQLException {
        String table = "ALTER TABLE campaign_event ";
        assertThat(mariadb("DROP TABLE campaign_event")).containsExactly("table campaign_event is missing");
        assertThat(mariadb(table + "DROP COLUMN actor")).containsExactly("column campaign_event.actor is missing");
        assertThat(mariadb(table + "MODIFY at bigint unsigned NOT NULL"))
                .containsExactly("column campaign_event.at is bigint unsigned, mapped as BIGINT");
        assertThat(mariadb(table + "MODIFY actor varchar(64)"))
                .containsExactly("column campaign_event.actor takes NULL, mapped as one that does not");
        assertThat(mariadb(table + "MODIFY transition varchar(20) COLLATE utf8mb4_bin NOT NULL"))
                .containsExactly(
                        "column campaign_event.transition has collation utf8mb4_bin, a key needs utf8mb4_nopad_bin");
        assertThat(mariadb(table + "MODIFY actor varchar(64) CHARACTER SET latin1 NOT NULL"))
                .containsExactly("column campaign_event.actor has character set latin1, which cannot hold every text");
        assertThat(mariadb(table + "MODIFY at bigint NOT NULL AUTO_INCREMENT, ADD UNIQUE KEY (at)"))
                .containsExactly(
                        "column campaign_event.at draws from a sequence: both sites would draw the same",
                        "table campaign_event has a second unique key over at: one bad row would stop the link");
        assertThat(mariadb(
                        "CREATE TABLE parent (id varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PRIMARY KEY)",
                        table + "ADD FOREIGN KEY (campaign_id) REFERENCES parent (id)"))
                .containsExactly("table campaign_event has a foreign key: a row that came first would stop the link");
    }

    private static List<String> postgres(String... changes) throws SQLException {
        try (Connection connection = Databases.postgresA().owner().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String change : changes) {
                statement.execute(change);
            }
            List<String> misfits = PostgresSchema.misfits(connection, EVENTS);
            connection.rollback();
            return misfits;
        }
    }

    /** In a database of its own: here a change of a table cannot be rolled back. */
    private static List<String> mariadb(String... changes) throws SQLException {
        DatabaseLogin admin = Databases.mariaDb().admin();
        try (Connection connection = admin.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE DATABASE misfits");
            statement.execute("CREATE TABLE misfits.campaign_event LIKE anlan.campaign_event");
            statement.execute("USE misfits");
            for (String change : changes) {
                statement.execute(change);
            }
            List<String> misfits = MariaDbSchema.misfits(connection, EVENTS);
            statement.execute("DROP DATABASE misfits");
            return misfits;
        }
    }
}
