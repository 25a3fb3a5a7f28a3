package io.anlan.app.journal;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.journal.Vouching.HeardBeat;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/**
 * The journal of one node: what this site commits is held by the peer, what the peer commits is held here and drained.
 * Driven from outside by {@link #beat}, {@link #drain}, {@link #raise} and {@link #recover}, so that it owns no clock and
 * no thread.
 */
public final class CrossSiteJournal implements Journal {

    private static final Logger LOG = Logger.getLogger(CrossSiteJournal.class);

    private final SiteId site;
    private final String node;
    private final String incarnation;
    private final JournalTransport transport;
    private final PutBreaker breaker = new PutBreaker();
    private final Kept kept = new Kept();
    private final PutAgain putAgain = new PutAgain(kept, this::putAgain);
    private final InboundIndex index = new InboundIndex();
    private final Durability durability = new Durability();
    private final PeerBeats beats;
    private final Inbound inbound;
    private final Drain drain;
    private final Raise raise;
    private final AtomicBoolean beating = new AtomicBoolean();
    private final LongAdder held = new LongAdder();
    private final LongAdder notHeld = new LongAdder();
    private final LongAdder notVouched = new LongAdder();
    private volatile SiteState state = SiteState.STARTING;

    public CrossSiteJournal(
            SiteId site,
            String node,
            String incarnation,
            JournalTransport transport,
            JournalStore store,
            Ticker ticker) {
        this.site = site;
        this.node = node;
        this.incarnation = incarnation;
        this.transport = transport;
        this.beats = new PeerBeats(ticker);
        this.inbound = new Inbound(ticker, index);
        this.drain = new Drain(inbound, store, transport);
        this.raise = new Raise(site, kept, beats, durability, store, transport, ticker);
    }

    /** Starts to hear the peer. */
    public void start() {
        transport.start(new Hearing());
    }

    @Override
    public CompletionStage<Boolean> hold(JournalEntry entry) {
        var blob = EntryCodec.encode(entry);
        if (!kept.fits(blob.length)) {
            // Recovery will find it in the database and have it raised by the link.
            return not(notHeld);
        }
        var key = transport.newKey(entry.batchId());
        kept.keep(entry.batchId(), key, blob);
        return breaker.put(() -> transport.put(key, blob)).thenApply(confirmed -> judge(entry, confirmed));
    }

    /** Judged after the put has returned: the peer must be in view and vouch for itself now. */
    private boolean judge(JournalEntry entry, boolean confirmed) {
        if (!confirmed || !transport.peerInView()) {
            notHeld.increment();
            return false;
        }
        if (!vouches()) {
            notVouched.increment();
            return false;
        }
        held.increment();
        kept.held(entry.batchId());
        durability.batchIsBoth(entry.batchId());
        durability.rowsAreBoth(entry.acceptances().stream()
                .filter(acceptance -> !acceptance.batchId().equals(entry.batchId()))
                .map(Acceptance::key)
                .toList());
        return true;
    }

    /** Tells the peer how this node is, and tries the breaker if it is open. Every half second. */
    public void beat() {
        if (!beating.compareAndSet(false, true)) {
            return;
        }
        var wasClosed = breaker.closed();
        var unused = breaker.probe(() -> transport.putBeat(node, ownBeat().encode()))
                .whenComplete((told, failure) -> {
                    beating.set(false);
                    if (!wasClosed && breaker.closed()) {
                        putAgain.run();
                    }
                });
    }

    /** Drains what is due. Several times a second. */
    public void drain() {
        drain.run();
    }

    /** Raises what is due. Several times a second. */
    public void raise() {
        raise.run();
    }

    /** Takes up batches whose second copy nobody is watching. At the start and every few seconds. */
    public void recover() {
        raise.recover();
    }

    /** What this node says of its site from now on. */
    public void become(SiteState now) {
        state = now;
        if (now == SiteState.DRAINING) {
            drain.leave();
        }
    }

    /** What this node says of its site: that it serves only while its database answers. */
    public SiteState state() {
        return state == SiteState.SERVING && !raise.storeAnswers() ? SiteState.STORE_LOST : state;
    }

    /** Whether nothing of the peer's waits here to become rows. */
    public boolean drained() {
        return inbound.entries() == 0;
    }

    /** Leaves the peer. */
    public void stop() {
        transport.stop();
    }

    public InboundIndex index() {
        return index;
    }

    public Durability durability() {
        return durability;
    }

    /** Whether this node could make rows of what the peer gives it. */
    public boolean well() {
        return Vouching.well(ownBeat(), EntryCodec.FORMAT);
    }

    private Beat ownBeat() {
        var position = raise.position();
        return new Beat(
                node,
                incarnation,
                state(),
                position.incarnation(),
                inbound.oldestMillis(),
                inbound.bytes(),
                EntryCodec.READABLE,
                position.applied());
    }

    private boolean vouches() {
        return Vouching.vouches(beats.heard(), EntryCodec.FORMAT);
    }

    /** Gives the peer an entry that it has forgotten or never had; true if it took it. */
    private CompletionStage<Boolean> putAgain(String key, byte[] blob) {
        return breaker.put(() -> transport.put(key, blob)).thenApply(confirmed -> {
            if (confirmed) {
                var again = judge(EntryCodec.decode(blob), true);
                LOG.debugf("Put again: %s", again ? "held" : "not vouched for");
            }
            return confirmed;
        });
    }

    private static CompletionStage<Boolean> not(LongAdder counter) {
        counter.increment();
        return CompletableFuture.completedFuture(false);
    }

    /** How the journal is. */
    public JournalStatus status() {
        var peer = beats.latest();
        var position = raise.position();
        return new JournalStatus(
                incarnation,
                state(),
                position.incarnation(),
                transport.peerInView(),
                vouches(),
                peer.map(HeardBeat::ageMillis).orElse(-1L),
                peer.map(HeardBeat::beat).orElse(null),
                kept.entries(),
                kept.bytes(),
                kept.atOneSite(),
                inbound.entries(),
                inbound.bytes(),
                inbound.oldestMillis(),
                breaker.hanging(),
                breaker.state(),
                position.applied(),
                held.sum(),
                notHeld.sum(),
                notVouched.sum(),
                putAgain.done(),
                drain.inserted(),
                raise.raised());
    }

    /** What comes from the peer. */
    private final class Hearing implements JournalTransport.Listener {

        @Override
        public void entry(String key, byte[] blob) {
            try {
                inbound.add(key, EntryCodec.decode(blob), blob.length);
            } catch (IllegalArgumentException e) {
                // Not forgotten: the beat names the formats read here, so the peer should not have sent it.
                LOG.errorf("A journal entry of the peer cannot be read: %s", e.getMessage());
            }
        }

        @Override
        public void beat(byte[] bytes) {
            var beat = Beat.decode(bytes);
            if (beats.hear(beat)) {
                LOG.infof("The peer's node %s beats, incarnation %s", beat.node(), beat.incarnation());
                putAgain.run();
            }
        }
    }
}
