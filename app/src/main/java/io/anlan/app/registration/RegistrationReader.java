package io.anlan.app.registration;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.campaign.Campaign;
import io.anlan.app.identity.Session;
import io.anlan.app.receipt.ReceiptSigner;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks registrations up by their number. */
public final class RegistrationReader {

    private final AcceptanceStore store;
    private final Function<String, CompletionStage<Optional<Campaign>>> campaigns;
    private final ReceiptSigner signer;
    private final SiteId here;
    private final Predicate<Acceptance> raised;
    private final Function<AcceptanceKey, @Nullable Acceptance> inbound;
    private final BooleanSupplier well;

    /** @param well whether this site makes rows of what the peer put into its memory */
    public RegistrationReader(
            AcceptanceStore store,
            Function<String, CompletionStage<Optional<Campaign>>> campaigns,
            ReceiptSigner signer,
            SiteId here,
            Predicate<Acceptance> raised,
            Function<AcceptanceKey, @Nullable Acceptance> inbound,
            BooleanSupplier well) {
        this.store = store;
        this.campaigns = campaigns;
        this.signer = signer;
        this.here = here;
        this.raised = raised;
        this.inbound = inbound;
        this.well = well;
    }

    /**
     * The registration of this number. Both receipts of a person accepted twice have one number and lead to the one that
     * counts.
     *
     * @param campaignId narrows the search; null takes whichever campaign gave the number
     * @param session who asks, if it is known
     */
    public CompletionStage<Outcome<Reading>> read(
            String number, @Nullable String campaignId, @Nullable Session session) {
        return store.byNumber(number)
                .thenCompose(known -> {
                    var counting = counting(number, campaignId, session, known);
                    return counting == null
                            ? CompletableFuture.completedFuture(Outcome.<Reading>refused(Refusals.NOT_FOUND))
                            : campaigns
                                    .apply(counting.acceptance().campaignId())
                                    .thenApply(campaign -> judge(
                                            counting,
                                            // Of a campaign not known here nothing may be promised.
                                            campaign.map(Campaign::strict).orElse(true)));
                })
                .exceptionally(failure -> Outcome.inDoubt(Refusals.NOT_READ));
    }

    /** Whether the peer's acceptance of this person has come and is not a row yet: who counts is then to be looked up. */
    public boolean unsettled(AcceptanceKey key) {
        return inbound.apply(key) != null;
    }

    /** The acceptance that counts, and whether it is a row here. */
    private record Counting(Known known, boolean stored) {

        Acceptance acceptance() {
            return known.acceptance();
        }
    }

    private @Nullable Counting counting(
            String number, @Nullable String campaignId, @Nullable Session session, List<Known> rows) {
        var all = new ArrayList<>(
                rows.stream().map(row -> new Counting(row, true)).toList());
        if (campaignId != null && session != null) {
            // What the peer has just accepted may not be a row here yet; its owner gets it all the same.
            var journalled = inbound.apply(new AcceptanceKey(campaignId, session.personKey()));
            if (journalled != null && journalled.registrationNo().equals(number)) {
                all.add(new Counting(new Known(journalled, true), false));
            }
        }
        @Nullable Counting counting = null;
        for (var one : all) {
            var asked = campaignId == null || campaignId.equals(one.acceptance().campaignId());
            if (asked && (counting == null || one.acceptance().countsBefore(counting.acceptance()))) {
                counting = one;
            }
        }
        return counting;
    }

    private Outcome<Reading> judge(Counting counting, boolean strict) {
        if (!counting.stored() && !well.getAsBoolean()) {
            return Outcome.inDoubt(Refusals.REMEMBERED);
        }
        var storedAt = Standing.isAtBoth(counting.known(), here, raised) ? StoredAt.BOTH_SITES : StoredAt.ONE_SITE;
        if (strict && storedAt != StoredAt.BOTH_SITES) {
            return Outcome.inDoubt(Refusals.ONE_SITE_ONLY);
        }
        var receipt = signer.sign(List.of(Settlement.content(counting.acceptance(), storedAt)))
                .get(0);
        return Outcome.done(new Reading(counting.acceptance(), storedAt, receipt));
    }
}
