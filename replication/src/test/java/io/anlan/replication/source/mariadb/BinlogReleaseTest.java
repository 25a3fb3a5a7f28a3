package io.anlan.replication.source.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.process.Await;
import io.anlan.replication.position.BinlogPoint;
import io.anlan.replication.position.GtidPosition;
import io.anlan.replication.stage.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BinlogReleaseTest {
    private final DatabaseLogin admin = Databases.mariaDb().admin();

    @BeforeEach
    void manyBinlogs() {
        for (int i = 0; i < MariaDbSource.KEPT + 4; i++) {
            Databases.run(admin, "FLUSH BINARY LOGS");
        }
    }

    @Test
    void what_a_link_has_not_read_stays() throws SQLException {
        List<String> before = binlogs();
        String told = before.get(2);

        releaseUntilGone(told, before.get(1));

        assertThat(binlogs()).containsExactlyElementsOf(before.subList(2, before.size()));
    }

    @Test
    void of_what_it_has_read_the_latest_stay() throws SQLException {
        List<String> before = binlogs();

        releaseUntilGone(before.get(before.size() - 1), before.get(before.size() - MariaDbSource.KEPT - 1));

        assertThat(binlogs())
                .containsExactlyElementsOf(before.subList(before.size() - MariaDbSource.KEPT, before.size()));
    }

    /** The server gives a file up only after its engines have flushed what is in it; a link says again and again how far it is. */
    private void releaseUntilGone(String told, String last) {
        Await.that(last + " is gone", Duration.ofSeconds(30)).untilItHolds(() -> {
            release(told);
            return !binlogs().contains(last);
        });
    }

    private static void release(String file) throws SQLException {
        try (MariaDbSource source = MariaDbSource.open(Databases.platform())) {
            source.release(new BinlogPoint(file, 4, GtidPosition.parse(""), 0));
        }
    }

    private List<String> binlogs() throws SQLException {
        List<String> files = new ArrayList<>();
        try (Connection connection = admin.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW BINARY LOGS")) {
            while (row.next()) {
                files.add(row.getString(1));
            }
        }
        return files;
    }
}
