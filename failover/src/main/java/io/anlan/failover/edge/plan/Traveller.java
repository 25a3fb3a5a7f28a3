package io.anlan.failover.edge.plan;

import io.anlan.kernel.SiteId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as the edge may know: a home site, and a place between 0 and 1 that says who moves first when a site
 * takes a part of its persons only.
 */
public record Traveller(SiteId home, double place) {

    private static final String BEARER = "Bearer ";
    private static final String TOKEN = "A1.";
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final double GOLDEN = 0.618033988749895;

    /**
     * Reads the route tag of a session token. Any other bearer (an operator) has a home too, so that what it made is
     * where it asks next; a request without one is sent to the sites in turn.
     */
    public static Traveller of(@Nullable String authorization, long turn) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return inTurn(turn);
        }
        String token = authorization.substring(BEARER.length()).strip();
        int end = token.startsWith(TOKEN) ? token.indexOf('.', TOKEN.length()) : -1;
        return end < 0 ? ofTag(token) : ofTag(token.substring(TOKEN.length(), end));
    }

    /** The person of a route tag. */
    public static Traveller ofTag(String tag) {
        long hash = FNV_OFFSET;
        for (byte octet : tag.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
        }
        SiteId home = (hash & 1) == 0 ? SiteId.SITE_A : SiteId.SITE_B;
        return new Traveller(home, (mixed(hash) >>> 11) * 0x1.0p-53);
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
