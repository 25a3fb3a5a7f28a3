package io.anlan.app.wiring;

import static io.anlan.app.health.Metric.*;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.campaign.CampaignCatalog;
import io.anlan.app.health.Metrics;
import io.anlan.app.identity.Keyring;
import io.anlan.app.journal.CrossSiteJournal;
import io.anlan.app.journal.InboundIndex;
import io.anlan.app.quota.Arriving;
import io.anlan.app.quota.ClaimAnswer;
import io.anlan.app.quota.ClaimCount;
import io.anlan.app.quota.ClaimDesk;
import io.anlan.app.quota.ClaimParts;
import io.anlan.app.quota.ClaimRequest;
import io.anlan.app.quota.Claims;
import io.anlan.app.quota.Keeping;
import io.anlan.app.quota.LeaseSource;
import io.anlan.app.quota.QuotaKeeper;
import io.anlan.app.quota.QuotaStore;
import io.anlan.app.quota.RightsBook;
import io.anlan.app.quota.http.DirectorLeases;
import io.anlan.app.quota.postgres.PostgresQuota;
import io.anlan.app.registration.BatchWriter;
import io.anlan.app.registration.CandidateMaker;
import io.anlan.app.registration.RegistrationCount;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes the parts of the quota room and keeps them going. */
@Singleton
public final class QuotaParts {

    private static final long SWEEP_MILLIS = 20;
    private static final long KEEP_MILLIS = 500;
    private static final long RENEW_MILLIS = 1_000;

    @Produces
    @Singleton
    QuotaStore store(Pool pool, HybridClock clock, SiteId site, Ticker ticker) {
        return new PostgresQuota(pool, clock, site, ticker);
    }

    @Produces
    @Singleton
    ClaimParts parts(
            SiteId site,
            QuotaStore store,
            DirectorConfig director,
            CrossSiteJournal journal,
            CandidateMaker maker,
            HybridClock clock,
            Ticker ticker,
            Vertx vertx) {
        return new ClaimParts(
                site,
                store,
                new RightsBook(site, leases(director, vertx, site), ticker),
                journal,
                journal.durability(),
                arriving(journal.index()),
                maker::nextBatchId,
                clock,
                ticker,
                new ClaimCount());
    }

    private static Arriving arriving(InboundIndex index) {
        return new Arriving() {
            @Override
            public boolean of(AcceptanceKey person) {
                return index.claims(person);
            }

            @Override
            public boolean is(String claimNo) {
                return index.claim(claimNo);
            }
        };
    }

    private static LeaseSource leases(DirectorConfig director, Vertx vertx, SiteId site) {
        if (director.url().isPresent() && director.secret().isPresent()) {
            return new DirectorLeases(
                    vertx, director.url().get(), director.secret().get(), site);
        }
        return new LeaseSource() {
            @Override
            public CompletionStage<Answer> ask(String right, long epoch) {
                return CompletableFuture.completedFuture(Answer.SILENCE);
            }

            @Override
            public void release(String right, long epoch) {
                // Nothing was ever granted.
            }
        };
    }

    @Produces
    @Singleton
    BatchWriter<ClaimRequest, ClaimAnswer, ClaimDesk.Seatless> writer(
            WriterConfig config, ClaimParts parts, @RequestTime Ticker ticker) {
        return new BatchWriter<>(config.settings(), new ClaimDesk(parts), ticker, new RegistrationCount());
    }

    @Produces
    @Singleton
    Claims claims(
            CampaignCatalog campaigns,
            Keyring keyring,
            BatchWriter<ClaimRequest, ClaimAnswer, ClaimDesk.Seatless> writer,
            ClaimParts parts) {
        return new Claims(campaigns, keyring, writer, parts);
    }

    @Produces
    @Singleton
    QuotaKeeper keeper(SiteId site, ClaimParts parts, CrossSiteJournal journal) {
        return new QuotaKeeper(parts, new Keeping(site, journal.status().incarnation()), journal);
    }

    /** Starts the rounds; called once, when the database is migrated. Gives the timers to end them by. */
    static List<Long> start(
            BatchWriter<ClaimRequest, ClaimAnswer, ClaimDesk.Seatless> writer, QuotaKeeper keeper, Vertx vertx) {
        return List.of(
                vertx.setPeriodic(SWEEP_MILLIS, timer -> writer.sweep()),
                vertx.setPeriodic(KEEP_MILLIS, timer -> keeper.keep()),
                vertx.setPeriodic(RENEW_MILLIS, timer -> keeper.renew()));
    }

    static void bind(MeterRegistry registry, ClaimParts parts, QuotaKeeper keeper, SiteId site) {
        var metrics = new Metrics(registry);
        metrics.bind(CLAIMS_GIVEN, parts, known -> known.count().seatsGiven());
        metrics.bind(CLAIMS_ANSWERED, parts, known -> known.count().answers());
        metrics.bind(CLAIMS_NOT_HELD, parts, known -> known.count().doubtsNotHeld());
        metrics.bind(CLAIMS_TOO_LATE, parts, known -> known.count().doubtsTooLate());
        metrics.bind(CLAIMS_SOLD_OUT, parts, known -> known.count().refusedSoldOut());
        metrics.bind(SHARE_HELD, parts, known -> held(known.rights().now().share()));
        metrics.bind(PEER_SHARE_HELD, parts, known -> held(known.rights().now().peerShare()));
        metrics.bind(ALONE, parts, known -> held(known.rights().now().alone()));
        metrics.bind(QUOTA_CAMPAIGNS, keeper, known -> known.known().size());
        metrics.bind(UNOPENED, keeper, QuotaKeeper::unopened);
        metrics.bind(
                SEATS_FREE,
                keeper,
                known -> known.known().stream()
                        .mapToLong(facts -> facts.share(site).free())
                        .sum());
    }

    private static int held(long epoch) {
        return epoch == 0 ? 0 : 1;
    }
}
