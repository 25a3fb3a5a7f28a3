package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.SiteChoice;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.tls.TlsFolder;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import org.jspecify.annotations.Nullable;

/** One event loop of the edge: its listening socket, its connections to the nodes, and its open exchanges. */
final class EdgeLoop extends AbstractVerticle {

    private static final int CONNECT_TIMEOUT_MILLIS = 500;
    private static final int IDLE_SECONDS = 75;
    private static final int NODE_KEEP_ALIVE_SECONDS = 30;
    private static final int LINE_BYTES_MAX = 8 * 1024;
    private static final int BACKLOG = 1_024;
    private static final long STREAMS_OF_A_CONNECTION = 100;

    private final EdgeConfig config;
    private final HealthBoard board;
    private final EdgeLoad load;
    private final EdgeMetrics metrics;
    private final Ticker ticker;
    private final @Nullable TlsFolder tls;
    private int port;

    /** @param tls with what it shows itself to nodes, if it does */
    EdgeLoop(
            EdgeConfig config,
            HealthBoard board,
            EdgeLoad load,
            EdgeMetrics metrics,
            Ticker ticker,
            @Nullable TlsFolder tls) {
        this.tls = tls;
        this.config = config;
        this.board = board;
        this.load = load;
        this.metrics = metrics;
        this.ticker = ticker;
    }

    /** The port it listens on, once started. */
    int port() {
        return port;
    }

    @Override
    public void start(Promise<Void> started) {
        EdgeLimits limits = config.limits();
        Streams streams = new Streams(board, load);
        EdgeParts parts = new EdgeParts(
                new NodeClients(tls, towardsNodes(), options -> client(options, limits)),
                board,
                new SiteChoice(config.checks()),
                limits,
                load,
                metrics,
                new AccessLog(config.accessLog()),
                new Lingering(vertx),
                streams,
                ticker);
        OpenExchanges open = new OpenExchanges(limits, ticker, vertx);
        Context own = context;
        board.watch(() -> own.runOnContext(turned -> {
            open.lookAgain();
            streams.lookAgain();
        }));
        Reception reception = new Reception(parts, open, new OwnPages(board, load));
        HttpServer server = vertx.createHttpServer(towardsCitizens())
                .connectionHandler(this::connected)
                .invalidRequestHandler(reception::invalid)
                .requestHandler(reception::receive);
        server.listen(config.port(), config.host())
                .onSuccess(listening -> {
                    port = listening.actualPort();
                    config.tls().ifPresent(files -> new CertificateWatch(vertx, files, server).begin());
                })
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private HttpClient client(HttpClientOptions options, EdgeLimits limits) {
        return vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(limits.nodeConnections()))
                .withConnectHandler(EdgeLoop::quiet)
                .build();
    }

    /** A broken connection is told to the request on it; without this Vert.x would log each one as SEVERE. */
    static void quiet(HttpConnection connection) {
        connection.exceptionHandler(broken -> {});
    }

    private void connected(HttpConnection connection) {
        quiet(connection);
        if (load.connect(config.limits().connections())) {
            connection.closeHandler(closed -> load.disconnect());
        } else {
            connection.close();
        }
    }

    private HttpServerOptions towardsCitizens() {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxHeaderSize(config.limits().headerBytes())
                .setMaxInitialLineLength(LINE_BYTES_MAX)
                .setIdleTimeout(IDLE_SECONDS)
                .setAcceptBacklog(BACKLOG)
                .setTcpNoDelay(true)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setInitialSettings(new Http2Settings()
                        .setMaxConcurrentStreams(STREAMS_OF_A_CONNECTION)
                        .setMaxHeaderListSize(config.limits().headerBytes()));
        return config.tls().map(files -> files.dress(options)).orElse(options);
    }

    private HttpClientOptions towardsNodes() {
        return new HttpClientOptions()
                .setLocalAddress(config.localAddress())
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setKeepAlive(true)
                .setKeepAliveTimeout(NODE_KEEP_ALIVE_SECONDS)
                .setPipelining(false)
                .setTcpNoDelay(true);
    }
}
