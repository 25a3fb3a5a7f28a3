package io.anlan.failover.edge.plan;

import io.anlan.kernel.SiteId;

/**
 * What share of its persons each site takes, from 0 to 100 of a hundred. Somebody who steers traffic sets it; it says
 * nothing about health. A site of 0 drains: nothing new goes there, what runs there ends.
 */
public record SiteWeights(int siteA, int siteB) {

    /** Each site takes all of its persons. */
    public static final SiteWeights ALL = new SiteWeights(SiteWeights.MAX, SiteWeights.MAX);

    private static final int MAX = 100;

    public SiteWeights {
        if (siteA < 0 || siteA > MAX || siteB < 0 || siteB > MAX) {
            throw new IllegalArgumentException("A weight is from 0 to " + MAX);
        }
    }

    /** The weight of a site. */
    public int of(SiteId site) {
        return site == SiteId.SITE_A ? siteA : siteB;
    }

    /** The same with one site weighed anew. */
    public SiteWeights with(SiteId site, int weight) {
        return site == SiteId.SITE_A ? new SiteWeights(weight, siteB) : new SiteWeights(siteA, weight);
    }

    /** The site takes nothing new. */
    public boolean drains(SiteId site) {
        return of(site) == 0;
    }

    /** No site would take anything: never what somebody means. */
    public boolean nobodyServes() {
        return siteA == 0 && siteB == 0;
    }

    double share(SiteId site) {
        return (double) of(site) / MAX;
    }
}
