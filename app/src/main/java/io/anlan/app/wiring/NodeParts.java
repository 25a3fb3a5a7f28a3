package io.anlan.app.wiring;

import io.anlan.app.identity.Keyring;
import io.anlan.app.receipt.ReceiptCache;
import io.anlan.app.receipt.ReceiptSigner;
import io.anlan.kernel.FileHighWaterMark;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the parts every room uses: the site, the clocks, the signer. */
@Singleton
public final class NodeParts {

    private final NodeConfig config;

    NodeParts(NodeConfig config) {
        this.config = config;
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
    @RequestTime
    Ticker requestTime(Ticker ticker) {
        return ticker;
    }

    @Produces
    @Singleton
    HybridClock clock(Ticker ticker) {
        return new HybridClock(ticker, new FileHighWaterMark(config.state().resolve(config.nodeName() + ".mark")));
    }

    @Produces
    @Singleton
    ReceiptSigner receiptSigner(Keyring keyring) {
        return new ReceiptSigner(keyring);
    }

    @Produces
    @Singleton
    ReceiptCache receiptCache(Ticker ticker) {
        return new ReceiptCache(ticker);
    }
}
