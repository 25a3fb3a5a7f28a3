package io.anlan.app.wiring;

import io.anlan.app.identity.Keyring;
import io.anlan.app.identity.OperatorTokens;
import io.anlan.app.identity.SessionTokens;
import io.anlan.app.receipt.ReceiptSigner;
import io.anlan.kernel.FileHighWaterMark;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;

/** Makes the parts that are plain Java: the clock, the keys, the tokens, the signer. */
@Singleton
public final class NodeParts {

    private final NodeConfig config;
    private final Keyring keyring;

    NodeParts(NodeConfig config) throws IOException {
        this.config = config;
        this.keyring = new Keyring(config.keyring(), SystemTime.INSTANCE);
    }

    @Produces
    @Singleton
    SiteId site() {
        return SiteId.of(config.siteId());
    }

    @Produces
    @Singleton
    Ticker ticker() {
        return SystemTime.INSTANCE;
    }

    @Produces
    @Singleton
    HybridClock clock() throws IOException {
        Files.createDirectories(config.state());
        return new HybridClock(
                SystemTime.INSTANCE, new FileHighWaterMark(config.state().resolve(config.nodeName() + ".mark")));
    }

    @Produces
    @Singleton
    Keyring keyring() {
        return keyring;
    }

    @Produces
    @Singleton
    SessionTokens sessionTokens() {
        return new SessionTokens(keyring, SystemTime.INSTANCE);
    }

    @Produces
    @Singleton
    OperatorTokens operatorTokens() {
        return new OperatorTokens(keyring);
    }

    @Produces
    @Singleton
    ReceiptSigner receiptSigner() {
        return new ReceiptSigner(keyring);
    }

    @Scheduled(every = "10s", delayed = "10s")
    void rereadKeyring() {
        keyring.reread();
    }
}
