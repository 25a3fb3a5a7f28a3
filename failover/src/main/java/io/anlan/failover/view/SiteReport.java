package io.anlan.failover.view;

/**
 * What the director of a site sees of its own site.
 *
 * @param nodes how many nodes the site has
 * @param nodesServing how many say that they serve; a node says so only while its database takes rows
 * @param whole whether all of them know what they stored to be at both sites
 * @param lagMillis how far the site's registration store is behind its peer's; -1 if not known
 * @param undrainedMillis age of the oldest journal entry not yet in the site's database; -1 if not known
 * @param edges how many edges this place has
 * @param edgesTold the states of the sites by which every one of them sends citizens; empty while one does not
 * @param inFlightAtA requests that the edges of this place still have at site-a; -1 if not known
 * @param inFlightAtB the same at site-b
 */
public record SiteReport(
        int nodes,
        int nodesServing,
        boolean whole,
        long lagMillis,
        long undrainedMillis,
        int edges,
        String edgesTold,
        long inFlightAtA,
        long inFlightAtB) {

    /** Whether any node of the site serves. */
    public boolean serves() {
        return nodesServing > 0;
    }
}
