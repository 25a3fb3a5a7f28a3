package io.anlan.app.wiring;

import io.anlan.app.identity.Keyring;
import io.anlan.app.identity.SessionTokens;
import io.anlan.app.registration.AcceptanceStore;
import io.anlan.app.registration.CandidateMaker;
import io.anlan.app.rehearsal.LoopbackCalls;
import io.anlan.app.rehearsal.Rehearsal;
import io.anlan.kernel.Ticker;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Ties the two halves of the rehearsal together. */
@Singleton
public final class RehearsalParts {

    private static final Logger LOG = Logger.getLogger(RehearsalParts.class);

    private final RehearsalConfig config;
    private final Rehearsal registrations;
    private final LoopbackCalls calls;
    private final EdgeDoor edges;

    RehearsalParts(
            RehearsalConfig config,
            WriterConfig writer,
            AcceptanceStore store,
            CandidateMaker maker,
            Keyring keyring,
            SessionTokens tokens,
            Vertx vertx,
            Ticker ticker,
            EdgeDoor edges) {
        this.config = config;
        this.registrations = new Rehearsal(writer.settings(), store, maker, keyring, ticker);
        this.calls = new LoopbackCalls(vertx, tokens, ticker);
        this.edges = edges;
    }

    /** Whether the node practises at all. */
    boolean wanted() {
        return config.times() > 0;
    }

    /** Of two doors it practises at the one where citizens' requests come in. */
    boolean wantedAt(HttpServerOptions door) {
        return wanted() && door.isSsl() == edges.isOpen();
    }

    /** Completes when the node is warm or the time for it is over. */
    CompletionStage<?> run(HttpServerOptions door) {
        var to = edges.dress(
                new HttpClientOptions().setDefaultHost(door.getHost()).setDefaultPort(door.getPort()));
        return calls.run(to, config.times(), config.atMost())
                .thenCombine(registrations.run(config.times(), config.atMost()), (called, accepted) -> {
                    if (called == 0 || accepted == 0) {
                        LOG.warnf(
                                "Rehearsed %d calls and %d registrations: this node serves cold; see that its database"
                                        + " answers and its keyring has keys to write with",
                                called, accepted);
                    } else {
                        LOG.infof("Rehearsed %d calls and %d registrations", called, accepted);
                    }
                    return accepted;
                });
    }
}
