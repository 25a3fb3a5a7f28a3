package io.anlan.client.sending;

import io.anlan.kernel.Ticker;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One send of a request to one address. Lives on the client's event loop. */
final class Send {

    private static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized("Idempotency-Key");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private final Ticker ticker;
    private final Target target;
    private final Consumer<Send> ended;
    private final long startedNanos;
    private SendState state = SendState.OPEN;
    private long endedNanos;
    private @Nullable HttpClientRequest request;
    private @Nullable Answer answer;

    Send(Ticker ticker, Target target, Consumer<Send> ended) {
        this.ticker = ticker;
        this.target = target;
        this.ended = ended;
        this.startedNanos = ticker.monotonicNanos();
    }

    Target target() {
        return target;
    }

    SendState state() {
        return state;
    }

    @Nullable
    Answer answer() {
        return answer;
    }

    long ageNanos(long nowNanos) {
        return nowNanos - startedNanos;
    }

    long tookNanos(long nowNanos) {
        return (state == SendState.OPEN ? nowNanos : endedNanos) - startedNanos;
    }

    void begin(HttpClient http, Ask ask) {
        RequestOptions options = new RequestOptions()
                .setMethod(ask.method())
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(ask.uri());
        http.request(options)
                .onFailure(unreached -> end(SendState.UNREACHED))
                .onSuccess(connected -> write(connected, ask));
    }

    /** It had its time; the connection is closed, since an answer may still come on it. */
    void giveUp() {
        if (state == SendState.OPEN) {
            state = SendState.TIMED_OUT;
            endedNanos = ticker.monotonicNanos();
            if (request != null) {
                request.reset();
            }
        }
    }

    private void write(HttpClientRequest connected, Ask ask) {
        if (state != SendState.OPEN) {
            // Never sent, it would keep its connection; and its own reset is no news for the log.
            connected.exceptionHandler(reset -> {}).reset();
            return;
        }
        request = connected;
        MultiMap headers = connected.headers();
        if (ask.token() != null) {
            headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + ask.token());
        }
        if (ask.idempotencyKey() != null) {
            headers.set(IDEMPOTENCY_KEY, ask.idempotencyKey()).set(HttpHeaders.CONTENT_TYPE, JSON);
        }
        connected
                .send(ask.body())
                .compose(response -> response.body().map(body -> read(response, body)))
                .onFailure(broken -> end(SendState.LOST))
                .onSuccess(whole -> {
                    answer = whole;
                    end(whole.meaning());
                });
    }

    private static Answer read(HttpClientResponse response, Buffer body) {
        return new Answer(
                response.statusCode(),
                response.getHeader(HttpHeaders.CONTENT_TYPE),
                response.getHeader("Retry-After"),
                response.getHeader("Anlan-Site"),
                body);
    }

    private void end(SendState became) {
        if (state == SendState.OPEN) {
            state = became;
            endedNanos = ticker.monotonicNanos();
            ended.accept(this);
        }
    }
}
