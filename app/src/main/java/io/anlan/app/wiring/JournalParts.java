package io.anlan.app.wiring;

import io.anlan.app.journal.CrossSiteJournal;
import io.anlan.app.journal.Durability;
import io.anlan.app.journal.InboundIndex;
import io.anlan.app.journal.RootsHead;
import io.anlan.app.journal.infinispan.InfinispanTransport;
import io.anlan.app.journal.postgres.PostgresJournalStore;
import io.anlan.app.receipt.ReceiptSigner;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.tls.TlsFolder;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the journal and keeps it going: it owns neither clock nor thread itself. */
@Singleton
public final class JournalParts {

    private static final long BEAT_MILLIS = 500;
    private static final long DRAIN_MILLIS = 200;
    private static final long RAISE_MILLIS = 250;
    private static final long RECOVER_MILLIS = 5_000;

    @Produces
    @Singleton
    CrossSiteJournal journal(
            NodeConfig config, CacheConfig caches, SiteId site, Ticker ticker, Pool pool, ReceiptSigner signer) {
        // New at each start: a peer that meets it again under another one has forgotten what it held.
        var incarnation = config.nodeName() + "-" + UUID.randomUUID().toString().substring(0, 8);
        return new CrossSiteJournal(
                site,
                config.nodeName(),
                incarnation,
                new InfinispanTransport(site, config.nodeName(), incarnation, caches.addresses(), tls(config, ticker)),
                new PostgresJournalStore(pool, ticker, site.peer().id() + "-to-" + site.id()),
                ticker,
                () -> head(signer));
    }

    private static @Nullable TlsFolder tls(NodeConfig config, Ticker ticker) {
        return config.tls().map(folder -> new TlsFolder(folder, ticker)).orElse(null);
    }

    private static RootsHead head(ReceiptSigner signer) {
        var head = signer.chain().head();
        return new RootsHead(head.count(), head.hash());
    }

    @Produces
    @Singleton
    InboundIndex index(CrossSiteJournal journal) {
        return journal.index();
    }

    @Produces
    @Singleton
    Durability durability(CrossSiteJournal journal) {
        return journal.durability();
    }

    /** Starts the journal and its rounds; called once, when the database is migrated. Gives the timers to end them by. */
    static List<Long> start(CrossSiteJournal journal, Vertx vertx) {
        journal.start();
        journal.recover();
        return List.of(
                vertx.setPeriodic(BEAT_MILLIS, timer -> journal.beat()),
                vertx.setPeriodic(DRAIN_MILLIS, timer -> journal.drain()),
                vertx.setPeriodic(RAISE_MILLIS, timer -> journal.raise()),
                vertx.setPeriodic(RECOVER_MILLIS, timer -> journal.recover()));
    }
}
