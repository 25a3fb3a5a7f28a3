package io.anlan.app.journal;

import io.anlan.app.journal.Vouching.HeardBeat;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
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
    private final Drained drained = new Drained();
    private final Drain drain;
    private final Raise raise;
    private final AtomicBoolean beating = new AtomicBoolean();
    private final AtomicLong beatNumber = new AtomicLong();
    private final Supplier<RootsHead> roots;
    private final EntryCodec codec;
    private final Judge judge;
    private volatile SiteState state = SiteState.STARTING;

    /** @param roots where the chain of the roots of this node's receipts stands */
    public CrossSiteJournal(
            SiteId site,
            String node,
            String incarnation,
            JournalTransport transport,
            JournalStore store,
            Ticker ticker,
            Supplier<RootsHead> roots) {
        this(site, node, incarnation, transport, store, ticker, roots, EntryCodec.standard());
    }

    /** @param codec with the formats that this node reads and writes */
    CrossSiteJournal(
            SiteId site,
            String node,
            String incarnation,
            JournalTransport transport,
            JournalStore store,
            Ticker ticker,
            Supplier<RootsHead> roots,
            EntryCodec codec) {
        this.site = site;
        this.node = node;
        this.incarnation = incarnation;
        this.transport = transport;
        this.roots = roots;
        this.codec = codec;
        this.beats = new PeerBeats(ticker);
        this.judge = new Judge(transport::peerInView, beats, kept, durability, codec);
        this.inbound = new Inbound(ticker, index);
        this.drain = new Drain(inbound, store, transport, drained);
        this.raise = new Raise(site, kept, beats, durability, store, transport, ticker);
    }

    /** Starts to hear the peer. */
    public void start() {
        transport.start(new Hearing(codec, inbound, beats, putAgain::run, raise::drained));
    }

    @Override
    public CompletionStage<Boolean> hold(JournalEntry entry) {
        // Lives first: a node that is among them has also had its say about the format.
        var lives = beats.lives();
        var format = codec.newest(beats.formats());
        if (!codec.carries(entry, format)) {
            judge.notTried();
            return CompletableFuture.completedFuture(false);
        }
        var blob = codec.encode(entry, format);
        if (!kept.fits(blob.length)) {
            // Recovery will find it in the database and have it raised by the link.
            judge.notTried();
            return CompletableFuture.completedFuture(false);
        }
        var key = transport.newKey(entry.batchId());
        kept.keep(entry.batchId(), key, blob);
        return breaker.put(() -> put(key, blob)).thenApply(confirmed -> judge.judge(entry, format, confirmed, lives));
    }

    /** This site's copy in the cache is of no use once the put has ended: what may be put again is kept beside it. */
    private CompletionStage<Void> put(String key, byte[] blob) {
        return transport.put(key, blob).whenComplete((done, failure) -> transport.forgetOwn(key));
    }

    /** Tells the peer how this node is, and tries the breaker if it is open. Every half second. */
    public void beat() {
        if (!beating.compareAndSet(false, true)) {
            return;
        }
        var wasClosed = breaker.closed();
        var names = drained.next(raise.position().incarnation());
        var unused = breaker.probe(() -> transport.putBeat(node, ownBeat(names).encode()))
                .whenComplete((told, failure) -> {
                    beating.set(false);
                    if (failure == null && told) {
                        drained.told(names);
                    }
                    if (breaker.closed()) {
                        putAgain.mayGoOn(wasClosed);
                    }
                });
    }

    /** Drains what is due. Several times a second. */
    public void drain() {
        drain.run();
    }

    /** Raises what is due. Several times a second. */
    public void raise() {
        judge.again();
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

    /**
     * What this node says of its site: that it serves, or leaves in order, only while its database answers, and that it serves
     * only once its database is whole. A database that
     * was never heard of yet is not lost: the node still starts.
     */
    public SiteState state() {
        if (state == SiteState.STARTING || raise.storeAnswers()) {
            return state == SiteState.SERVING && raise.position().rejoining() ? SiteState.REJOINING : state;
        }
        return state == SiteState.SERVING && !raise.everAnswered() ? SiteState.STARTING : SiteState.STORE_LOST;
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
        return Vouching.well(ownBeat(List.of()), codec.newest(codec.readable()));
    }

    private Beat ownBeat(List<String> names) {
        var position = raise.position();
        return new Beat(
                node,
                incarnation,
                beatNumber.incrementAndGet(),
                state(),
                position.incarnation(),
                inbound.oldestMillis(),
                inbound.bytes(),
                codec.readable(),
                position.applied(),
                roots.get(),
                names);
    }

    /** Gives the peer an entry that it has forgotten or never had; true if it took it. */
    private CompletionStage<Boolean> putAgain(String key, byte[] blob) {
        var lives = beats.lives();
        var format = codec.newest(beats.formats());
        if (!codec.carries(codec.decode(blob), format)) {
            return CompletableFuture.completedFuture(true);
        }
        var rewritten = codec.rewrite(blob, format);
        return breaker.put(() -> put(key, rewritten)).thenApply(confirmed -> {
            if (confirmed) {
                var again = judge.judge(codec.decode(blob), format, true, lives);
                LOG.debugf("Put again: %s", again ? "held" : "not vouched for");
            }
            return confirmed;
        });
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
                judge.vouches(),
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
                judge.held(),
                judge.notHeld(),
                judge.notVouched(),
                putAgain.done(),
                drain.inserted(),
                raise.raised(),
                roots.get(),
                beats.rewritten());
    }
}
