package io.anlan.replication.reseed.sql;

/**
 * The links a reseed of a site deals with.
 *
 * @param outbound by which the peer reads the site; it is run at the peer
 * @param inbound by which the site reads the peer
 * @param toPlatform from its registration store into its platform store
 * @param fromPlatform the way back
 */
public record ReseedLinks(ReseedLink outbound, ReseedLink inbound, ReseedLink toPlatform, ReseedLink fromPlatform) {}
