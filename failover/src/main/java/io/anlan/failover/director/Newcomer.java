package io.anlan.failover.director;

import io.anlan.failover.agreed.AgreedLog;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.lease.LeaseTimes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A voter that lost its disk: waits until nothing that it promised in its former life can still be believed in, has its
 * old name struck, and only then opens its port and is taken in under the new one.
 */
final class Newcomer {
    private static final Logger LOG = Logger.getLogger(Newcomer.class.getName());
    private static final long ASK_EVERY_MILLIS = 2_000;
    private static final int CONNECT_MILLIS = 700;
    private static final long ANSWER_MILLIS = 3_000;
    private static final int OK = 200;

    private final DirectorConfig config;
    private final OwnLog log;
    private final Callable<AgreedLog> opening;
    private final Ticker ticker;
    private final Vertx vertx;
    private final HttpClient client;
    private final VoterName name;
    private final long startedNanos;

    Newcomer(
            DirectorConfig config,
            OwnLog log,
            Callable<AgreedLog> opening,
            Ticker ticker,
            Vertx vertx,
            VoterName name) {
        this.config = config;
        this.log = log;
        this.opening = opening;
        this.ticker = ticker;
        this.vertx = vertx;
        this.name = name;
        this.startedNanos = ticker.monotonicNanos();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setLocalAddress(config.host()));
    }

    void begin() {
        LOG.log(Level.WARNING, "this place lost its disk; it waits outside as {0}", name.name());
        vertx.setPeriodic(ASK_EVERY_MILLIS, this::look);
    }

    private void look(long timer) {
        boolean waited = ticker.monotonicNanos() - startedNanos >= LeaseTimes.GRANTOR_WAIT.toNanos();
        if (log.votes()) {
            vertx.cancelTimer(timer);
            inside();
        } else if (log.isOpen()) {
            config.peers().values().forEach(peer -> ask(peer, "join").onComplete(asked -> {}));
        } else if (waited) {
            config.peers().values().forEach(peer -> ask(peer, "strike").onSuccess(this::struck));
        }
    }

    private void struck(int status) {
        // Taken in before it could write that down: its old name is struck, and what this one promised is on this disk.
        boolean struck = status == OK || status == Problem.TAKEN_IN_ALREADY.status;
        if (!struck || log.isOpen()) {
            return;
        }
        try {
            log.open(opening.call());
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "the log could not be opened: {0}", e.getMessage());
        }
    }

    private void inside() {
        try {
            LOG.log(Level.INFO, "taken in as {0}", name.takenIn(config.folder()).name());
        } catch (IOException e) {
            // At the next start it asks once more, and is told that it has been taken in.
            LOG.log(Level.WARNING, "taken in, but it could not be written down: {0}", e.getMessage());
        }
    }

    /** The status that a peer answers with. */
    private Future<Integer> ask(URI peer, String step) {
        String secret;
        try {
            Path file = config.secrets().resolve("director." + config.place() + ".secret");
            secret = Files.readAllLines(file).get(0).strip();
        } catch (IOException | IndexOutOfBoundsException e) {
            LOG.log(Level.WARNING, "no secret to ask the other directors with: {0}", e.getMessage());
            return Future.failedFuture(e);
        }
        JsonObject body = new JsonObject().put("name", name.name()).put("step", step);
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost(peer.getHost())
                        .setPort(peer.getPort())
                        .setURI(VoterPages.PATH)
                        .setTimeout(ANSWER_MILLIS)
                        .putHeader("Authorization", "Bearer " + secret))
                .compose(request -> request.send(body.toBuffer()))
                .map(response -> response.statusCode());
    }
}
