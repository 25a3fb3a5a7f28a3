package io.anlan.chaos.fault;

import io.anlan.chaos.demo.OperatorDesk;
import io.anlan.chaos.machine.CannotBreak;
import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import io.anlan.local.process.Await;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** A site burns down: every process is killed and what its databases stored is gone. Undone by a reseed from the other. */
final class Destroy implements Fault {
    private static final Duration MIGRATED_WITHIN = Duration.ofMinutes(3);
    private static final Duration PACE = Duration.ofMillis(500);

    private final Twin twin;
    private final SiteId site;
    private final Parts parts;

    Destroy(Twin twin, String target) {
        if (!Parts.isSite(target)) {
            throw new CannotBreak("only whole sites are destroyed, not " + target);
        }
        this.twin = twin;
        this.site = SiteId.of(target);
        this.parts = Parts.of(twin, target);
    }

    @Override
    public void strike() {
        twin.kill(site);
        databases().forEach(twin.home()::destroy);
    }

    @Override
    public String bite() {
        boolean gone =
                databases().stream().noneMatch(name -> Files.exists(twin.home().database(name)));
        return gone && parts.pids().isEmpty() ? "the folders of " + databases() + " are gone" : "";
    }

    @Override
    public void undo() {
        parts.start();
    }

    @Override
    public void awaitOver() {
        // A node brings the new registration store to this version first; a reseed before that fails, and says so.
        OperatorDesk node = new OperatorDesk(twin.plan().node(site, 1), twin.operatorToken());
        Await.that("a node of " + site + " has migrated its new database", MIGRATED_WITHIN)
                .every(PACE)
                .untilItHolds(() -> node.status("/q/health/live") == 200);
        Reseed.of(twin, site);
        parts.awaitReady();
    }

    private List<String> databases() {
        return parts.names().stream()
                .filter(name -> name.startsWith("pg-") || name.startsWith("maria-"))
                .toList();
    }
}
