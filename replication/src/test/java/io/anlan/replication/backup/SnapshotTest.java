package io.anlan.replication.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.RowOrder;
import io.anlan.replication.position.Lsn;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A snapshot is one moment, and its position is that moment's. */
class SnapshotTest {
    @BeforeEach
    void clean() {
        Stand.REGISTRATION_A.clean();
        Stand.PLATFORM.clean();
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTRATION_A", "PLATFORM"})
    void what_is_committed_after_it_is_not_in_it(Stand stand) throws SQLException, IOException {
        write(stand, "before");
        try (Snapshot snapshot = stand.snapshot()) {
            write(stand, "after");

            List<String> campaigns = new ArrayList<>();
            snapshot.read(Rows.REGISTRATION, row -> campaigns.add(String.valueOf(row[0])));
            snapshot.read(Rows.CAMPAIGN_TEXT, row -> campaigns.add(String.valueOf(row[0])));

            assertThat(campaigns).containsExactly("before", "before");
        }
    }

    @Test
    void in_a_registration_store_its_position_lies_between_the_commits() throws SQLException {
        write(Stand.REGISTRATION_A, "before");
        long before = lsn("pg_current_wal_flush_lsn()");
        try (Snapshot snapshot = Stand.REGISTRATION_A.snapshot()) {
            long after = lsn("pg_current_wal_insert_lsn()");

            assertThat(Lsn.parse(snapshot.point().position())).isBetween(before, after);
            assertThat(snapshot.incarnation()).endsWith("-1");
        }
        assertThat(Databases.ask(Stand.REGISTRATION_A.login(), "SELECT count(*) FROM pg_replication_slots"))
                .isEqualTo("0");
    }

    @Test
    void in_a_platform_store_its_position_is_the_gtid_of_the_last_commit() throws SQLException {
        write(Stand.PLATFORM, "before");
        String last = Databases.ask(Stand.PLATFORM.login(), "SELECT @@gtid_binlog_pos");
        try (Snapshot snapshot = Stand.PLATFORM.snapshot()) {
            write(Stand.PLATFORM, "after");

            assertThat(snapshot.point().position().split(",")).containsExactlyInAnyOrder(last.split(","));
            assertThat(snapshot.incarnation()).isNotBlank();
        }
    }

    private static long lsn(String function) {
        return Lsn.parse(Databases.ask(Stand.REGISTRATION_A.login(), "SELECT " + function + "::text"));
    }

    private static void write(Stand stand, String campaign) throws SQLException {
        try (Connection connection = stand.database().open("write")) {
            List<@Nullable Object[]> one = List.<@Nullable Object[]>of(Rows.registration(campaign, 1, 1));
            List<@Nullable Object[]> two = List.<@Nullable Object[]>of(Rows.text(campaign, "t", "s", 1, 1));
            int total = stand.database()
                    .write(connection, Rows.REGISTRATION, RowOrder.winners(Rows.REGISTRATION, one, 1), 1);
            total += stand.database()
                    .write(connection, Rows.CAMPAIGN_TEXT, RowOrder.winners(Rows.CAMPAIGN_TEXT, two, 1), 1);
            connection.commit();
            assertThat(total).isEqualTo(2);
        }
    }
}
