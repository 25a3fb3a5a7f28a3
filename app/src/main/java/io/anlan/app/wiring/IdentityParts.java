package io.anlan.app.wiring;

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
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Makes the parts of the identity room. */
@Singleton
public final class IdentityParts {

    private final Keyring keyring;
    private final Ticker ticker;

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
    Login login(
            Vertx vertx, NodeConfig config, Pool pool, HybridClock clock, SiteId site, MeterRegistry registry) {
        var identity = config.identity();
        var provider = new HttpIdentityProvider(
                vertx,
                identity.url(),
                identity.timeout(),
                new AssertionCheck(identity.issuer(), identity.audience(), ticker),
                count(registry));
        return new Login(provider, keyring, new Vault(keyring), new PostgresPersonVault(pool, clock, site), ticker);
    }

    @Scheduled(every = "10s", delayed = "10s")
    void rereadKeyring() {
        keyring.reread();
    }

    private static IdentityCount count(MeterRegistry registry) {
        var unanswered = counter(registry, "unanswered");
        var notBelieved = counter(registry, "not-believed");
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

    private static Counter counter(MeterRegistry registry, String reason) {
        return Counter.builder("anlan.identity.unavailable")
                .description("Logins refused because the identity provider gave no usable answer")
                .tag("reason", reason)
                .register(registry);
    }
}
