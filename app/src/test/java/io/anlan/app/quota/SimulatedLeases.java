package io.anlan.app.quota;

import io.anlan.kernel.SiteId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a node asks its director for, each second. */
final class SimulatedLeases {

    private final SimulatedSite site;

    SimulatedLeases(SimulatedSite site) {
        this.site = site;
    }

    void round() {
        var peer = SimulatedDirector.share(site.here.peer());
        var alone = SimulatedDirector.alone(site.here);
        var wanted = site.keeping.wanted(site.facts());
        var silent = site.world.now - site.peerHeard > 5_000;
        keep(SimulatedDirector.share(site.here), wanted.own() && site.whole, site.share, lease -> site.share = lease);
        keep(peer, silent || wanted.peers(), site.peerShare, this::peerShare);
        keep(alone, silent, site.alone, lease -> site.alone = lease);
    }

    private void peerShare(@Nullable Lease lease) {
        if (lease != null && (site.peerShare == null || site.peerShare.epoch() != lease.epoch())) {
            site.peerShareAsked = site.world.now;
        }
        site.peerShare = lease;
    }

    private boolean reachable() {
        return !site.world.noDirector.contains(site.here);
    }

    private void keep(String right, boolean wanted, @Nullable Lease held, Consumer<@Nullable Lease> then) {
        if (wanted) {
            ask(right, held == null ? 0 : held.epoch(), then);
        } else if (held != null) {
            then.accept(null);
            site.step(site.world.random.nextInt(30), () -> {
                if (reachable()) {
                    site.world.director.release(site.here, right, held.epoch(), site.world.now);
                }
            });
        }
    }

    private void ask(String right, long epoch, Consumer<@Nullable Lease> then) {
        var nanos = site.monotonicNanos();
        var wall = site.wallMillis();
        site.step(site.world.random.nextInt(30), () -> {
            if (!reachable()) {
                return;
            }
            var granted = site.world.director.ask(site.here, right, epoch, site.world.now);
            if (site.world.chance(0.03)) {
                site.world.count("grant lost");
                return;
            }
            site.step(
                    site.world.random.nextInt(30),
                    () -> then.accept(granted == 0 ? null : new Lease(granted, nanos, wall, SimulatedDirector.LEASE)));
        });
    }

    static SiteId any(SimulatedWorld world) {
        return world.chance(0.5) ? SiteId.SITE_A : SiteId.SITE_B;
    }
}
