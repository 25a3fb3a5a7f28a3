package io.anlan.app.quota;

import io.anlan.kernel.SiteId;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How many rows of a campaign a database has, by the site that wrote them. Rows are only added, each is written at one
 * site, and whatever a site writes after a statement has a higher version than all it had told of: so who has as many
 * of a site's rows up to the latest that its own database told of has them all.
 */
public record Tally(Rows siteA, Rows siteB) {

    /** No rows at all. */
    public static final Tally NONE = new Tally(Rows.NONE, Rows.NONE);

    /** Whether nothing is missing here of what was counted there. */
    public boolean covers(Tally there) {
        return siteA.covers(there.siteA) && siteB.covers(there.siteB);
    }

    /** What was counted of the rows of one site. */
    public Rows of(SiteId site) {
        return site == SiteId.SITE_A ? siteA : siteB;
    }

    /**
     * Rows written at one site.
     *
     * @param latest the highest version among them; 0 if there is none
     */
    public record Rows(long entries, long endings, long openings, long latest) {

        /** None. */
        public static final Rows NONE = new Rows(0, 0, 0, 0);

        boolean covers(Rows there) {
            return entries >= there.entries && endings >= there.endings && openings >= there.openings;
        }
    }

    /** The numbers in a fixed order, as a row has them. */
    public String text() {
        return Arrays.stream(SiteId.values())
                .map(this::of)
                .map(rows -> rows.entries + "," + rows.endings + "," + rows.openings + "," + rows.latest)
                .collect(Collectors.joining(";"));
    }

    /** Reads {@link #text()}. */
    public static Tally of(String text) {
        var rows = Arrays.stream(text.split(";", -1))
                .map(part -> Arrays.stream(part.split(",", -1))
                        .mapToLong(Long::parseLong)
                        .toArray())
                .map(numbers -> new Rows(numbers[0], numbers[1], numbers[2], numbers[3]))
                .toList();
        return new Tally(rows.get(0), rows.get(1));
    }
}
