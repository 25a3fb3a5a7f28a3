package io.anlan.chaos.bench.failover;

import java.util.Arrays;
import java.util.Locale;

/** What an episode does to the twin. */
public enum Fault {
    /** SIGKILL to every process of a site, its edge too. */
    SITE_KILL("site killed", 500),
    /** SIGSTOP to every process of a site: its ports still take connections. */
    SITE_FREEZE("site frozen", 1_000),
    /** SIGKILL to one node of a site. */
    NODE_KILL("node killed", 500),
    /** SIGKILL to the edge of a site. */
    EDGE_KILL("edge killed", 500),
    /** Nothing passes between the sites any more, silently. */
    WAN_CUT("WAN cut", 2_000);

    private final String title;
    private final long wantedGapMillis;

    Fault(String title, long wantedGapMillis) {
        this.title = title;
        this.wantedGapMillis = wantedGapMillis;
    }

    /** As a table says it. */
    public String title() {
        return title;
    }

    /** As the command line says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The promise: 95 of a hundred gaps are no longer. */
    public long wantedGapMillis() {
        return wantedGapMillis;
    }

    /** The fault of that word. */
    public static Fault of(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault is called " + word + "; known are "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Fault::word).toList())));
    }
}
