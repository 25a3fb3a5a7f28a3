package io.anlan.app.journal;

import org.jspecify.annotations.Nullable;

/**
 * The journal as {@code /q/health/site} and the metrics show it.
 *
 * @param peerBeat the youngest beat of the peer, if any was heard
 */
public record JournalStatus(
        String incarnation,
        SiteState state,
        String databaseIncarnation,
        boolean peerInView,
        boolean peerVouches,
        long peerBeatAgeMillis,
        @Nullable Beat peerBeat,
        int ownEntries,
        long ownBytes,
        int batchesAtOneSite,
        int inboundEntries,
        long inboundBytes,
        long oldestUndrainedMillis,
        int hangingPuts,
        String breaker,
        AppliedMark applied,
        long putsHeld,
        long putsNotHeld,
        long putsNotVouched,
        long putAgain,
        long drained,
        long raised,
        RootsHead roots,
        long peerRootsRewritten) {

    /** Whether everything this node stored is known at both sites and goes on being so. */
    public boolean whole() {
        return state == SiteState.SERVING
                && peerInView
                && peerVouches
                && breaker.equals("CLOSED")
                && batchesAtOneSite == 0;
    }
}
