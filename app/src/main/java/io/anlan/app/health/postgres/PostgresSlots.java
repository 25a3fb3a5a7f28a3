package io.anlan.app.health.postgres;

import io.anlan.app.health.SlotSource;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The slots as PostgreSQL lists them. */
public final class PostgresSlots implements SlotSource {

    /** While the database is rebuilt no slot counts: they are there before the rows are. */
    private static final String SLOTS = "select slot_name, coalesce(wal_status, 'lost') from pg_replication_slots"
            + " where not exists (select from reseed_run where rebuilt and ended_micros is null)";

    private final Pool pool;

    public PostgresSlots(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Map<String, String>> statusBySlot() {
        return pool.preparedQuery(SLOTS)
                .execute()
                .map(rows -> {
                    Map<String, String> status = new HashMap<>();
                    rows.forEach(row -> status.put(row.getString(0), row.getString(1)));
                    return status;
                })
                .toCompletionStage();
    }
}
