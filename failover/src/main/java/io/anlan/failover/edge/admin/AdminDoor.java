package io.anlan.failover.edge.admin;

import io.anlan.failover.edge.plan.SiteWeights;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The admin port: {@code GET /admin/state}, {@code GET /admin/metrics} and {@code PUT /admin/weights}. Only who bears the
 * secret is answered at all; citizens never reach this port.
 */
public final class AdminDoor extends AbstractVerticle {

    private static final Logger LOG = Logger.getLogger(AdminDoor.class.getName());
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int BODY_BYTES_MAX = 1_024;
    private static final int IDLE_SECONDS = 30;

    private final AdminConfig config;
    private final AdminSecret secret;
    private final Steered edge;
    private int port;

    /** A door that listens once deployed. */
    public AdminDoor(AdminConfig config, Steered edge) {
        this.config = config;
        this.secret = new AdminSecret(config.secretFile());
        this.edge = edge;
    }

    /** The port it listens on, once started. */
    public int port() {
        return port;
    }

    @Override
    public void start(Promise<Void> started) {
        secret.mustBeThere();
        HttpServerOptions options = new HttpServerOptions().setIdleTimeout(IDLE_SECONDS);
        vertx.createHttpServer(options)
                .requestHandler(this::receive)
                .listen(config.port(), config.host())
                .onSuccess(listening -> port = listening.actualPort())
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void receive(HttpServerRequest request) {
        if (!secret.accepts(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            request.response().headers().set("WWW-Authenticate", "Bearer");
            problem(request, 401, "unauthorized", "The bearer secret of this edge is wanted.");
            return;
        }
        switch (request.method() + " " + request.path()) {
            case "GET /admin/state" -> answer(request, 200, JSON, edge.state().toBuffer());
            case "GET /admin/metrics" -> answer(request, 200, TEXT, Buffer.buffer(edge.metrics()));
            case "PUT /admin/weights" -> gather(request);
            default -> problem(request, 404, "not-found", "Known are state, metrics and weights.");
        }
    }

    private void gather(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() <= BODY_BYTES_MAX) {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(whole -> {
            if (body.length() > BODY_BYTES_MAX) {
                problem(request, 413, "body-too-large", "Weights take less than a kilobyte.");
            } else {
                weigh(request, body.toString());
            }
        });
    }

    private void weigh(HttpServerRequest request, String text) {
        SiteWeights next;
        try {
            next = WeightsFile.parse(text, edge.weights());
        } catch (IllegalArgumentException wrong) {
            problem(request, 400, "bad-request", String.valueOf(wrong.getMessage()));
            return;
        }
        if (next.nobodyServes()) {
            problem(request, 409, "last-serving-site", "Of two sites one must take requests.");
            return;
        }
        // In force first: a full disk must not keep a site from being drained.
        edge.weigh(next);
        LOG.log(Level.INFO, "weights are now {0}", WeightsFile.json(next));
        keep(next).onComplete(kept -> {
            JsonObject told = WeightsFile.json(next).put("kept", kept.succeeded() && kept.result());
            answer(request, 200, JSON, told.toBuffer());
        });
    }

    /** True when the weights outlive this process. */
    private Future<Boolean> keep(SiteWeights weights) {
        Path file = config.weightsFile();
        if (file == null) {
            return Future.succeededFuture(false);
        }
        Future<Boolean> kept = vertx.executeBlocking(() -> {
            WeightsFile.write(file, weights);
            return true;
        });
        return kept.onFailure(AdminDoor::notKept);
    }

    private static void notKept(Throwable cause) {
        LOG.log(Level.WARNING, "the weights hold but could not be written: {0}", String.valueOf(cause));
    }

    private static void problem(HttpServerRequest request, int status, String slug, String detail) {
        JsonObject body = new JsonObject()
                .put("type", "https://anlan.example/problems/" + slug)
                .put("status", status)
                .put("detail", detail);
        answer(request, status, "application/problem+json", body.toBuffer());
    }

    private static void answer(HttpServerRequest request, int status, String type, Buffer body) {
        request.response().setStatusCode(status);
        request.response().headers().set(HttpHeaders.CONTENT_TYPE, type).set(HttpHeaders.CACHE_CONTROL, "no-store");
        // Who asked has gone when this fails; there is nobody left to tell.
        request.response().end(body).onFailure(gone -> {});
    }
}
