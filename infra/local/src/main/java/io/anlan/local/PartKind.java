package io.anlan.local;

import io.anlan.local.apps.BuiltApp;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a part of the twin is. */
public enum PartKind {
    /** A site's registration store. */
    POSTGRES("pg"),
    /** A site's platform store. */
    MARIADB("maria"),
    /** One node of a site. */
    NODE("node"),
    /** A site's replicator. */
    REPLICATOR("replicator"),
    /** A site's broker, if its replicator's links use one. */
    KAFKA("kafka"),
    /** The network between the sites. */
    WAN("wan"),
    /** One of the three that see, decide and act. */
    DIRECTOR("director"),
    /** Stand-ins for outside parties. */
    SANDBOX("sandbox"),
    /** Where citizens come in. */
    EDGE("edge");

    private final String word;

    PartKind(String word) {
        this.word = word;
    }

    /** What a twin has unless it is told otherwise. */
    public static Set<PartKind> standard() {
        return EnumSet.complementOf(EnumSet.of(KAFKA));
    }

    /** The program of ours that it runs; a database's comes from its engine folder. */
    Optional<BuiltApp> program() {
        return switch (this) {
            case NODE -> Optional.of(BuiltApp.NODE);
            case REPLICATOR -> Optional.of(BuiltApp.REPLICATOR);
            case SANDBOX -> Optional.of(BuiltApp.SANDBOX);
            case EDGE, DIRECTOR -> Optional.of(BuiltApp.EDGE);
            case KAFKA -> Optional.of(BuiltApp.BROKER);
            case WAN -> Optional.of(BuiltApp.WAN);
            case POSTGRES, MARIADB -> Optional.empty();
        };
    }

    /** Whether it stores rows: the others need it before they start. */
    boolean isDatabase() {
        return this == POSTGRES || this == MARIADB;
    }

    /** The name of a site's part of this kind: {@code pg-a}. */
    public String of(io.anlan.kernel.SiteId site) {
        return word + "-" + letter(site);
    }

    /** The name of a part no site has for itself: {@code edge}. */
    public String alone() {
        return word;
    }

    static String letter(io.anlan.kernel.SiteId site) {
        return site.id().substring(site.id().length() - 1);
    }
}
