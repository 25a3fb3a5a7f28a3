package io.anlan.client.sending;

import io.anlan.kernel.Ladder;
import io.anlan.kernel.Ticker;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests until their outcome is clear. Everything happens on one event loop, also the completion of the returned
 * stages: what hangs on them must not block.
 */
public final class Sender {

    private static final long TICK_MILLIS = 10;
    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Context loop;
    private final HttpClient http;
    private final Route route;
    private final SendPlan plan;
    private final Ticker ticker;
    private final Silence silence;
    private final Set<Intent> open = new LinkedHashSet<>();
    private long turn;
    private long timer = NO_TIMER;
    private boolean closed;

    /** Sends over at most so many connections to each address. */
    public Sender(Vertx vertx, Route route, int connections, Ticker ticker) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.route = route;
        this.plan = new SendPlan(SendPlan.SENDS_MAX, route.patience() != null);
        this.ticker = ticker;
        this.silence = new Silence(ticker);
        this.http = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                        .setKeepAlive(true)
                        .setPipelining(false)
                        .setTcpNoDelay(true))
                .with(new PoolOptions().setHttp1MaxSize(connections))
                // A broken connection is told to the request on it; Vert.x would log each one as SEVERE.
                .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
                .build();
    }

    /** Sends; the stage always completes normally. */
    public CompletionStage<Sent> send(Ask ask) {
        CompletableFuture<Sent> result = new CompletableFuture<>();
        loop.runOnContext(ready -> {
            Intent intent = new Intent(this, ask, turn++, result);
            open.add(intent);
            if (closed) {
                intent.stop();
            } else {
                watch();
                intent.advance();
            }
        });
        return result;
    }

    /** Ends what is open as in doubt and closes the connections. */
    public CompletionStage<Void> close() {
        CompletableFuture<Void> result = new CompletableFuture<>();
        loop.runOnContext(ready -> {
            closed = true;
            List.copyOf(open).forEach(Intent::stop);
            http.close().onComplete(done -> result.complete(null));
        });
        return result;
    }

    /** Where sends go. */
    public Route route() {
        return route;
    }

    HttpClient http() {
        return http;
    }

    SendPlan plan() {
        return plan;
    }

    Ticker ticker() {
        return ticker;
    }

    /** Where the n-th send of a request goes; edges that are silent are asked on the side how they are. */
    Target target(@Nullable String token, long turn, int send) {
        if (route.hedges()) {
            return route.target(token, turn, send);
        }
        route.all().stream().filter(silence::shouldAsk).forEach(this::ask);
        return route.target(token, turn, send, silence);
    }

    /** What became of a send tells whether its edge is there. */
    void heardOf(Target target, SendState state) {
        switch (state) {
            case UNREACHED, LOST, TIMED_OUT -> silence.noted(target);
            case IN_DOUBT, NOT_STORED, DEFINITE -> silence.broken(target);
            case OPEN -> {}
        }
    }

    private void ask(Target target) {
        Send question = new Send(ticker, target, heard -> heardOf(target, heard.state()));
        question.begin(http, Ask.get("/edge/health", null));
        later(Ladder.SECOND_EDGE, question::giveUp);
    }

    double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    void later(Duration pause, Runnable then) {
        vertx.setTimer(Math.max(1, pause.toMillis()), passed -> then.run());
    }

    void forget(Intent intent) {
        open.remove(intent);
    }

    /** One look at all open requests every few milliseconds is cheaper than a timer for each; none when none is open. */
    private void watch() {
        if (timer == NO_TIMER) {
            timer = vertx.setPeriodic(TICK_MILLIS, tick -> look());
        }
    }

    private void look() {
        if (open.isEmpty()) {
            vertx.cancelTimer(timer);
            timer = NO_TIMER;
            return;
        }
        long now = ticker.monotonicNanos();
        List<Intent> due = new ArrayList<>();
        for (Intent intent : open) {
            if (intent.isYoung(now)) {
                break;
            }
            due.add(intent);
        }
        due.forEach(Intent::advance);
    }
}
