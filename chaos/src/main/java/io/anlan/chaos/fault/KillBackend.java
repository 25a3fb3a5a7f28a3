package io.anlan.chaos.fault;

import io.anlan.chaos.machine.CannotBreak;
import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import io.anlan.local.process.ProcessTree.Signal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One server process of a registration store dies violently. The server answers by ending all others with 57P02 and
 * recovering by itself, so every commit on its way is in doubt; the inverse is nothing to do.
 */
final class KillBackend implements Fault {
    private static final String ONE = "select pid from pg_stat_activity where usename = 'anlan'"
            + " and backend_type = 'client backend' order by state_change desc limit 1";

    private final Twin twin;
    private final SiteId site;
    private final Parts parts;
    private long killed;

    KillBackend(Twin twin, String target) {
        this.twin = twin;
        this.parts = Parts.of(twin, target);
        this.site = target.equals("pg-b") ? SiteId.SITE_B : SiteId.SITE_A;
        if (!target.equals("pg-a") && !target.equals("pg-b")) {
            throw new CannotBreak("kill-backend strikes pg-a or pg-b, not " + target);
        }
    }

    @Override
    public void strike() {
        try (Connection connection = twin.postgresOperator(site).connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ONE)) {
            if (row.next()) {
                killed = row.getLong(1);
                Signal.KILL.send(List.of(killed));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the node's sessions cannot be seen: " + e.getMessage(), e);
        }
    }

    @Override
    public String bite() {
        return killed == 0 || parts.anyRuns(List.of(killed)) ? "" : "server process " + killed + " is gone";
    }

    @Override
    public void undo() {
        // The server recovers by itself; that it does is a part of what is tried.
    }

    @Override
    public void awaitOver() {
        parts.awaitReady();
    }
}
