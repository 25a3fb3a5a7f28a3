package io.anlan.local.wan;

import io.anlan.kernel.SiteId;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One kind of traffic in one direction between the sites: the smallest thing that can be cut. */
public record WanDirection(SiteId from, SiteId to, WanKind kind) {

    /** Every direction that matches; a site or kind not given matches all. */
    public static Set<WanDirection> matching(@Nullable SiteId from, @Nullable SiteId to, Set<WanKind> kinds) {
        var found = new LinkedHashSet<WanDirection>();
        for (var site : SiteId.values()) {
            var peer = site.peer();
            if ((from == null || from == site) && (to == null || to == peer)) {
                kinds.forEach(kind -> found.add(new WanDirection(site, peer, kind)));
            }
        }
        return found;
    }
}
