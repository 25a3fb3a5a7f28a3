package io.anlan.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SiteId;
import io.anlan.local.PartStatus.State;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.process.Await;
import io.anlan.local.process.PartException;
import io.anlan.local.process.Strays;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinTest {
    private static final int PORT_BASE = 22_700;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final UpProgress NOTHING_BEGINS = new UpProgress() {
        @Override
        public void begins(String what) {
            throw new AssertionError(what + " was begun");
        }

        @Override
        public void done(String what, String detail) {}
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Twin twin;

    @BeforeAll
    static void four_databases() {
        twin = builder().build();
        twin.up(UpProgress.silent());
    }

    @AfterAll
    static void nothing_is_left() {
        twin.down(UpProgress.silent());
        assertThat(Strays.under(folder)).isEmpty();
    }

    private static TwinBuilder builder() {
        return Twin.builder()
                .home(folder.resolve("twin"))
                .portBase(PORT_BASE)
                .databases(SiteId.SITE_B, folder.resolve("other disk"))
                .only(EnumSet.of(PartKind.POSTGRES, PartKind.MARIADB));
    }

    @Test
    void a_site_killed_comes_back_with_its_data_while_the_other_stands() throws SQLException {
        assertThat(ask(twin.postgres(SiteId.SITE_A), "CREATE TABLE kept AS SELECT 7 AS id"))
                .isEmpty();

        twin.kill(SiteId.SITE_A);
        assertThat(states()).containsEntry("pg-a", State.DOWN).containsEntry("maria-a", State.DOWN);
        awaitStates(Map.of("pg-b", State.READY, "maria-b", State.READY));

        twin.start(SiteId.SITE_A);
        twin.awaitReady(SiteId.SITE_A);
        assertThat(ask(twin.postgres(SiteId.SITE_A), "SELECT id FROM kept")).isEqualTo("7");
    }

    @Test
    void a_frozen_site_is_seen_as_frozen_and_goes_on_when_thawed() {
        twin.freeze(SiteId.SITE_B);
        assertThat(states()).containsEntry("pg-b", State.FROZEN).containsEntry("maria-b", State.FROZEN);
        assertThat(twin.status().ready()).isFalse();

        twin.thaw(SiteId.SITE_B);
        twin.awaitReady(SiteId.SITE_B);
        awaitStates(Map.of("pg-b", State.READY));
    }

    @Test
    void who_comes_later_finds_the_twin_by_its_folder() {
        var found = Twin.open(folder.resolve("twin"));

        Await.that("who comes later sees it ready", PATIENCE)
                .until(() -> found.status().ready());
        // A session that has just ended may still have its process in the one look and not in the other.
        Await.that("both see the same processes", PATIENCE).until(() -> {
            var pids = twin.pids("pg-a");
            return pids.size() > 3 && found.pids("pg-a").equals(pids);
        });
        assertThat(found.postgres(SiteId.SITE_B)).isEqualTo(twin.postgres(SiteId.SITE_B));
        assertThat(folder.resolve("other disk/postgres/data/PG_VERSION")).exists();
    }

    @Test
    void a_twin_that_runs_is_not_started_again_nor_forgotten() {
        assertThatThrownBy(() -> builder().build().up(NOTHING_BEGINS))
                .isInstanceOf(PartException.class)
                .hasMessageContaining("runs already")
                .hasMessageContaining("./anlan down");
        assertThatThrownBy(() -> twin.forget()).hasMessageContaining("runs already");
    }

    @Test
    void a_taken_port_stops_a_start_before_anything_runs() throws Exception {
        var plan = new TwinPlan(PORT_BASE + 100, 1);
        var other = Twin.builder()
                .home(folder.resolve("other"))
                .portBase(plan.portBase())
                .only(EnumSet.of(PartKind.POSTGRES))
                .build();
        try (var taken = new ServerSocket(plan.postgresPort(), 1, InetAddress.getByName("127.0.2.1"))) {
            assertThatThrownBy(() -> other.up(UpProgress.silent()))
                    .hasMessageContaining("port " + taken.getLocalPort() + " on 127.0.2.1, which pg-b needs, is taken");
        }
        assertThat(folder.resolve("other/site-a")).doesNotExist();
    }

    @Test
    void an_unknown_part_is_answered_with_the_known_ones() {
        assertThatThrownBy(() -> twin.kill("pg-c")).hasMessageContaining("known are pg-a, maria-a, pg-b, maria-b");
    }

    @Test
    void the_sites_are_told_apart_by_server_and_gtid_domain() throws SQLException {
        assertThat(ask(twin.mariadb(SiteId.SITE_A), "SELECT CONCAT(@@server_id, '-', @@gtid_domain_id)"))
                .isEqualTo("1-1");
        assertThat(ask(twin.mariadb(SiteId.SITE_B), "SELECT CONCAT(@@server_id, '-', @@gtid_domain_id)"))
                .isEqualTo("2-2");
    }

    /** A look asks a database with a second's patience; a busy machine may want another one. */
    private static void awaitStates(Map<String, State> wanted) {
        Await.that("the parts are " + wanted, PATIENCE)
                .explainedBy(() -> "; they are " + states())
                .until(() -> states().entrySet().containsAll(wanted.entrySet()));
    }

    private static Map<String, State> states() {
        return twin.status().parts().stream().collect(Collectors.toMap(PartStatus::name, PartStatus::state));
    }

    private static String ask(DatabaseLogin login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }
}
