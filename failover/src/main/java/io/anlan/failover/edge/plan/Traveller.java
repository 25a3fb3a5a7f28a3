package io.anlan.failover.edge.plan;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.person.HomeSite;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as the edge may know: a home site, and a place between 0 and 1 that says who moves first when a site
 * takes a part of its persons only.
 */
public record Traveller(SiteId home, double place) {

    private static final String BEARER = "Bearer ";
    private static final double GOLDEN = 0.618033988749895;

    /**
     * Reads the route tag of a session token. Any other bearer (an operator) has a home too, so that what it made is
     * where it asks next; a request without one is sent to the sites in turn.
     */
    public static Traveller of(@Nullable String authorization, long turn) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return inTurn(turn);
        }
        return ofTag(HomeSite.tagOf(authorization.substring(BEARER.length()).strip()));
    }

    /** The person of a route tag. */
    public static Traveller ofTag(String tag) {
        return new Traveller(HomeSite.of(tag), (mixed(HomeSite.hash(tag)) >>> 11) * 0x1.0p-53);
    }

    /** FNV leaves the high bits of short texts alike; this is the finaliser of MurmurHash3. */
    private static long mixed(long hash) {
        long once = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        long twice = (once ^ (once >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return twice ^ (twice >>> 33);
    }

    private static Traveller inTurn(long turn) {
        double place = (turn >>> 1) * GOLDEN;
        return new Traveller((turn & 1) == 0 ? SiteId.SITE_A : SiteId.SITE_B, place - Math.floor(place));
    }
}
