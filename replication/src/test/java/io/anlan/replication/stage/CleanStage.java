package io.anlan.replication.stage;

import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.process.Await;
import java.time.Duration;

/** Empties the databases between tests, slots and positions too. */
public final class CleanStage {
    private static final String TABLES =
            "campaign, campaign_text, campaign_event, close_marker, person_vault, registration, determination, link_position,"
                    + " parked_row, restore_run, quota, quota_notice, quota_move, claim, seat_end";

    private CleanStage() {}

    /** The server ends a reader's session a moment after the reader has gone. */
    public static void awaitFreeSlots(DatabaseLogin login) {
        Await.that("slots are free", Duration.ofSeconds(60))
                .until(() -> Databases.ask(login, "SELECT count(*) FROM pg_replication_slots WHERE active")
                        .equals("0"));
    }

    public static void postgres(DatabaseLogin login) {
        awaitFreeSlots(login);
        Databases.run(login, "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots");
        Databases.run(
                login.as("anlan", "anlan"),
                "TRUNCATE " + TABLES + ", reconcile_run, reconcile_finding, reseed_run, reseed_table, quota_gate");
    }

    public static void mariaDb(DatabaseLogin login) {
        for (String table : TABLES.split(", ", -1)) {
            // No DELETE: facts have triggers against that.
            Databases.run(login, "TRUNCATE TABLE " + table);
        }
    }
}
