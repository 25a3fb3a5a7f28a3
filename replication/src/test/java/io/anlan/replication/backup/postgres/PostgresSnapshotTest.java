package io.anlan.replication.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.backup.Snapshot;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresSnapshotTest {
    @Test
    void what_is_committed_between_its_position_and_its_first_read_is_not_in_it() throws SQLException, IOException {
        DatabaseLogin login = Databases.postgresA().replicator();
        CleanStage.postgres(login);

        List<Object> persons = new ArrayList<>();
        try (Snapshot snapshot = PostgresSnapshot.open(
                Databases.address(login),
                () -> Rows.write(login, Rows.REGISTRATION, Rows.registration("between", 1, 1)))) {
            snapshot.read(Rows.REGISTRATION, row -> persons.add(String.valueOf(row[0])));
        }

        assertThat(persons).isEmpty();
        assertThat(Databases.ask(login, "SELECT count(*) FROM registration")).isEqualTo("1");
    }
}
