package io.anlan.replication.reconcile.postgres;

import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.postgres.PostgresConnector;
import io.anlan.replication.reconcile.Finding;
import io.anlan.replication.reconcile.FindingEnd;
import io.anlan.replication.reconcile.run.Audit;
import io.anlan.replication.reconcile.run.RunRequest;
import io.anlan.replication.reconcile.run.RunView;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The tables {@code reconcile_run} and {@code reconcile_finding} of this site's registration store. */
public final class AuditTables implements Audit {
    private static final String LOCK = "SELECT pg_try_advisory_lock(hashtextextended('anlan-reconcile', 0))";
    /** A run that found nothing says after a month no more than the next one. */
    private static final String FORGET = "DELETE FROM reconcile_run r WHERE r.begun_at < now() - INTERVAL '30 days'"
            + " AND NOT EXISTS (SELECT FROM reconcile_finding f WHERE f.run_id = r.run_id OR f.last_run_id = r.run_id)";

    private static final String BEGIN = "INSERT INTO reconcile_run (run_id, kind, state, tables, since_version,"
            + " from_platform) VALUES (?, ?, 'RUNNING', ?, ?, ?)";
    private static final String END = "UPDATE reconcile_run SET state = ?, reason = ?, compared = ?, found = ?,"
            + " mended = ?, ended_at = now() WHERE run_id = ?";
    /** What nobody mends would be written by each run anew. */
    private static final String FOUND = "INSERT INTO reconcile_finding AS f (run_id, last_run_id, database_name,"
            + " table_name, key_hash, kind, ended, reason, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
            + " CASE WHEN ? THEN NULL ELSE now() END)"
            + " ON CONFLICT (database_name, table_name, key_hash, kind) WHERE ended = 'LEFT' DO UPDATE SET"
            + " last_run_id = excluded.last_run_id, reason = excluded.reason, seen = f.seen + 1, ended_at = now()"
            + " RETURNING id";

    private static final String ENDED =
            "UPDATE reconcile_finding SET ended = ?, reason = ?, ended_at = now() WHERE id = ?";

    private final DatabaseAddress address;

    public AuditTables(DatabaseAddress address) {
        this.address = address;
    }

    @Override
    public Session open(String run) throws SQLException {
        return new OpenSession(run, PostgresConnector.open(address, "anlan-reconcile audit"));
    }

    private record OpenSession(String run, Connection connection) implements Session {
        @Override
        public boolean lock() throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(LOCK);
                    ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }

        @Override
        public void begins(RunRequest request) throws SQLException {
            try (PreparedStatement forget = connection.prepareStatement(FORGET);
                    PreparedStatement insert = connection.prepareStatement(BEGIN)) {
                forget.executeUpdate();
                insert.setString(1, run);
                insert.setString(2, request.kind().name());
                insert.setString(3, Objects.requireNonNullElse(request.table(), "all"));
                insert.setLong(4, request.sinceVersion());
                insert.setBoolean(5, request.fromPlatform());
                insert.executeUpdate();
            }
        }

        @Override
        public List<Long> found(List<Finding> findings) throws SQLException {
            List<Long> numbers = new ArrayList<>();
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(FOUND)) {
                for (Finding finding : findings) {
                    numbers.add(number(insert, finding));
                }
                connection.commit();
                return numbers;
            } finally {
                connection.setAutoCommit(true);
            }
        }

        private long number(PreparedStatement insert, Finding finding) throws SQLException {
            insert.setString(1, run);
            insert.setString(2, run);
            insert.setString(3, finding.database());
            insert.setString(4, finding.table());
            insert.setString(5, finding.place().hash());
            insert.setString(6, finding.kind().name());
            insert.setString(7, finding.end().name());
            insert.setString(8, finding.reason());
            insert.setBoolean(9, finding.end() == FindingEnd.FOUND);
            try (ResultSet row = insert.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("a finding was not kept", "XX000");
                }
                return row.getLong(1);
            }
        }

        @Override
        public void ended(long number, Finding finding) throws SQLException {
            try (PreparedStatement update = connection.prepareStatement(ENDED)) {
                update.setString(1, finding.end().name());
                update.setString(2, finding.reason());
                update.setLong(3, number);
                update.executeUpdate();
            }
        }

        @Override
        public void ends(RunView view) throws SQLException {
            try (PreparedStatement update = connection.prepareStatement(END)) {
                update.setString(1, view.state());
                update.setString(2, view.reason());
                update.setLong(3, view.compared());
                update.setLong(4, view.found());
                update.setLong(5, view.mended());
                update.setString(6, run);
                update.executeUpdate();
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
