package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.CheckRules;
import io.anlan.failover.edge.plan.NodeAddress;
import io.anlan.failover.edge.plan.NodeHealth;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.tls.TlsFolder;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/** Asks every node five times a second whether it is ready, on connections that no citizen's request can fill. */
final class HealthChecker extends AbstractVerticle {

    /** Enough that a question to a frozen node does not keep back the next one. */
    private static final int QUESTIONS_MAX = 4;

    private static final long LOOK_AGAIN_MILLIS = 20;

    /** After so many questions a new connection is made: an old one goes on though its certificate is long expired. */
    private static final int QUESTIONS_OF_A_CONNECTION = 50;

    private final HealthBoard board;
    private final EdgeMetrics metrics;
    private final Ticker ticker;
    private final @Nullable String localAddress;
    private final @Nullable TlsFolder tls;
    private @Nullable NodeClients clients;
    private int round;

    HealthChecker(
            HealthBoard board,
            EdgeMetrics metrics,
            Ticker ticker,
            @Nullable TlsFolder tls,
            @Nullable String localAddress) {
        this.tls = tls;
        this.board = board;
        this.metrics = metrics;
        this.ticker = ticker;
        this.localAddress = localAddress;
    }

    @Override
    public void start() {
        CheckRules rules = board.rules();
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) rules.timeout().toMillis())
                .setLocalAddress(localAddress);
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(QUESTIONS_MAX);
        clients = new NodeClients(tls, options, dressed -> client(dressed, pool));
        checkAll();
        vertx.setPeriodic(rules.every().toMillis(), id -> checkAll());
    }

    private HttpClient client(HttpClientOptions options, PoolOptions pool) {
        return vertx.httpClientBuilder()
                .with(options)
                .with(pool)
                .withConnectHandler(EdgeLoop::quiet)
                .build();
    }

    @Override
    public void stop() {
        clients = null;
    }

    private void checkAll() {
        round++;
        for (NodeHealth health : board.view().nodes()) {
            new Question(health.node()).ask();
        }
    }

    private final class Question {

        private final NodeAddress node;
        private final long askedNanos = ticker.monotonicNanos();
        private @Nullable HttpClientRequest request;
        private long timer;
        private boolean closed;
        private boolean late;

        Question(NodeAddress node) {
            this.node = node;
        }

        void ask() {
            if (clients == null) {
                return;
            }
            timer = vertx.setTimer(board.rules().timeout().toMillis(), id -> late());
            Future<Buffer> answer = clients.of(node)
                    .request(HttpMethod.GET, node.port(), node.host(), "/q/health/ready")
                    .compose(made -> {
                        request = made;
                        if (closed) {
                            // A request never sent would keep its connection, and four of those every later check.
                            made.exceptionHandler(reset -> {}).reset();
                            return Future.failedFuture("too late");
                        }
                        if (node.tls() && round % QUESTIONS_OF_A_CONNECTION == 0) {
                            made.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                        }
                        return made.send();
                    })
                    .compose(response -> response.statusCode() == 200
                            ? response.body()
                            : Future.failedFuture("status " + response.statusCode()));
            answer.onComplete(done -> {
                vertx.cancelTimer(timer);
                close(done.succeeded(), done.cause());
            });
        }

        private void close(boolean ready, @Nullable Throwable cause) {
            if (closed) {
                return;
            }
            closed = true;
            metrics.checked(node, ready);
            if (ready) {
                board.ready(node);
            } else if (cause != null && (cause instanceof ConnectException || Distrust.isIn(cause))) {
                board.unreached(node, cause);
            } else {
                board.failed(node, "not ready");
            }
        }

        private void late() {
            if (closed) {
                return;
            }
            boolean due = ticker.monotonicNanos() - askedNanos
                    >= board.rules().timeout().toNanos();
            if (!due || !late) {
                // When our own loop was held up, the answer may lie unread in the socket: it is read before the next
                // look.
                late = due;
                timer = vertx.setTimer(LOOK_AGAIN_MILLIS, id -> late());
                return;
            }
            closed = true;
            if (request != null) {
                request.reset();
            }
            metrics.checked(node, false);
            board.failed(node, "no answer to a check");
        }
    }
}
