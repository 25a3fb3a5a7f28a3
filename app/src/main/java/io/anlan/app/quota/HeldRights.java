package io.anlan.app.quota;

import io.anlan.kernel.SiteId;

/**
 * The rights of a site at one moment, by their epochs; 0 when a right is not held.
 *
 * @param share to give from this site's own share
 * @param peerShare to wind up the peer's share, after the peer has lost the right to it
 * @param alone to answer claims that only this site has; while it is held the peer is granted nothing
 */
public record HeldRights(long share, long peerShare, long alone) {

    /** None at all. */
    public static final HeldRights NONE = new HeldRights(0, 0, 0);

    /** The epoch under which this site may decide about a share. */
    public long of(SiteId here, SiteId share) {
        return here == share ? this.share : peerShare;
    }
}
