package io.anlan.chaos.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.kernel.SiteId;
import io.anlan.local.ReplicatorCalls;
import io.anlan.local.Twin;
import io.anlan.local.process.Await;
import java.time.Duration;

/** Fills a site from the other, as the runbook has it, and waits for the end. */
final class Reseed {
    private static final Duration BEGUN_WITHIN = Duration.ofMinutes(2);
    private static final Duration ENDED_WITHIN = Duration.ofMinutes(5);
    private static final Duration PACE = Duration.ofMillis(500);

    private Reseed() {}

    static void of(Twin twin, SiteId site) {
        ReplicatorCalls replicator = ReplicatorCalls.of(twin, site);
        Await.that("a reseed of " + site + " has begun", BEGUN_WITHIN)
                .every(PACE)
                .untilItHolds(() -> begun(replicator));
        JsonNode[] job = new JsonNode[1];
        Await.that("the reseed of " + site + " has ended", ENDED_WITHIN)
                .every(PACE)
                .untilItHolds(() -> {
                    job[0] = replicator.get("/reseed");
                    return !job[0].path("state").asText().equals("RUNNING");
                });
        if (!job[0].path("state").asText().equals("DONE")) {
            throw new IllegalStateException("the reseed of " + site + " ended with " + job[0]);
        }
    }

    /** Until the replicator has looked at its new databases it refuses. */
    private static boolean begun(ReplicatorCalls replicator) {
        try {
            JsonNode unused = replicator.post("/reseed");
            return true;
        } catch (RuntimeException notYet) {
            return false;
        }
    }
}
