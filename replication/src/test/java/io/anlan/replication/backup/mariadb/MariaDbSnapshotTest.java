package io.anlan.replication.backup.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.backup.Snapshot;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MariaDbSnapshotTest {
    @Test
    void what_is_committed_after_its_moment_is_neither_in_it_nor_in_its_position() throws SQLException, IOException {
        DatabaseLogin login = Databases.mariaDb().replicator();
        CleanStage.mariaDb(login);
        String before = Databases.ask(login, "SELECT @@gtid_binlog_pos");

        List<Object> campaigns = new ArrayList<>();
        try (Snapshot snapshot = MariaDbSnapshot.open(
                new MariaDbTarget(Databases.platform()),
                () -> Databases.run(login, "INSERT INTO campaign_text VALUES ('c', 'l', 't', 's', 1, 1, '')"))) {
            snapshot.read(Rows.CAMPAIGN_TEXT, row -> campaigns.add(String.valueOf(row[0])));
            assertThat(snapshot.point().position().split(",")).containsExactlyInAnyOrder(before.split(","));
        }

        assertThat(campaigns).isEmpty();
        assertThat(Databases.ask(login, "SELECT count(*) FROM campaign_text")).isEqualTo("1");
    }
}
