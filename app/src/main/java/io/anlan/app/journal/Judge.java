package io.anlan.app.journal;

import io.anlan.app.acceptance.Acceptance;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * Says whether an entry is held: its put has returned, the peer is in view and vouches for itself now. An entry that the
 * peer took without vouching is judged again when it vouches, if those that took it are still alive then.
 */
final class Judge {

    /** So many in one go: each is read again, on a thread that others wait for. */
    private static final int AGAIN_MAX = 50;

    private final BooleanSupplier peerInView;
    private final PeerBeats beats;
    private final Kept kept;
    private final Durability durability;
    private final EntryCodec codec;
    private final LongAdder held = new LongAdder();
    private final LongAdder notHeld = new LongAdder();
    private final LongAdder notVouched = new LongAdder();

    Judge(BooleanSupplier peerInView, PeerBeats beats, Kept kept, Durability durability, EntryCodec codec) {
        this.peerInView = peerInView;
        this.beats = beats;
        this.kept = kept;
        this.durability = durability;
        this.codec = codec;
    }

    /**
     * Judges a put that has ended.
     *
     * @param format in which the entry was put
     * @param lives of the peer's nodes as they were known before the put began
     */
    boolean judge(JournalEntry entry, byte format, boolean confirmed, Set<Life> lives) {
        if (!confirmed || !peerInView.getAsBoolean()) {
            notHeld.increment();
            return false;
        }
        if (!vouches(format)) {
            notVouched.increment();
            kept.confirmed(entry.batchId(), lives);
            return false;
        }
        hold(entry);
        return true;
    }

    /** Judges again what the peer took and did not vouch for. */
    void again() {
        if (kept.anyConfirmed() && peerInView.getAsBoolean() && vouches()) {
            // Their nodes' lives go on, and a life reads what it read when they took the entry.
            kept.confirmed(beats::goOn, AGAIN_MAX).forEach(entry -> hold(codec.decode(entry.blob())));
        }
    }

    /** Whether the peer vouches for what would be put now. */
    boolean vouches() {
        return vouches(codec.newest(beats.formats()));
    }

    private boolean vouches(byte format) {
        return Vouching.vouches(beats.heard(), format);
    }

    private void hold(JournalEntry entry) {
        held.increment();
        kept.held(entry.batchId());
        durability.batchIsBoth(entry.batchId());
        durability.rowsAreBoth(entry.acceptances().stream()
                .filter(acceptance -> !acceptance.batchId().equals(entry.batchId()))
                .map(Acceptance::key)
                .toList());
    }

    /** Not even tried. */
    void notTried() {
        notHeld.increment();
    }

    long held() {
        return held.sum();
    }

    long notHeld() {
        return notHeld.sum();
    }

    long notVouched() {
        return notVouched.sum();
    }
}
