package io.anlan.local.wan;

import io.anlan.kernel.SiteId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An end of the WAN: a site, or the witness. */
public enum WanPlace {
    /** The first site. */
    SITE_A("site-a"),
    /** The second site. */
    SITE_B("site-b"),
    /** The third, small place where a director stands alone. */
    WITNESS("witness");

    private final String id;

    WanPlace(String id) {
        this.id = id;
    }

    /** Its name. */
    public String id() {
        return id;
    }

    /** The place a site is. */
    public static WanPlace of(SiteId site) {
        return of(site.id());
    }

    /** Finds a place by its name. */
    public static WanPlace of(String id) {
        for (var place : values()) {
            if (place.id.equals(id)) {
                return place;
            }
        }
        throw new IllegalArgumentException("no place is called " + id + "; known are site-a, site-b and witness");
    }

    /** The place an address belongs to: 127.0.1.x, 127.0.2.x and 127.0.4.x; nobody else takes part in a cut. */
    static @Nullable WanPlace ofAddress(String address) {
        if (address.startsWith("127.0.1.")) {
            return SITE_A;
        }
        if (address.startsWith("127.0.2.")) {
            return SITE_B;
        }
        return address.startsWith("127.0.4.") ? WITNESS : null;
    }

    /** Everywhere else. */
    public List<WanPlace> others() {
        return Stream.of(values()).filter(other -> other != this).toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
