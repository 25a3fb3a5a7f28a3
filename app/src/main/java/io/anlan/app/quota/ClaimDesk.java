package io.anlan.app.quota;

import io.anlan.app.quota.QuotaStore.Door;
import io.anlan.app.quota.QuotaStore.Given;
import io.anlan.app.registration.BatchWriter;
import io.anlan.app.registration.Waiting;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** What becomes of a batch of claims: seats from this site's own share, held by the peer, judged after, answered. */
public final class ClaimDesk implements BatchWriter.Work<ClaimRequest, ClaimAnswer, ClaimDesk.Seatless> {

    private static final Logger LOG = Logger.getLogger(ClaimDesk.class);

    private final ClaimParts parts;

    public ClaimDesk(ClaimParts parts) {
        this.parts = parts;
    }

    /** Claims need no connection of their own: the store takes one for each transaction. */
    public static final class Seatless implements BatchWriter.Line {

        @Override
        public boolean usable() {
            return true;
        }

        @Override
        public void close() {
            // There is nothing to give back.
        }
    }

    @Override
    public CompletionStage<Seatless> open() {
        return CompletableFuture.completedFuture(new Seatless());
    }

    @Override
    public CompletionStage<?> run(Seatless line, List<Waiting<ClaimRequest, ClaimAnswer>> batch) {
        Map<String, List<Waiting<ClaimRequest, ClaimAnswer>>> byCampaign = new LinkedHashMap<>();
        for (var waiting : batch) {
            byCampaign
                    .computeIfAbsent(waiting.request().key().campaignId(), id -> new ArrayList<>())
                    .add(waiting);
        }
        CompletionStage<?> before = CompletableFuture.completedFuture(null);
        for (var campaign : byCampaign.entrySet()) {
            before = before.thenCompose(done -> give(campaign.getKey(), campaign.getValue()));
        }
        return before;
    }

    private CompletionStage<?> give(String campaign, List<Waiting<ClaimRequest, ClaimAnswer>> waiting) {
        var rights = parts.rights().now();
        if (rights.share() == 0) {
            refuse(waiting, ClaimRefusals.NO_RIGHT);
            return CompletableFuture.completedFuture(null);
        }
        var asked = new ArrayList<ClaimRequest>();
        for (var one : waiting) {
            if (parts.arriving().of(one.request().key())) {
                one.answer(Outcome.refused(ClaimRefusals.ARRIVING));
            } else {
                asked.add(one.request());
            }
        }
        var batchId = parts.batchId().get();
        return parts.store().give(campaign, batchId, rights, asked).handle((given, failure) -> {
            if (failure == null) {
                parts.count().given(given.fresh().size());
                settle(batchId, rights, waiting, given);
            } else {
                LOG.warnf(
                        "A batch of %d claims met %s",
                        asked.size(), failure.getClass().getSimpleName());
                waiting.forEach(one -> one.answer(Outcome.inDoubt(ClaimRefusals.UNKNOWN)));
            }
            return null;
        });
    }

    private void settle(
            String batchId, HeldRights rights, List<Waiting<ClaimRequest, ClaimAnswer>> waiting, Given given) {
        // Who winds up the other share answers for its claims too, and for what ended them here.
        var unheld = given.claims().values().stream()
                .filter(claim -> (own(claim) || given.windsUp()) && !parts.atBoth(claim))
                .toList();
        var unused = parts.hold(
                        batchId, unheld, waiting.stream().map(Waiting::request).toList())
                .thenAccept(held -> waiting.forEach(one -> one.answer(judge(one.request(), rights, given, held))))
                .exceptionally(broken -> {
                    // The seats are stored; a request left without an answer would hang until its deadline.
                    LOG.error("settling a batch of claims failed", broken);
                    waiting.forEach(one -> one.answer(Outcome.inDoubt(ClaimRefusals.UNKNOWN)));
                    return null;
                });
    }

    private Outcome<ClaimAnswer> judge(ClaimRequest request, HeldRights before, Given given, boolean held) {
        var claim = given.claims().get(request.key().personKey());
        if (claim == null) {
            return Outcome.refused(none(given));
        }
        if (!own(claim) && !given.windsUp()) {
            return Outcome.refused(ClaimRefusals.NOT_HERE);
        }
        if (own(claim) && given.door() == Door.NO_RIGHT) {
            return Outcome.refused(ClaimRefusals.NO_RIGHT);
        }
        if (claim.end() == null && claim.row().expiresAt() <= parts.ticker().wallMicros()) {
            return Outcome.refused(ClaimRefusals.EXPIRING);
        }
        var fresh = given.fresh().contains(request.key().personKey())
                && claim.row().idempotencyKey().equals(request.idempotencyKey());
        var share = claim.row().seat().share();
        return parts.judge(
                        before.of(parts.here(), share),
                        parts.rights().now().of(parts.here(), share),
                        before,
                        held || parts.atBoth(claim))
                .map(storedAt -> new ClaimAnswer(claim, storedAt, fresh));
    }

    private Refusal none(Given given) {
        if (given.door() == Door.OPEN && !given.elsewhere()) {
            parts.count().soldOut();
        }
        return switch (given.door()) {
            case CLOSED -> ClaimRefusals.CLOSED;
            case NO_RIGHT -> ClaimRefusals.NO_RIGHT;
            case OPEN -> given.elsewhere() ? ClaimRefusals.NO_SEAT_HERE : ClaimRefusals.SOLD_OUT;
        };
    }

    private boolean own(KnownClaim claim) {
        return claim.row().seat().share() == parts.here();
    }

    private static void refuse(List<Waiting<ClaimRequest, ClaimAnswer>> waiting, Refusal refusal) {
        waiting.forEach(one -> one.answer(Outcome.refused(refusal)));
    }
}
