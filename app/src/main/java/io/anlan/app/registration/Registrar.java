package io.anlan.app.registration;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.campaign.Campaign;
import io.anlan.app.campaign.CampaignCatalog;
import io.anlan.app.identity.KeyKind;
import io.anlan.app.identity.Keyring;
import io.anlan.app.identity.Session;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Sha256;
import io.anlan.kernel.Ticker;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a citizen registers: checks the request and hands it to the writer. */
public final class Registrar {

    private final CampaignCatalog campaigns;
    private final Keyring keyring;
    private final Ticker ticker;
    private final AcceptanceWriter writer;
    private final Numbering numbering = new Numbering();

    public Registrar(CampaignCatalog campaigns, Keyring keyring, Ticker ticker, AcceptanceWriter writer) {
        this.campaigns = campaigns;
        this.keyring = keyring;
        this.ticker = ticker;
        this.writer = writer;
    }

    /** What the citizen sent. */
    public record Wish(
            Session session, String campaignId, String channel, String idempotencyKey, String correlationId) {

        @Override
        public String toString() {
            return "Wish[" + correlationId + "]";
        }
    }

    /** Registers; the reply comes once, on any thread. */
    public void register(Wish wish, Consumer<Outcome<Answer>> reply) {
        // On the hot path the campaign is in memory and nothing is allocated for waiting.
        var cached = campaigns.cached(wish.campaignId());
        if (cached != null) {
            register(wish, cached, reply);
            return;
        }
        var unused = campaigns.find(wish.campaignId()).handle((found, failure) -> {
            if (failure != null) {
                reply.accept(Outcome.refused(Refusals.NO_CONNECTION));
            } else {
                found.ifPresentOrElse(
                        campaign -> register(wish, campaign, reply),
                        () -> reply.accept(Outcome.refused(Refusals.NO_CAMPAIGN)));
            }
            return Optional.empty();
        });
    }

    private void register(Wish wish, Campaign campaign, Consumer<Outcome<Answer>> reply) {
        var session = wish.session();
        @Nullable
        Refusal refusal = RegistrationChecks.of(campaign, session.birthDate(), wish.channel(), ticker.wallMicros());
        var numberKey = keyring.find(KeyKind.NUMBER, campaign.numberKid());
        if (refusal != null) {
            reply.accept(Outcome.refused(refusal));
        } else if (numberKey == null) {
            reply.accept(Outcome.refused(Refusals.NO_NUMBER_KEY));
        } else {
            var number = numbering.number(numberKey, campaign.id(), session.personKey());
            writer.register(
                    new RegistrationRequest(
                            session,
                            campaign,
                            new AcceptanceKey(campaign.id(), session.personKey()),
                            number.value(),
                            wish.channel(),
                            wish.idempotencyKey(),
                            Sha256.hash(wish.channel().getBytes(StandardCharsets.UTF_8)),
                            wish.correlationId()),
                    reply);
        }
    }
}
