package io.anlan.failover.view;

import io.anlan.kernel.SiteId;
import java.util.Optional;

/** Where a director runs. */
public enum Place {
    /** The first site. */
    SITE_A("site-a"),
    /** The second site. */
    SITE_B("site-b"),
    /** The third, small place that breaks ties. */
    WITNESS("witness");

    private final String id;

    Place(String id) {
        this.id = id;
    }

    /** Its name in addresses and logs. */
    public String id() {
        return id;
    }

    /** The site this place is; empty for the witness. */
    public Optional<SiteId> site() {
        return this == WITNESS ? Optional.empty() : Optional.of(SiteId.of(id));
    }

    /** The place a site is. */
    public static Place of(SiteId site) {
        return of(site.id());
    }

    /** Finds a place by its name. */
    public static Place of(String id) {
        for (Place place : values()) {
            if (place.id.equals(id)) {
                return place;
            }
        }
        throw new IllegalArgumentException("no place is called " + id + "; known are site-a, site-b and witness");
    }

    @Override
    public String toString() {
        return id;
    }
}
