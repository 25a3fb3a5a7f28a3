package io.anlan.chaos.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.chaos.audit.Agreement;
import io.anlan.chaos.audit.Store;
import io.anlan.chaos.audit.StoredRows;
import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.checker.Remains;
import io.anlan.chaos.demo.OperatorDesk;
import io.anlan.chaos.history.History;
import io.anlan.kernel.SiteId;
import io.anlan.local.ReplicatorCalls;
import io.anlan.local.Twin;
import io.anlan.local.process.Await;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Waits until a run has come to rest, then gathers the evidence. */
final class Aftermath {
    private static final Duration PACE = Duration.ofMillis(500);
    /** A backup looks into its slot now and then; in between nobody reads it, and that is well. */
    private static final String SLOTS =
            "select slot_name, active or slot_name = 'anlan_backup', wal_status from pg_replication_slots where not temporary";

    private final Stage stage;
    private final Twin twin;
    private final String campaign;
    private final Logs logs;

    Aftermath(Stage stage, String campaign, Logs logs) {
        this.stage = stage;
        this.twin = stage.twin();
        this.campaign = campaign;
        this.logs = logs;
    }

    /** Returns when nothing is left over and the databases agree, or when the time is over. */
    boolean rest(Duration atMost) {
        return Await.that("the run comes to rest", atMost)
                .every(PACE)
                .holds(() -> leftovers().isEmpty()
                        && stage.stores().counts(campaign).values().stream()
                                        .distinct()
                                        .count()
                                == 1
                        && stage.stores().agreement().whole());
    }

    /** All that can be had. What cannot is absent, with the reason among what is missing; never an exception. */
    Evidence evidence(History history) {
        List<String> missing = new ArrayList<>();
        StoredRows rows = had("registrations", () -> stage.stores().registrations(campaign), missing);
        Agreement agreement = had("digests", () -> stage.stores().agreement(), missing);
        Map<Store, Set<String>> facts = had("facts", () -> stage.stores().facts(campaign), missing);
        Map<Store, Set<String>> claims = had("claims", () -> stage.stores().claims(campaign), missing);
        List<String> left = had("what is left over", this::leftovers, missing);
        List<String> said = had("logs", logs::found, missing);
        Remains remains = new Remains(
                missing, Objects.requireNonNullElse(left, List.of()), Objects.requireNonNullElse(said, List.of()));
        return new Evidence(history, rows, facts, claims, agreement, remains);
    }

    private static <T> @Nullable T had(String what, Callable<T> ask, List<String> missing) {
        try {
            return ask.call();
        } catch (Exception away) {
            missing.add(what + ": " + away.getMessage());
            return null;
        }
    }

    private List<String> leftovers() throws IOException, SQLException {
        List<String> left = new ArrayList<>();
        for (SiteId site : SiteId.values()) {
            for (int node : twin.plan().nodes()) {
                journal(site, node, left);
            }
            for (JsonNode link : ReplicatorCalls.of(twin, site).get("/links")) {
                if (!link.path("state").asText().equals("RUNNING")) {
                    left.add(link.path("link").asText() + " is "
                            + link.path("state").asText());
                }
                add(
                        left,
                        link.path("link").asText() + " has parked rows: ",
                        link.path("parked").asLong());
            }
            slots(site, left);
        }
        return left;
    }

    private void journal(SiteId site, int node, List<String> left) throws IOException {
        try {
            JsonNode health =
                    new OperatorDesk(twin.plan().node(site, node), twin.operatorToken()).get("/q/health/site");
            String name = site.id() + " node " + node;
            add(
                    left,
                    name + " keeps own journal entries: ",
                    health.at("/journal/ownEntries").asLong());
            add(
                    left,
                    name + " holds journal entries: ",
                    health.at("/journal/inboundEntries").asLong());
            add(
                    left,
                    name + " has batches at one site: ",
                    health.at("/oneSiteBatches").asLong());
            if (!health.path("redundancy").asText().equals("whole")) {
                left.add(name + " says redundancy " + health.path("redundancy").asText());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void slots(SiteId site, List<String> left) throws SQLException {
        try (Connection connection = twin.postgresOperator(site).connect();
                Statement statement = connection.createStatement();
                ResultSet slot = statement.executeQuery(SLOTS)) {
            while (slot.next()) {
                if (!slot.getBoolean(2) || "lost".equals(slot.getString(3))) {
                    left.add("slot " + slot.getString(1) + " of " + site + " is not read, " + slot.getString(3));
                }
            }
        }
    }

    private static void add(List<String> left, String what, long count) {
        if (count > 0) {
            left.add(what + count);
        }
    }
}
