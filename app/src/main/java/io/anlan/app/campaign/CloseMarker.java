package io.anlan.app.campaign;

import io.anlan.kernel.SiteId;

/**
 * What a site had accepted itself when its gate closed: how many, and the Merkle root over their numbers (see {@link
 * AcceptanceRoot}). A database that reproduces both sites' markers from its rows has all there is.
 */
public record CloseMarker(String campaign, SiteId site, long accepted, byte[] root) {}
