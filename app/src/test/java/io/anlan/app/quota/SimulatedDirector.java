package io.anlan.app.quota;

import io.anlan.kernel.SiteId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A director as one linearizable book of leases, by the true time. Epochs rise over all rights. */
final class SimulatedDirector {

    static final long LEASE = 3_000;
    /** How long a right that is not renewed stays: the lease by a slow clock, the backup timeout and two seconds. */
    static final long WAIT = LEASE + 300 + 1_000 + 2_000;

    private final Map<String, Grant> grants = new HashMap<>();
    private long lastEpoch;

    private record Grant(SiteId holder, long epoch, long until, boolean ending) {}

    static String share(SiteId site) {
        return "share/" + site.id();
    }

    static String alone(SiteId site) {
        return "alone/" + site.id();
    }

    /** The epoch granted, or 0. */
    long ask(SiteId site, String right, long epoch, long now) {
        var lease = lease(right, now);
        if (lease == null) {
            if (epoch != 0 || obstructed(site, right, now)) {
                return 0;
            }
            lease = new Grant(site, ++lastEpoch, 0, false);
        }
        if (lease.holder() != site || lease.ending() || epoch != 0 && epoch != lease.epoch()) {
            return 0;
        }
        grants.put(right, new Grant(site, lease.epoch(), now + WAIT, false));
        return lease.epoch();
    }

    /**
     * Gives a right back; other nodes of the holder may still believe in it, so it ends like one that is not renewed.
     */
    void release(SiteId site, String right, long epoch, long now) {
        var lease = lease(right, now);
        if (lease != null && lease.holder() == site && lease.epoch() == epoch) {
            grants.put(right, new Grant(site, epoch, lease.until(), true));
        }
    }

    private boolean obstructed(SiteId site, String right, long now) {
        return right.equals(alone(site.peer()))
                || lease(alone(site.peer()), now) != null
                || right.equals(alone(site))
                        && grants.keySet().stream().anyMatch(name -> {
                            var lease = lease(name, now);
                            return lease != null && lease.holder() == site.peer();
                        });
    }

    private @Nullable Grant lease(String right, long now) {
        var grant = grants.get(right);
        return grant != null && now < grant.until() ? grant : null;
    }
}
