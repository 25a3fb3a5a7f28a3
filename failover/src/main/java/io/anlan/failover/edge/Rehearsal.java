package io.anlan.failover.edge;

import io.anlan.kernel.SiteId;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An edge that has just started asks itself first, as citizens would, and is not to be used before: cold code takes ten
 * times as long, and its first citizens would wait for a second try. Ends after so many requests, whatever came of them, or so much time.
 */
final class Rehearsal {
    /** An edge is missed no longer than this. */
    static final Duration LIMIT = Duration.ofSeconds(3);

    private static final Logger LOG = Logger.getLogger(Rehearsal.class.getName());
    private static final String READ = "/edges";
    private static final int REQUESTS = 2_000;
    private static final int AT_ONCE = 8;
    private static final long LOOK_MILLIS = 50;

    private final Vertx vertx;
    private final EdgeConfig config;
    private final HealthBoard board;
    private final EdgeLoad load;
    private final HttpClient client;
    private int asked;
    private boolean over;

    Rehearsal(Vertx vertx, EdgeConfig config, HealthBoard board, EdgeLoad load) {
        this.vertx = vertx;
        this.config = config;
        this.board = board;
        this.load = load;
        // Whom it calls is itself, by its own port: there is nobody else to be told from.
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setSsl(config.tls().isPresent())
                        .setTrustAll(true)
                        .setVerifyHost(false),
                new PoolOptions().setHttp1MaxSize(AT_ONCE));
    }

    /** Begins as soon as a node can be asked through this edge. */
    void begin(int port, Duration limit) {
        vertx.setPeriodic(LOOK_MILLIS, look -> {
            if (board.view().isUp(SiteId.SITE_A) || board.view().isUp(SiteId.SITE_B)) {
                vertx.cancelTimer(look);
                vertx.setTimer(limit.toMillis(), late -> end());
                for (int i = 0; i < AT_ONCE; i++) {
                    ask(port);
                }
            }
        });
    }

    private void ask(int port) {
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost(config.host())
                        .setPort(port)
                        .setURI(READ))
                .compose(request -> request.send().compose(HttpClientResponse::body))
                .onComplete(answer -> next(port));
    }

    private void next(int port) {
        if (++asked >= REQUESTS) {
            end();
        } else if (!over) {
            ask(port);
        }
    }

    private void end() {
        if (!over) {
            over = true;
            load.rehearsed();
            LOG.log(Level.INFO, "rehearsed with {0} requests of its own", String.valueOf(asked));
            client.close();
        }
    }
}
