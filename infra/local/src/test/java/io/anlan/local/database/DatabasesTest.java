package io.anlan.local.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.local.process.ProcessStat;
import io.anlan.local.process.ProcessTree;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabasesTest {

    @Test
    void a_killed_postgresql_comes_back_with_what_it_had_committed() throws SQLException {
        try (var server = PostgresServer.throwaway()) {
            run(server.owner(), "CREATE TABLE kept (id int PRIMARY KEY)");
            run(server.owner(), "INSERT INTO kept VALUES (7)");

            server.kill();
            assertThat(server.running()).isFalse();
            server.start();

            assertThat(ask(server.owner(), "SELECT id FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void a_postgresql_is_durable_and_ready_for_links() throws SQLException {
        try (var server = PostgresServer.throwaway()) {
            assertThat(ask(server.owner(), "SELECT current_setting('fsync')")).isEqualTo("on");
            assertThat(ask(server.owner(), "SELECT current_setting('wal_level')"))
                    .isEqualTo("logical");
            assertThat(ask(server.owner(), "SELECT current_setting('track_commit_timestamp')"))
                    .isEqualTo("on");
            assertThat(ask(server.owner(), "SELECT system_identifier > 0 FROM pg_control_system()"))
                    .isEqualTo("t");
            assertThat(ask(server.owner(), "SELECT timeline_id FROM pg_control_checkpoint()"))
                    .isEqualTo("1");
            assertThat(ask(server.owner(), "SELECT pg_current_wal_insert_lsn() IS NOT NULL"))
                    .isEqualTo("t");
            assertThat(ask(server.owner(), "SELECT count(*) FROM pg_replication_slots"))
                    .isEqualTo("0");
            assertThat(ask(server.owner(), "SELECT usesuper FROM pg_user WHERE usename = current_user"))
                    .isEqualTo("f");
            run(server.owner(), "CREATE PUBLICATION anlan_site");
            run(server.replicator(), "SELECT pg_replication_origin_create('from_b')");
            run(server.replicator(), "SELECT pg_create_logical_replication_slot('to_site_b', 'pgoutput')");
        }
    }

    @Test
    void a_stopped_server_leaves_no_process_and_no_folder() {
        var server = PostgresServer.throwaway();
        var pids = new ProcessTree(server.part().process().orElseThrow().pid()).pids();

        server.close();

        assertThat(pids)
                .hasSizeGreaterThan(3)
                .allMatch(
                        pid -> ProcessStat.of(pid).filter(ProcessStat::running).isEmpty());
        assertThat(server.part().log().getParent()).doesNotExist();
    }

    @Test
    void a_killed_mariadb_comes_back_with_what_it_had_committed() throws SQLException {
        try (var server = MariaDbServer.throwaway()) {
            run(server.replicator(), "CREATE TABLE kept (id int PRIMARY KEY)");
            run(server.replicator(), "INSERT INTO kept VALUES (7)");

            server.kill();
            assertThat(server.running()).isFalse();
            server.start();

            assertThat(ask(server.replicator(), "SELECT id FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void a_mariadb_is_durable_and_has_no_unknown_users() throws SQLException {
        try (var server = MariaDbServer.throwaway()) {
            assertThat(ask(server.replicator(), "SELECT @@sync_binlog")).isEqualTo("1");
            assertThat(ask(server.replicator(), "SELECT @@innodb_flush_log_at_trx_commit"))
                    .isEqualTo("1");
            assertThat(ask(server.replicator(), "SELECT CONCAT(@@log_bin, @@binlog_format, @@gtid_strict_mode)"))
                    .isEqualTo("ONROWON");
            assertThat(ask(server.admin(), "SELECT GROUP_CONCAT(user ORDER BY user) FROM mysql.user"))
                    .isEqualTo("admin,mariadb.sys,platform,replicator");
            run(server.replicator(), "SET SESSION gtid_domain_id = 7");
            assertThat(ask(server.replicator(), "SELECT @@character_set_database"))
                    .isEqualTo("utf8mb4");
            assertThat(ask(server.replicator(), "SELECT @@collation_database")).isEqualTo("utf8mb4_nopad_bin");
        }
    }

    private static void run(DatabaseLogin login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            assertThat(statement.execute(sql)).isIn(true, false);
        }
    }

    private static String ask(DatabaseLogin login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
