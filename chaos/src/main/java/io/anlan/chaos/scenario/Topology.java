package io.anlan.chaos.scenario;

/** The twin a scenario wants: nodes at each site, and whether changes travel straight or by a broker. */
public record Topology(int nodesPerSite, boolean kafka) {
    /** One node at each site, changes straight. */
    public static final Topology STANDARD = new Topology(1, false);
}
