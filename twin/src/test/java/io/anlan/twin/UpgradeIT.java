package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Both sites are moved to another build while citizens register. The other build holds the same classes under another name: what
 * differs between releases is in the tests of codecs and migrations.
 */
@OnTwin
class UpgradeIT {
    private static final SiteId A = SiteId.SITE_A;
    private static final SiteId B = SiteId.SITE_B;
    private static final Duration MOVED_WITHIN = Duration.ofMinutes(3);
    private static final Duration ALL_MOVED_WITHIN = Duration.ofMinutes(12);

    @Test
    void no_upgrade_begins_while_the_sites_are_apart(TwinFixture twin) throws Exception {
        String later = later(twin);
        twin.twin().wan().cut();

        String told = Command.anlan(twin, "upgrade", "--to", later, "--dry-run").end(MOVED_WITHIN);

        assertThat(told)
                .contains(
                        "node-a1, replicator-a, director-a, edge-a",
                        "node-b1, replicator-b, director-b, edge-b, director-witness",
                        "would not begin now: the WAN is cut");
        assertThat(build(twin, A)).isNotEqualTo(later);
        twin.twin().wan().heal();
    }

    @Test
    void citizens_register_while_both_sites_move_to_another_build(TwinFixture twin) throws Exception {
        String later = later(twin);
        String former = build(twin, A);
        Crowd crowd = new Crowd(twin);
        CompletableFuture<Void> registering = CompletableFuture.runAsync(crowd);

        Command cutShort = Command.anlan(twin, "upgrade", "--to", later);
        twin.await(
                "node-a1 runs from the later build",
                MOVED_WITHIN,
                () -> build(twin, A).equals(later));
        cutShort.kill();
        twin.await("both builds serve side by side", MOVED_WITHIN, () -> twin.peerVouches(A) && twin.peerVouches(B));
        assertThat(build(twin, B)).isEqualTo(former);
        String told = Command.anlan(twin, "upgrade").end(ALL_MOVED_WITHIN);

        crowd.enough();
        registering.get(1, TimeUnit.MINUTES);
        assertThat(told).contains("An upgrade is under way", "Every part runs from " + later);
        assertThat(build(twin, B)).isEqualTo(later);
        assertThat(crowd.unanswered())
                .as("citizens left without an acknowledgement")
                .isEmpty();
        assertThat(crowd.registered()).as("citizens who registered meanwhile").isGreaterThan(20);
        twin.awaitPersons(crowd.campaign(), crowd.registered());
        assertThat(Command.anlan(twin, "upgrade", "--back", "--dry-run").end(MOVED_WITHIN))
                .contains(
                        "From " + later + " to " + former,
                        "node-a1, replicator-a, director-a, edge-a, node-b1, replicator-b, director-b, edge-b, director-witness");
    }

    private static String build(TwinFixture twin, SiteId site) {
        try {
            return twin.node(site).get("/q/health/site", Map.of()).text("build");
        } catch (UncheckedIOException goneForNow) {
            return "";
        }
    }

    /** Another build beside the one that runs. */
    private static String later(TwinFixture twin) throws IOException {
        Path apps = Path.of("").toAbsolutePath().resolveSibling(".anlan").resolve("apps");
        String name = "later-" + build(twin, A);
        if (!Files.exists(apps.resolve(name))) {
            copy(apps.resolve(build(twin, A)), apps.resolve(name));
        }
        return name;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createLink(copy, file);
                }
            }
        }
    }

    /** Citizens who register by the edge one after the other, each as a client would, until there are enough. */
    private static final class Crowd implements Runnable {
        private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);
        private final TwinFixture twin;
        private final String campaign;
        private final AtomicInteger registered = new AtomicInteger();
        private final List<String> unanswered = new ArrayList<>();
        private final AtomicBoolean enough = new AtomicBoolean();

        Crowd(TwinFixture twin) {
            this.twin = twin;
            this.campaign = twin.campaign();
        }

        @Override
        public void run() {
            while (!enough.get()) {
                String session = twin.session();
                Answer[] last = new Answer[1];
                twin.await("an answer of the edge", ANSWERED_WITHIN, () -> {
                    last[0] = twin.edge().register(session, campaign, "wechat", "k" + campaign);
                    return last[0].status() != 503;
                });
                if (last[0].acknowledged()) {
                    registered.incrementAndGet();
                } else {
                    unanswered.add(last[0].raw());
                }
            }
        }

        void enough() {
            enough.set(true);
        }

        String campaign() {
            return campaign;
        }

        int registered() {
            return registered.get();
        }

        List<String> unanswered() {
            return unanswered;
        }
    }
}
