package io.anlan.app.wiring;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.campaign.CampaignCatalog;
import io.anlan.app.identity.Keyring;
import io.anlan.app.journal.CrossSiteJournal;
import io.anlan.app.receipt.ReceiptSigner;
import io.anlan.app.registration.AcceptanceStore;
import io.anlan.app.registration.AcceptanceWriter;
import io.anlan.app.registration.BatchCommit;
import io.anlan.app.registration.CandidateMaker;
import io.anlan.app.registration.Registrar;
import io.anlan.app.registration.RegistrationCount;
import io.anlan.app.registration.RegistrationReader;
import io.anlan.app.registration.Settlement;
import io.anlan.app.registration.postgres.PostgresAcceptanceStore;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Makes the parts of the registration room and ties them to the journal. */
@Singleton
public final class RegistrationParts {

    private static final int RADIX = 36;

    private final CrossSiteJournal journal;

    RegistrationParts(CrossSiteJournal journal) {
        this.journal = journal;
    }

    @Produces
    @Singleton
    RegistrationCount count() {
        return new RegistrationCount();
    }

    @Produces
    @Singleton
    AcceptanceStore store(Pool pool) {
        return new PostgresAcceptanceStore(pool);
    }

    @Produces
    @Singleton
    CandidateMaker candidates(NodeConfig config, SiteId site, HybridClock clock, Ticker ticker) {
        // The hybrid clock never gives a time twice, also not across restarts: it names this start of the node.
        var start = Long.toString(clock.next().value(), RADIX);
        return new CandidateMaker(site, clock, ticker, config.nodeName() + "-" + start);
    }

    @Produces
    @Singleton
    AcceptanceWriter writer(
            WriterConfig config,
            AcceptanceStore store,
            CandidateMaker candidates,
            CampaignCatalog campaigns,
            ReceiptSigner signer,
            RegistrationCount count,
            @RequestTime Ticker ticker) {
        var settlement =
                new Settlement(store, journal, this::raised, journal::well, campaigns::closing, signer, candidates);
        var commit = new BatchCommit(candidates, this::inbound, settlement, count);
        return new AcceptanceWriter(config.settings(), store, commit, ticker, count);
    }

    @Produces
    @Singleton
    Registrar registrar(CampaignCatalog campaigns, Keyring keyring, Ticker ticker, AcceptanceWriter writer) {
        return new Registrar(campaigns, keyring, ticker, writer);
    }

    @Produces
    @Singleton
    RegistrationReader reader(AcceptanceStore store, CampaignCatalog campaigns, ReceiptSigner signer, SiteId site) {
        return new RegistrationReader(
                store, campaigns::find, signer, site, this::raised, journal.index()::find, journal::well);
    }

    private boolean raised(Acceptance acceptance) {
        var durability = journal.durability();
        return durability.both(acceptance.batchId()) || durability.both(acceptance.key());
    }

    private @Nullable Acceptance inbound(AcceptanceKey key) {
        return journal.index().find(key);
    }
}
