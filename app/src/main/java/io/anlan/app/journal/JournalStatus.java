package io.anlan.app.journal;

import org.jspecify.annotations.Nullable;

/**
 * The journal as {@code /q/health/site} and the metrics show it.
 *
 * @param peerBeat the youngest beat of the peer, if any was heard
 */
public record JournalStatus(
        String incarnation,
        String databaseIncarnation,
        boolean peerInView,
        boolean peerVouches,
        long peerBeatAgeMillis,
        @Nullable Beat peerBeat,
        int ownEntries,
        long ownBytes,
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
        long raised) {}
