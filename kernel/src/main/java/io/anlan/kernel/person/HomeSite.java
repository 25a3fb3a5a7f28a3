package io.anlan.kernel.person;

import io.anlan.kernel.SiteId;
import java.nio.charset.StandardCharsets;

/** Where a person is sent first. Edges and clients must agree on it, and it owns nothing. */
public final class HomeSite {
    private static final String TOKEN = "A1.";
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private HomeSite() {}

    /** The home site of the person with this route tag: bit 0 of the tag's hash. */
    public static SiteId of(String routeTag) {
        return (hash(routeTag) & 1) == 0 ? SiteId.SITE_A : SiteId.SITE_B;
    }

    /** The route tag of a session token {@code A1.<tag>.<sealed>}; any other token stands for itself. */
    public static String tagOf(String token) {
        int end = token.startsWith(TOKEN) ? token.indexOf('.', TOKEN.length()) : -1;
        return end < 0 ? token : token.substring(TOKEN.length(), end);
    }

    /** FNV-1a with 64 bits over the tag's UTF-8. */
    public static long hash(String routeTag) {
        long hash = FNV_OFFSET;
        for (byte octet : routeTag.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
