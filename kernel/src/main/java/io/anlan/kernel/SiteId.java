package io.anlan.kernel;

/** One of the two datacenters, and the numbers its databases sign their rows with. */
public enum SiteId {
    /** The first site: site number 1, writers 1 (registration store) and 2 (platform store). */
    SITE_A("site-a", 1, 1, 2),
    /** The second site: site number 2, writers 3 (registration store) and 4 (platform store). */
    SITE_B("site-b", 2, 3, 4);

    private final String id;
    private final int number;
    private final short registrationWriter;
    private final short platformWriter;

    SiteId(String id, int number, int registrationWriter, int platformWriter) {
        this.id = id;
        this.number = number;
        this.registrationWriter = (short) registrationWriter;
        this.platformWriter = (short) platformWriter;
    }

    /** The site's name in addresses, metrics and logs. */
    public String id() {
        return id;
    }

    /** The site's number in rows. */
    public int number() {
        return number;
    }

    /** The other site. */
    public SiteId peer() {
        return this == SITE_A ? SITE_B : SITE_A;
    }

    /** The writer number of rows first written in this site's PostgreSQL. */
    public short registrationWriter() {
        return registrationWriter;
    }

    /** The writer number of rows first written in this site's MariaDB. */
    public short platformWriter() {
        return platformWriter;
    }

    /** Finds a site by its name, for configuration. */
    public static SiteId of(String id) {
        for (SiteId site : values()) {
            if (site.id.equals(id)) {
                return site;
            }
        }
        throw new IllegalArgumentException("No site is called " + id + "; known are site-a and site-b");
    }

    /** Finds a site by its number, for rows. */
    public static SiteId of(int number) {
        for (SiteId site : values()) {
            if (site.number == number) {
                return site;
            }
        }
        throw new IllegalArgumentException("No site has the number " + number + "; known are 1 and 2");
    }

    @Override
    public String toString() {
        return id;
    }
}
