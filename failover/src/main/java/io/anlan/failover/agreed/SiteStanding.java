package io.anlan.failover.agreed;

import io.anlan.failover.decide.SiteState;

/** What is agreed on about a site, since when and why. */
public record SiteStanding(SiteState state, long sinceMillis, String why) {}
