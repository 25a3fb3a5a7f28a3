package io.anlan.failover.decide;

import java.util.Locale;

/** What an operator can ask the directors to do. */
public enum Procedure {
    /** Let a site finish what it has; its rights stay. */
    DRAIN,
    /** Drain a site and end its rights. */
    OFFLINE,
    /** Let a site serve again, once it has caught up. */
    ONLINE,
    /** Let this site serve, and take the other one offline. */
    SWITCHOVER,
    /** As online, for a site that was rebuilt: only when everything is at both sites again. */
    REJOIN;

    /** Its name in commands. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a procedure by its name. */
    public static Procedure of(String word) {
        for (Procedure procedure : values()) {
            if (procedure.word().equals(word)) {
                return procedure;
            }
        }
        throw new IllegalArgumentException("known procedures are drain, offline, online, switchover and rejoin");
    }
}
