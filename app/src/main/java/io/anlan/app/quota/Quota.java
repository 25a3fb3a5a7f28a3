package io.anlan.app.quota;

import io.anlan.kernel.SiteId;

/**
 * The seats of a first-come campaign and their first split.
 *
 * @param hash of the row that says so: two sites may have made the campaign at once, and no seat is given before both
 * have
 *     the same row
 */
public record Quota(long size, long baseA, long baseB, String hash) {

    public Quota {
        if (baseA < 0 || baseB < 0 || baseA + baseB != size) {
            throw new IllegalArgumentException("The shares of a quota make up its size");
        }
    }

    /** The split a new campaign begins with: halves, the odd seat at the first site. */
    public static Quota halves(long size) {
        return new Quota(size, size - size / 2, size / 2, "");
    }

    /** What a share begins with. */
    public long base(SiteId share) {
        return share == SiteId.SITE_A ? baseA : baseB;
    }
}
