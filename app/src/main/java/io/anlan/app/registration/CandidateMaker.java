package io.anlan.app.registration;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.VaultRow;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import java.util.concurrent.atomic.AtomicLong;

/** Makes rows of requests: what time, which version, which batch. */
public final class CandidateMaker {

    private static final byte[] NO_HASH = {};
    private static final int BATCH_RADIX = 36;

    private final SiteId site;
    private final HybridClock clock;
    private final Ticker ticker;
    private final String incarnation;
    private final AtomicLong batches = new AtomicLong();

    /**
     * @param incarnation names this start of this node, so that no two batches anywhere have one id
     */
    public CandidateMaker(SiteId site, HybridClock clock, Ticker ticker, String incarnation) {
        this.site = site;
        this.clock = clock;
        this.ticker = ticker;
        this.incarnation = incarnation;
    }

    SiteId site() {
        return site;
    }

    /** Names a batch; no two anywhere have one id. */
    public String nextBatchId() {
        return incarnation + "-" + Long.toString(batches.incrementAndGet(), BATCH_RADIX);
    }

    Candidate make(RegistrationRequest request, String batchId) {
        var version = clock.next().value();
        var acceptance = new Acceptance(
                        request.key().campaignId(),
                        request.key().personKey(),
                        site,
                        request.registrationNo(),
                        request.channel(),
                        request.idempotencyKey(),
                        request.bodyHash(),
                        ticker.wallMicros(),
                        batchId,
                        request.correlationId(),
                        null,
                        version,
                        site.registrationWriter(),
                        NO_HASH)
                .hashed();
        return new Candidate(acceptance, vault(request, version));
    }

    /** The person's vault row, as the session carries it; the first one ever written stays. */
    VaultRow vault(RegistrationRequest request) {
        return vault(request, clock.next().value());
    }

    private VaultRow vault(RegistrationRequest request, long version) {
        var session = request.session();
        return VaultRow.of(
                session.personKey(), session.vaultKid(), session.vaultSealed(), version, site.registrationWriter());
    }
}
