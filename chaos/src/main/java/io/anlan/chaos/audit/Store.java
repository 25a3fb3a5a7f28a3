package io.anlan.chaos.audit;

/** The four databases that must hold the same rows. */
public enum Store {
    REGISTRATION_A("site-a", Kind.POSTGRESQL),
    REGISTRATION_B("site-b", Kind.POSTGRESQL),
    PLATFORM_A("site-a", Kind.MARIADB),
    PLATFORM_B("site-b", Kind.MARIADB);

    /** Which engine speaks there. */
    public enum Kind {
        POSTGRESQL,
        MARIADB
    }

    private final String site;
    private final Kind kind;

    Store(String site, Kind kind) {
        this.site = site;
        this.kind = kind;
    }

    public String site() {
        return site;
    }

    public Kind kind() {
        return kind;
    }

    /** For the reader of a report, such as {@code postgresql site-a}. */
    public String title() {
        return (kind == Kind.POSTGRESQL ? "postgresql " : "mariadb ") + site;
    }
}
