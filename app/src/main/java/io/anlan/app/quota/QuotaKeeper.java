package io.anlan.app.quota;

import io.anlan.app.journal.CrossSiteJournal;
import io.anlan.app.journal.JournalEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the quotas of all campaigns and the rights to them, round after round. Owns no clock and no thread. */
public final class QuotaKeeper {

    /** A peer not heard for longer counts as gone: then its share is wanted, and the right to be alone. */
    private static final long SILENCE_MILLIS = 5_000;

    private static final Logger LOG = Logger.getLogger(QuotaKeeper.class);

    private final ClaimParts parts;
    private final Keeping keeping;
    private final CrossSiteJournal journal;
    private final long bornNanos;
    private final AtomicBoolean running = new AtomicBoolean();
    private final Map<String, Facts> known = new ConcurrentHashMap<>();

    public QuotaKeeper(ClaimParts parts, Keeping keeping, CrossSiteJournal journal) {
        this.parts = parts;
        this.keeping = keeping;
        this.journal = journal;
        this.bornNanos = parts.ticker().monotonicNanos();
    }

    /** Asks the director for what is of use. Each second. */
    public void renew() {
        if (known.isEmpty()) {
            return;
        }
        var wanted = Wanted.all(known.values().stream().map(keeping::wanted).toList());
        parts.rights().round(wanted, peerSilent());
    }

    private boolean peerSilent() {
        var heard = journal.status().peerBeatAgeMillis();
        // A node that has just started has heard nobody yet; that says nothing of the peer.
        var age = heard < 0 ? TimeUnit.NANOSECONDS.toMillis(parts.ticker().monotonicNanos() - bornNanos) : heard;
        return age > SILENCE_MILLIS;
    }

    /** Does for each campaign what is to be done; one round at a time. Twice a second. */
    public void keep() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        var unused = parts.store().campaigns().thenCompose(this::tend).whenComplete((done, failure) -> {
            running.set(false);
            if (failure != null) {
                LOG.warnf("Quotas not kept: %s", failure.getClass().getSimpleName());
            }
        });
    }

    private CompletionStage<@Nullable Void> tend(List<String> campaigns) {
        known.keySet().retainAll(campaigns);
        CompletionStage<@Nullable Void> before = CompletableFuture.completedFuture(null);
        for (var campaign : campaigns) {
            before = before.thenCompose(done -> tend(campaign));
        }
        return before;
    }

    private CompletionStage<@Nullable Void> tend(String campaign) {
        var batchId = parts.batchId().get();
        var drainedUnder = drainedUnder(parts.rights().now().peerShare());
        return parts.store()
                .tend(campaign, batchId, parts.rights().now(), facts -> decide(facts, drainedUnder))
                .thenCompose(tended -> {
                    var facts = tended.facts();
                    if (facts != null) {
                        known.put(campaign, facts);
                    }
                    return tended.ends().isEmpty()
                            ? CompletableFuture.completedFuture(null)
                            : parts.journal()
                                    .hold(new JournalEntry(batchId, List.of(), List.of(), tended.ends()))
                                    .thenApply(held -> null);
                });
    }

    /**
     * What the peer put here before its right ended has become rows when nothing is left that is older than our grant. That
     * is asked of the grant held now: the facts are read after it, and a grant that comes in between finds them too old.
     */
    private long drainedUnder(long epoch) {
        var drained = journal.status().oldestUndrainedMillis() < parts.rights().peerShareHeldMillis();
        return drained ? epoch : 0;
    }

    /** The rights are looked at again: between the round's begin and the lock a lease may have ended. */
    private List<Deed> decide(Facts facts, long drainedUnder) {
        return keeping.decide(facts, parts.rights().now(), drainedUnder);
    }

    /** Campaigns whose share this site holds and has not opened. */
    public long unopened() {
        var epoch = parts.rights().now().share();
        return epoch == 0
                ? 0
                : known.values().stream().filter(facts -> !opened(facts, epoch)).count();
    }

    private static boolean opened(Facts facts, long epoch) {
        var gate = facts.gate();
        return gate != null && gate.own() == epoch;
    }

    /** The latest that is known of every campaign with a quota. */
    public Collection<Facts> known() {
        return known.values();
    }
}
