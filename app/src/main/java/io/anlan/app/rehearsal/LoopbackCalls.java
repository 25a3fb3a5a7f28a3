package io.anlan.app.rehearsal;

import io.anlan.app.identity.SessionTokens;
import io.anlan.kernel.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** The door's half: the node calls itself, with a session, to register for a campaign that is not there. */
public final class LoopbackCalls {

    private static final int AT_ONCE = 16;

    /** Every so many calls one asks the database for the campaign; the others end at a body that is refused. */
    private static final int LOOKED_UP = 8;

    private static final String BODY = "{\"channel\":\"" + RehearsedPeople.CHANNEL + "\"}";
    private static final String REFUSED_BODY = "{\"channel\":\"\"}";
    private static final String PATH = "/campaigns/" + RehearsedPeople.CAMPAIGN + "/registrations";

    private final Vertx vertx;
    private final SessionTokens tokens;
    private final RehearsedPeople people;
    private final Ticker ticker;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    public LoopbackCalls(Vertx vertx, SessionTokens tokens, Ticker ticker) {
        this.vertx = vertx;
        this.tokens = tokens;
        this.people = new RehearsedPeople(ticker);
        this.ticker = ticker;
    }

    /** Calls so often. Completes, never exceptionally, with the number of calls that were answered. */
    public CompletionStage<Integer> run(HttpClientOptions door, int times, Duration atMost) {
        door.setConnectTimeout((int) atMost.toMillis());
        var client = vertx.createHttpClient(door, new PoolOptions().setHttp1MaxSize(AT_ONCE));
        return Repeated.run(() -> call(client, atMost).toCompletionStage(), times, AT_ONCE, atMost, ticker)
                .thenApply(done -> {
                    var unused = client.close();
                    return answered.get();
                });
    }

    private Future<Void> call(HttpClient client, Duration atMost) {
        var session = people.session();
        var body = calls.getAndIncrement() % LOOKED_UP == 0 ? BODY : REFUSED_BODY;
        return client.request(HttpMethod.POST, PATH)
                .compose(request -> request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.seal(session))
                        .putHeader("Idempotency-Key", session.personKey().hex())
                        .idleTimeout(atMost.toMillis())
                        .send(body))
                .compose(HttpClientResponse::end)
                .onSuccess(said -> answered.incrementAndGet());
    }
}
