package io.anlan.replication.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SystemTime;
import io.anlan.local.certificates.TwinCertificates;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.database.PostgresServer;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.DatabaseAddress.PeerName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who comes into a registration store over the WAN, and what each role is refused there. */
class PeerTlsTest {

    private static final Instant NOW = Instant.ofEpochMilli(SystemTime.INSTANCE.wallMillis());
    private static final String SERVER = "postgres.site-a.anlan";
    /** An address of the WAN. */
    private static final String FROM_WAN = "127.0.3.2";

    @TempDir
    static Path folder;

    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        var certificates = new TwinCertificates(folder.resolve("authority"), NOW);
        certificates.fill(folder.resolve("postgres"), "postgres", "postgres", "site-a");
        certificates.fill(folder.resolve("replicator"), "reader", "replicator", "site-b");
        certificates.fill(folder.resolve("node"), "node", "node", "site-b");
        server = PostgresServer.throwaway(Map.of(), folder.resolve("postgres"));
        run(server.owner(), "CREATE TABLE kept (id int PRIMARY KEY)", "CREATE TABLE link_position (link text)");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_peers_replicator_comes_in_with_its_certificate_and_its_password() throws SQLException {
        try (var connection = PostgresConnector.open(over("replicator", SERVER), "test");
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT ssl, version, client_dn FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean(1)).isTrue();
            assertThat(row.getString(2)).isEqualTo("TLSv1.3");
            assertThat(row.getString(3)).isEqualTo("/CN=reader");
        }
    }

    @Test
    void a_server_of_another_name_is_not_believed() {
        assertRefused(over("replicator", "postgres.site-b.anlan"));
    }

    @Test
    void a_server_of_another_authority_is_not_believed_and_does_not_believe() throws IOException {
        new TwinCertificates(folder.resolve("stranger"), NOW)
                .fill(folder.resolve("forged"), "reader", "replicator", "site-b");

        assertRefused(over("forged", SERVER));
    }

    @Test
    void an_expired_certificate_does_not_come_in() throws IOException {
        new TwinCertificates(folder.resolve("authority"), NOW.minus(Duration.ofDays(400)))
                .renew(folder.resolve("expired"), "reader", "replicator", "site-b");

        assertRefused(over("expired", SERVER));
    }

    @Test
    void a_certificate_of_another_part_does_not_come_in() {
        assertRefused(over("node", SERVER));
    }

    @Test
    void nobody_comes_in_without_a_certificate_or_as_somebody_else() {
        assertRefused(from(server.reader()));
        assertRefused(from(server.superuser()));
        assertRefused(from(server.replicator()));
        assertRefused(from(server.superuser()).over(new PeerName(folder.resolve("replicator"), SERVER)));
        assertRefused(
                from(server.reader().as("reader", "guessed")).over(new PeerName(folder.resolve("replicator"), SERVER)));
    }

    @Test
    void an_exchanged_certificate_counts_after_a_reload() throws Exception {
        var other = new TwinCertificates(folder.resolve("next"), NOW);
        other.fill(folder.resolve("next-replicator"), "reader", "replicator", "site-b");
        assertRefused(over("next-replicator", SERVER));

        other.renew(folder.resolve("postgres"), "postgres", "postgres", "site-a");
        run(server.superuser(), "SELECT pg_reload_conf()");

        io.anlan.local.process.Await.that("the server shows its new certificate", Duration.ofSeconds(60))
                .until(() -> comesIn(over("next-replicator", SERVER)));
        new TwinCertificates(folder.resolve("authority"), NOW)
                .renew(folder.resolve("postgres"), "postgres", "postgres", "site-a");
        run(server.superuser(), "SELECT pg_reload_conf()");
        io.anlan.local.process.Await.that("the server shows its former authority", Duration.ofSeconds(60))
                .until(() -> comesIn(over("replicator", SERVER)));
    }

    @Test
    void each_role_is_refused_what_it_need_not_do() throws SQLException {
        assertMayNot(server.reader(), "INSERT INTO kept VALUES (1)");
        assertMayNot(server.reader(), "DELETE FROM kept");
        assertMayNot(server.reader(), "CREATE TABLE mine (id int)");
        assertMayNot(server.reader(), "SELECT pg_read_file('postgresql.conf')");
        assertMayNot(server.replicator(), "DROP TABLE kept");
        assertMayNot(server.replicator(), "ALTER TABLE kept ADD COLUMN more int");
        assertMayNot(server.replicator(), "CREATE ROLE mine");
        assertMayNot(server.replicator(), "SELECT pg_read_file('postgresql.conf')");
        assertMayNot(server.auditor(), "INSERT INTO kept VALUES (1)");
        assertMayNot(server.auditor(), "SELECT pg_create_logical_replication_slot('mine', 'pgoutput')");
        assertMayNot(server.owner(), "CREATE ROLE mine");
        assertMayNot(server.owner(), "SELECT pg_create_logical_replication_slot('mine', 'pgoutput')");

        run(server.reader(), "SELECT count(*) FROM kept", "SELECT pg_replication_origin_create('mine')");
        run(server.replicator(), "INSERT INTO kept VALUES (1)", "UPDATE kept SET id = 2", "DELETE FROM kept");
        run(server.auditor(), "SELECT count(*) FROM kept");
    }

    private static DatabaseAddress over(String part, String serverName) {
        return from(server.reader()).over(new PeerName(folder.resolve(part), serverName));
    }

    private static DatabaseAddress from(DatabaseLogin login) {
        return new DatabaseAddress(
                login.host(), login.port(), login.database(), login.user(), login.password(), FROM_WAN);
    }

    private static void assertRefused(DatabaseAddress address) {
        assertThatThrownBy(() -> PostgresConnector.open(address, "test").close())
                .isInstanceOf(SQLException.class);
    }

    private static boolean comesIn(DatabaseAddress address) {
        try {
            PostgresConnector.open(address, "test").close();
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void assertMayNot(DatabaseLogin login, String sql) {
        assertThatThrownBy(() -> run(login, sql))
                .as("%s: %s", login.user(), sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    private static void run(DatabaseLogin login, String... statements) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                assertThat(statement.execute(sql)).isIn(true, false);
            }
        }
    }
}
