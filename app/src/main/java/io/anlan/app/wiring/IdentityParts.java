package io.anlan.app.wiring;

import io.anlan.app.health.Metric;
import io.anlan.app.health.Metrics;
import io.anlan.app.identity.IdentityCount;
import io.anlan.app.identity.Keyring;
import io.anlan.app.identity.Login;
import io.anlan.app.identity.OperatorTokens;
import io.anlan.app.identity.SessionTokens;
import io.anlan.app.identity.Vault;
import io.anlan.app.identity.http.AssertionCheck;
import io.anlan.app.identity.http.HttpIdentityProvider;
import io.anlan.app.identity.postgres.PostgresPersonVault;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;

/** Makes the parts of the identity room. */
@Singleton
public final class IdentityParts {

    private final Keyring keyring;
    private final Ticker ticker;
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder notBelieved = new LongAdder();

    IdentityParts(NodeConfig config, Ticker ticker) throws IOException {
        this.keyring = new Keyring(config.keyring(), ticker);
        this.ticker = ticker;
    }

    @Produces
    @Singleton
    Keyring keyring() {
        return keyring;
    }

    @Produces
    @Singleton
    SessionTokens sessionTokens() {
        return new SessionTokens(keyring, ticker);
    }

    @Produces
    @Singleton
    OperatorTokens operatorTokens() {
        return new OperatorTokens(keyring);
    }

    @Produces
    @Singleton
    Login login(Vertx vertx, NodeConfig config, Pool pool, HybridClock clock, SiteId site) {
        var identity = config.identity();
        var provider = new HttpIdentityProvider(
                vertx,
                identity.url(),
                identity.timeout(),
                new AssertionCheck(identity.issuer(), identity.audience(), ticker),
                count());
        return new Login(provider, keyring, new Vault(keyring), new PostgresPersonVault(pool, clock, site), ticker);
    }

    @Scheduled(every = "10s", delayed = "10s")
    void rereadKeyring() {
        keyring.reread();
    }

    /** At the start and not with the first login: a metric that is missing looks like a node that is. */
    void measure(@Observes StartupEvent started, MeterRegistry registry) {
        var metrics = new Metrics(registry);
        metrics.bind(Metric.IDENTITY_UNANSWERED, unanswered, LongAdder::doubleValue);
        metrics.bind(Metric.IDENTITY_NOT_BELIEVED, notBelieved, LongAdder::doubleValue);
    }

    private IdentityCount count() {
        return new IdentityCount() {
            @Override
            public void unanswered() {
                unanswered.increment();
            }

            @Override
            public void notBelieved() {
                notBelieved.increment();
            }
        };
    }
}
