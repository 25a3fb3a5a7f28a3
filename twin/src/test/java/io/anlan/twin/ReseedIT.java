package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A site's two databases are gone for good, and it comes back while citizens go on registering at the other. */
@OnTwin
class ReseedIT {
    private static final SiteId A = SiteId.SITE_A;
    private static final SiteId B = SiteId.SITE_B;
    private static final Duration UP_WITHIN = Duration.ofMinutes(2);
    private static final Duration RESEEDED_WITHIN = Duration.ofMinutes(4);

    @Test
    void a_destroyed_site_comes_back_while_the_other_registers(TwinFixture twin) throws Exception {
        String campaign = twin.campaign();
        for (int i = 0; i < 20; i++) {
            registered(twin, i % 2 == 0 ? A : B, campaign);
        }
        twin.awaitAgreement(campaign, 20);

        Crowd crowd = new Crowd(twin, campaign);
        CompletableFuture<Void> registering = CompletableFuture.runAsync(crowd);
        destroy(twin, B);
        twin.await(
                "a node over a new database serves nobody",
                UP_WITHIN,
                () -> twin.node(B).get("/q/health/ready", Map.of()).status() == 503);
        String told = Command.anlanctl(twin, "reseed", B.id(), "--yes", "--engine", "both")
                .end(RESEEDED_WITHIN);
        crowd.enough();
        registering.get(1, TimeUnit.MINUTES);

        assertThat(told).contains("registration: ", "platform: ", "site-b serves again");
        assertThat(crowd.count()).as("site-a served meanwhile").isGreaterThan(10);
        assertThat(twin.node(B).get("/q/health/site", Map.of()).text("state")).isEqualTo("SERVING");
        long all = 20L + crowd.count();
        twin.awaitAgreement(campaign, all);
        for (int i = 0; i < 5; i++) {
            registered(twin, B, campaign);
        }
        twin.awaitAgreement(campaign, all + 5);
        twin.await("what one site had for a while is at both", UP_WITHIN, () -> whole(twin, A) && whole(twin, B));
        assertThat(Command.anlanctl(twin, "reseed", B.id(), "--yes").end(RESEEDED_WITHIN))
                .contains("nothing to reseed");
    }

    private static boolean whole(TwinFixture twin, SiteId site) {
        return twin.node(site)
                .get("/q/health/site", Map.of())
                .text("redundancy")
                .equals("whole");
    }

    private static void destroy(TwinFixture twin, SiteId site) {
        twin.twin().kill(site);
        for (String database : List.of(twin.part("pg", site), twin.part("maria", site))) {
            twin.twin().home().destroy(database);
        }
        twin.twin().start(site);
        twin.twin().awaitReady(twin.part("replicator", site));
        twin.await(
                "the node has migrated its new database",
                UP_WITHIN,
                () -> twin.node(site).get("/q/health/live", Map.of()).status() == 200);
    }

    private static void registered(TwinFixture twin, SiteId site, String campaign) {
        Answer answer = twin.register(site, twin.session(), campaign, "wechat", "k" + campaign);
        assertThat(answer.acknowledged()).as(answer.raw()).isTrue();
    }

    /** Citizens who register at site A one after the other until there are enough. */
    private static final class Crowd implements Runnable {
        private final TwinFixture twin;
        private final String campaign;
        private final AtomicInteger registered = new AtomicInteger();
        private final AtomicBoolean enough = new AtomicBoolean();

        Crowd(TwinFixture twin, String campaign) {
            this.twin = twin;
            this.campaign = campaign;
        }

        @Override
        public void run() {
            while (!enough.get()) {
                registered(twin, A, campaign);
                registered.incrementAndGet();
            }
        }

        void enough() {
            enough.set(true);
        }

        int count() {
            return registered.get();
        }
    }
}
