package io.anlan.chaos.workload;

import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Times;
import io.anlan.kernel.SiteId;
import io.anlan.local.database.DatabaseLogin;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A health bureau that writes findings into the platform stores with plain INSERTs, now at one site, now at the other. A
 * statement that fails is in doubt: the commit may have been done before the connection broke.
 */
public final class Bureau implements Runnable {
    private static final String INSERT = "insert into determination"
            + " (person_key, rule_id, started_at, transition, colour, source_ref, decided_by, at)"
            + " values (?, 'CHAOS', ?, 'OPENED', 'RED', ?, 'bureau', ?)";
    private static final long SECOND_MICROS = 1_000_000;
    private static final int PATIENCE_SECONDS = 5;

    private final Map<SiteId, DatabaseLogin> stores;
    private final String campaign;
    private final OpenRun clock;
    private final long dues;
    private final double perSecond;
    private final List<Attempt> attempts = new ArrayList<>();

    /** @param campaign marks the facts of this run */
    public Bureau(Map<SiteId, DatabaseLogin> stores, String campaign, OpenRun clock, int seconds, double perSecond) {
        this.stores = Map.copyOf(stores);
        this.campaign = campaign;
        this.clock = clock;
        this.dues = Math.round(seconds * perSecond);
        this.perSecond = perSecond;
    }

    /** What the bureau wrote, and could not. */
    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** The name under which a fact of a run is found again. */
    static String sourceRef(String campaign, long number) {
        return campaign + "/" + number;
    }

    @Override
    public void run() {
        for (long i = 0; i < dues && !Thread.currentThread().isInterrupted(); i++) {
            long due = (long) (i / perSecond * SECOND_MICROS);
            clock.parkUntil(due);
            write(i, due, i % 2 == 0 ? SiteId.SITE_A : SiteId.SITE_B);
        }
    }

    private void write(long number, long due, SiteId site) {
        long sent = clock.nowMicros();
        String reference = sourceRef(campaign, number);
        Ending ending = Ending.OK;
        String problem = "";
        try {
            insert(site, number, reference);
        } catch (SQLException failure) {
            ending = Ending.INFO;
            problem = "sqlstate " + failure.getSQLState();
        }
        long now = clock.nowMicros();
        Times times = new Times(due, sent, now, now);
        remember(new Attempt(
                number,
                Operation.BUREAU_FACT,
                -1,
                reference,
                site.id(),
                times,
                ending,
                problem,
                site.id(),
                1,
                ending == Ending.OK,
                null));
    }

    private void insert(SiteId site, long number, String reference) throws SQLException {
        DatabaseLogin login = stores.get(site);
        if (login == null) {
            throw new SQLException("no platform store at " + site.id());
        }
        byte[] person = ByteBuffer.allocate(32)
                .putInt(campaign.hashCode())
                .putLong(24, number)
                .array();
        try (Connection connection = login.connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setQueryTimeout(PATIENCE_SECONDS);
            insert.setBytes(1, person);
            insert.setLong(2, number);
            insert.setString(3, reference);
            insert.setLong(4, number);
            int unused = insert.executeUpdate();
        }
    }

    private synchronized void remember(Attempt attempt) {
        attempts.add(attempt);
    }
}
