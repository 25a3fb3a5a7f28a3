package io.anlan.app.registration;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.campaign.Campaign;
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
    private final Function<String, @Nullable Acceptance> inbound;
    private final BooleanSupplier well;

    /**
     * @param inbound finds by its number what the peer accepted and this site's database may not have yet
     * @param well whether this site makes rows of what the peer put into its memory
     */
    public RegistrationReader(
            AcceptanceStore store,
            Function<String, CompletionStage<Optional<Campaign>>> campaigns,
            ReceiptSigner signer,
            SiteId here,
            Predicate<Acceptance> raised,
            Function<String, @Nullable Acceptance> inbound,
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
     */
    public CompletionStage<Outcome<Reading>> read(String number, @Nullable String campaignId) {
        // Looked for first: what becomes a row only after the database was asked would be in neither place.
        var journalled = inbound.apply(number);
        return store.byNumber(number)
                .thenCompose(known -> {
                    var counting = counting(campaignId, journalled, known);
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

    /** Whether the peer's acceptance of this number has come and is not a row yet: who counts is then to be looked up. */
    public boolean unsettled(String number) {
        return inbound.apply(number) != null;
    }

    /** The acceptance that counts, and whether it is a row here. */
    private record Counting(Known known, boolean stored) {

        Acceptance acceptance() {
            return known.acceptance();
        }
    }

    private static @Nullable Counting counting(
            @Nullable String campaignId, @Nullable Acceptance journalled, List<Known> rows) {
        var all = new ArrayList<>(
                rows.stream().map(row -> new Counting(row, true)).toList());
        if (journalled != null) {
            all.add(new Counting(new Known(journalled, true), false));
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
