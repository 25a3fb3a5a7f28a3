package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.AnswerReading;
import io.anlan.failover.edge.plan.NodeAddress;
import io.anlan.failover.edge.plan.TryState;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One try of a request at one node. Tells its owner once how it ended, unless it was given up before. */
final class Attempt {

    private final EdgeParts parts;
    private final NodeAddress node;
    private final Runnable ended;
    private final long begunNanos;
    private TryState state = TryState.OPEN;
    private @Nullable HttpClientRequest sent;
    private @Nullable Answer answer;
    private boolean givenUp;

    Attempt(EdgeParts parts, NodeAddress node, Runnable ended) {
        this.parts = parts;
        this.node = node;
        this.ended = ended;
        this.begunNanos = parts.ticker().monotonicNanos();
    }

    NodeAddress node() {
        return node;
    }

    TryState state() {
        return state;
    }

    @Nullable
    Answer answer() {
        return answer;
    }

    /** Whether this try has had its time. */
    boolean isSlow() {
        return parts.ticker().monotonicNanos() - begunNanos
                >= parts.limits().tryTime().toNanos();
    }

    void send(Forward forward) {
        parts.load().tryBegins(node.site());
        parts.clients()
                .of(node)
                .request(forward.method(), node.port(), node.host(), forward.uri())
                .onComplete(connected -> {
                    if (connected.succeeded()) {
                        write(connected.result(), forward);
                    } else {
                        notSent(connected.cause());
                    }
                });
    }

    /** Stops caring. The connection is closed, since an answer may still come on it. */
    void giveUp() {
        if (state == TryState.OPEN && !givenUp) {
            givenUp = true;
            parts.board().conduct(node, isSlow());
            parts.load().tryEnds(node.site());
            parts.metrics().tried(node.site(), TryState.OPEN);
            if (sent != null) {
                sent.reset();
            }
        }
    }

    private void write(HttpClientRequest request, Forward forward) {
        if (givenUp) {
            // Never sent, it would keep its connection; and its own reset is no news for the log.
            request.exceptionHandler(reset -> {}).reset();
            return;
        }
        sent = request;
        forward.fill(request);
        request.send(forward.body()).onComplete(answered -> {
            if (answered.succeeded()) {
                read(answered.result());
            } else {
                lost();
            }
        });
    }

    private void read(HttpClientResponse response) {
        if (Headers.isStream(response.headers())) {
            begin(response);
        } else {
            gather(response);
        }
    }

    /** Events are not gathered: whoever wants them reads on. */
    private void begin(HttpClientResponse response) {
        if (state == TryState.OPEN && !givenUp) {
            response.pause();
            answer = new Answer(response.statusCode(), response.headers(), Buffer.buffer(), response);
            end(TryState.DEFINITE);
        }
    }

    private void gather(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        response.exceptionHandler(broken -> lost());
        response.handler(chunk -> {
            if (body.length() + chunk.length() > parts.limits().answerBytes()) {
                lost();
                response.request().reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.endHandler(end -> {
            if (state == TryState.OPEN && !givenUp) {
                answer = new Answer(response.statusCode(), response.headers(), body, null);
                end(AnswerReading.of(
                        response.statusCode(),
                        response.getHeader(HttpHeaders.CONTENT_TYPE),
                        response.statusCode() < 500 ? "" : body.toString(StandardCharsets.UTF_8)));
            }
        });
    }

    private void notSent(Throwable cause) {
        if (givenUp) {
            return;
        }
        parts.board().unreached(node, cause);
        end(TryState.NOT_SENT);
    }

    private void lost() {
        if (state == TryState.OPEN && !givenUp) {
            parts.board().failed(node, "connection lost under a request");
            end(TryState.LOST);
        }
    }

    private void end(TryState became) {
        state = became;
        parts.board().conduct(node, became == TryState.LOST || isSlow());
        parts.load().tryEnds(node.site());
        parts.metrics().tried(node.site(), became);
        ended.run();
    }
}
