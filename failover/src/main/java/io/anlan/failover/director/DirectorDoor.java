package io.anlan.failover.director;

import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.agreed.Leadership;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The port of questions. Health is open to all; everything else is answered to known callers only. */
final class DirectorDoor {
    private static final int BODY_BYTES_MAX = 16_384;
    private static final int IDLE_SECONDS = 30;

    private final Vertx vertx;
    private final Callers callers;
    private final Pages pages;
    private final AgreedLog log;
    private final DirectorMetrics metrics;

    DirectorDoor(Vertx vertx, Callers callers, Pages pages, AgreedLog log, DirectorMetrics metrics) {
        this.vertx = vertx;
        this.callers = callers;
        this.pages = pages;
        this.log = log;
        this.metrics = metrics;
    }

    Future<HttpServer> open(String host, int port) {
        return vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_SECONDS))
                .requestHandler(this::receive)
                .listen(port, host);
    }

    private void receive(HttpServerRequest request) {
        if (request.path().equals("/health/live") || request.path().equals("/health/ready")) {
            health(request);
            return;
        }
        Optional<Caller> caller = callers.who(request.getHeader("Authorization"));
        Caller known = caller.orElse(new Caller(Caller.Role.AUDITOR, "nobody"));
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() <= BODY_BYTES_MAX) {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(whole -> {
            Exchange exchange = new Exchange(request, vertx.getOrCreateContext(), known, body);
            if (caller.isEmpty()) {
                metrics.unknownCaller();
                exchange.problem(Problem.UNAUTHORIZED, "This director does not know who asks.");
            } else if (body.length() > BODY_BYTES_MAX) {
                exchange.problem(Problem.BODY_TOO_LARGE, "Questions take less than 16 kilobytes.");
            } else {
                route(exchange);
            }
        });
    }

    private void route(Exchange exchange) {
        try {
            pages.answer(exchange);
        } catch (IllegalArgumentException | ClassCastException wrong) {
            exchange.problem(Problem.BAD_REQUEST, String.valueOf(wrong.getMessage()));
        }
    }

    /** Ready is who knows a leader: then a majority is there. */
    private void health(HttpServerRequest request) {
        Leadership lead = log.leadership();
        boolean ready = !lead.place().isEmpty();
        boolean up = ready || request.path().endsWith("live");
        request.response().setStatusCode(up ? 200 : 503);
        request.response().headers().set("Content-Type", "application/json").set("Cache-Control", "no-store");
        request.response()
                .end(new JsonObject()
                        .put("status", up ? "UP" : "DOWN")
                        .put("leader", lead.place())
                        .put("leads", lead.here())
                        .put("votes", log.votes())
                        .encode())
                .onFailure(gone -> {});
    }
}
