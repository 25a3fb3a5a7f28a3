package io.anlan.app.quota;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.campaign.CampaignCatalog;
import io.anlan.app.campaign.CampaignState;
import io.anlan.app.campaign.KnownCampaign;
import io.anlan.app.identity.KeyKind;
import io.anlan.app.identity.Keyring;
import io.anlan.app.identity.Session;
import io.anlan.app.registration.BatchWriter;
import io.anlan.app.registration.RegistrationChecks;
import io.anlan.app.registration.StoredAt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.person.RegistrationNo;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Where a citizen claims a seat, confirms it, gives it back and looks at it. */
public final class Claims {

    private final CampaignCatalog campaigns;
    private final Keyring keyring;
    private final BatchWriter<ClaimRequest, ClaimAnswer, ?> writer;
    private final ClaimParts parts;

    public Claims(
            CampaignCatalog campaigns,
            Keyring keyring,
            BatchWriter<ClaimRequest, ClaimAnswer, ?> writer,
            ClaimParts parts) {
        this.campaigns = campaigns;
        this.keyring = keyring;
        this.writer = writer;
        this.parts = parts;
    }

    /** Claims a seat for the person of the session. */
    public CompletionStage<Outcome<ClaimAnswer>> claim(
            Session session, String campaignId, String idempotencyKey, String correlationId) {
        return campaigns
                .look(campaignId)
                .toCompletionStage()
                .handle((found, failure) -> {
                    if (failure != null) {
                        return refused(ClaimRefusals.UNREACHED);
                    }
                    return found.map(campaign -> claim(session, campaign, idempotencyKey, correlationId))
                            .orElseGet(() -> refused(ClaimRefusals.NO_CAMPAIGN));
                })
                .thenCompose(Function.identity());
    }

    private CompletionStage<Outcome<ClaimAnswer>> claim(
            Session session, KnownCampaign campaign, String idempotencyKey, String correlationId) {
        var rules = campaign.rules();
        var numberKey = keyring.find(KeyKind.NUMBER, rules.numberKid());
        if (!rules.firstCome()) {
            return refused(ClaimRefusals.WRONG_MODE);
        }
        if (campaign.stateAt(parts.ticker().wallMicros()) == CampaignState.SCHEDULED) {
            return refused(ClaimRefusals.NOT_OPEN);
        }
        if (RegistrationChecks.underAge(
                rules, session.birthDate(), parts.ticker().wallMicros())) {
            return refused(ClaimRefusals.UNDER_AGE);
        }
        if (numberKey == null) {
            return refused(ClaimRefusals.NO_NUMBER_KEY);
        }
        var number = RegistrationNo.of(numberKey.material(), rules.id(), session.personKey());
        var told = new CompletableFuture<Outcome<ClaimAnswer>>();
        writer.take(
                new ClaimRequest(
                        session,
                        new AcceptanceKey(rules.id(), session.personKey()),
                        number.value(),
                        idempotencyKey,
                        correlationId),
                told::complete);
        return told;
    }

    private static CompletionStage<Outcome<ClaimAnswer>> refused(Refusal refusal) {
        return CompletableFuture.completedFuture(Outcome.refused(refusal));
    }

    /** Confirms a held claim of the person of the session, or gives it back. */
    public CompletionStage<Outcome<ClaimAnswer>> end(Session session, String claimNo, Ending ending) {
        // Looked for first: what becomes a row only after the database was asked would be in neither place.
        var arriving = parts.arriving().is(claimNo);
        var before = parts.rights().now();
        var batchId = parts.batchId().get();
        return parts.store()
                .end(claimNo, session.personKey(), ending, batchId, before)
                .thenCompose(ended -> ended.fold(
                        claim -> hold(batchId, claim, before),
                        refusal -> refused(
                                arriving && refusal.equals(ClaimRefusals.NOT_FOUND) ? ClaimRefusals.ARRIVING : refusal),
                        doubt -> CompletableFuture.completedFuture(Outcome.inDoubt(doubt))));
    }

    private CompletionStage<Outcome<ClaimAnswer>> hold(String batchId, KnownClaim claim, HeldRights before) {
        var share = claim.row().seat().share();
        var unheld = parts.atBoth(claim) ? List.<KnownClaim>of() : List.of(claim);
        return parts.hold(batchId, unheld, List.of())
                .thenApply(held -> parts.judge(
                                before.of(parts.here(), share),
                                parts.rights().now().of(parts.here(), share),
                                before,
                                held)
                        .map(storedAt -> new ClaimAnswer(claim, storedAt, false)));
    }

    /** The claim as this site knows it; says nothing about what the other site may have done with it. */
    public CompletionStage<Outcome<ClaimAnswer>> read(Session session, String claimNo) {
        var none = parts.arriving().is(claimNo) ? ClaimRefusals.ARRIVING : ClaimRefusals.NOT_FOUND;
        return parts.store()
                .byNumber(claimNo)
                .thenApply(found -> found.stream()
                        .filter(claim ->
                                claim.valid() && claim.row().personKey().equals(session.personKey()))
                        .findFirst()
                        .map(claim -> Outcome.done(new ClaimAnswer(
                                claim, parts.atBoth(claim) ? StoredAt.BOTH_SITES : StoredAt.ONE_SITE, false)))
                        .orElseGet(() -> Outcome.refused(none)))
                .exceptionally(failure -> Outcome.refused(ClaimRefusals.UNREACHED));
    }
}
