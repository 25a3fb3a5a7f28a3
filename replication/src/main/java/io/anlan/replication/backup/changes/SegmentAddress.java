package io.anlan.replication.backup.changes;

import io.anlan.kernel.SiteId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the objects of one segment.
 *
 * @param chain the run of segments it belongs to, named by the time it began, so names sort by it
 * @param number its place there
 */
record SegmentAddress(SiteId site, String chain, int number) {
    private static final Pattern OBJECT =
            Pattern.compile("(?<chain>\\d{8}T\\d{9}Z)/(?<number>\\d{9})/(?<part>\\d{6,}|manifest)");
    private static final String MANIFEST = "/manifest";

    /** What all names of a site's segments begin with. */
    static String all(SiteId site) {
        return site.id() + "/changes/";
    }

    /** The segment an object of this name belongs to; empty if no object of ours is called so. */
    static Optional<SegmentAddress> holding(SiteId site, String name) {
        Matcher own = OBJECT.matcher(
                name.startsWith(all(site)) ? name.substring(all(site).length()) : "");
        return own.matches()
                ? Optional.of(new SegmentAddress(site, own.group("chain"), Integer.parseInt(own.group("number"))))
                : Optional.empty();
    }

    /** Whether this is the name of a manifest. */
    static boolean isManifest(String name) {
        return name.endsWith(MANIFEST);
    }

    /** What the names of this segment's objects begin with. */
    String folder() {
        return all(site) + chain + String.format(Locale.ROOT, "/%09d/", number);
    }

    /** The object that is written last: a segment without it is none. */
    String manifest() {
        return folder() + MANIFEST.substring(1);
    }

    /** The object of a chunk. */
    String chunk(int chunk) {
        return folder() + String.format(Locale.ROOT, "%06d", chunk);
    }

    /** The one after it. */
    SegmentAddress next() {
        return new SegmentAddress(site, chain, number + 1);
    }

    /** What its chunks are sealed for: none opens in another place. */
    String id() {
        return chain + "/" + number;
    }

    @Override
    public String toString() {
        return "segment " + number + " of chain " + chain;
    }
}
