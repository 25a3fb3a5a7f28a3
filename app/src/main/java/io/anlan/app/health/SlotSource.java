package io.anlan.app.health;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The port to the replication slots of this site's database. */
public interface SlotSource {

    /** The {@code wal_status} of each slot. */
    CompletionStage<Map<String, String>> statusBySlot();
}
