package io.anlan.local.wan;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One kind of traffic in one direction between two places: the smallest thing that can be cut. */
public record WanDirection(WanPlace from, WanPlace to, WanKind kind) {

    /** Every direction that matches; a place or kind not given matches all. */
    public static Set<WanDirection> matching(@Nullable WanPlace from, @Nullable WanPlace to, Set<WanKind> kinds) {
        var found = new LinkedHashSet<WanDirection>();
        for (var sender : WanPlace.values()) {
            for (var receiver : sender.others()) {
                if ((from == null || from == sender) && (to == null || to == receiver)) {
                    kinds.forEach(kind -> found.add(new WanDirection(sender, receiver, kind)));
                }
            }
        }
        return found;
    }

    /** Whether both ends are sites. */
    boolean betweenSites() {
        return from != WanPlace.WITNESS && to != WanPlace.WITNESS;
    }
}
