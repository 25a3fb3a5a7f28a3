package io.anlan.failover.agreed;

/**
 * Who leads at a moment.
 *
 * @param here whether this place leads and may add entries
 * @param term grows with each election
 * @param place who leads; empty if nobody is known to
 */
public record Leadership(boolean here, long term, String place) {}
