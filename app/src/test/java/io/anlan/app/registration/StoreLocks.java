package io.anlan.app.registration;

import io.anlan.local.process.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Locks that a test holds against the writer, and sight of who waits for them. */
final class StoreLocks {

    private static final String INSERT = "insert into registration (campaign_id, person_key, site, registration_no,"
            + " channel, idempotency_key, body_hash, accepted_at, batch_id, correlation_id, version, writer, row_hash)"
            + " values (?, ?, 1, '', '', '', '', 0, '', '', 0, 1, '')";

    private StoreLocks() {}

    /** Makes every batch wait, until the holder's transaction ends. */
    static void lockGate(Connection holder) throws SQLException {
        holder.setAutoCommit(false);
        try (var statement = holder.createStatement()) {
            var unused = statement.execute("select from campaign_gate for update");
        }
    }

    /** An uncommitted row of the same key makes a batch's insert wait. */
    static void insertPerson(Connection holder, int person) throws SQLException {
        holder.setAutoCommit(false);
        try (var statement = holder.prepareStatement(INSERT)) {
            statement.setString(1, Requests.CAMPAIGN);
            statement.setBytes(2, Requests.person(person).bytes());
            var unused = statement.executeUpdate();
        }
    }

    static void awaitBlocked(WriterRig rig, int howMany) {
        Await.that(howMany + " backends wait for a lock", Duration.ofSeconds(60))
                .until(() ->
                        rig.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") >= howMany);
    }

    static Collector<String, ?, Map<String, Long>> counting() {
        return Collectors.groupingBy(told -> told, Collectors.counting());
    }
}
