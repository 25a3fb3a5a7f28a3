package io.anlan.failover.director;

import io.anlan.failover.act.PlanRunner;
import io.anlan.failover.agreed.Leadership;
import io.anlan.failover.view.Place;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.lease.LeaseTimes;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A director's door in this process, before a log of one place and by a clock that the test moves. */
final class DoorFixture implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    final InMemoryLog log = new InMemoryLog();
    final Path secrets;
    final LeaseDesk desk;
    private final SetTicker ticker = new SetTicker();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Place, URI> met;
    private final int port;

    DoorFixture(Path folder, Map<Place, URI> peers) throws Exception {
        secrets = Files.createDirectories(folder.resolve("callers"));
        for (var caller : Map.of(
                        "node.site-a",
                        "a",
                        "node.site-b",
                        "b",
                        "operator.li",
                        "o",
                        "auditor.wang",
                        "w",
                        "director.site-b",
                        "d")
                .keySet()) {
            Files.writeString(secrets.resolve(caller + ".secret"), secret(caller) + "\n");
        }
        met = new LinkedHashMap<>(peers);
        var config = new DirectorConfig(
                Place.SITE_A, "127.0.0.1", 0, 0, Map.of(), met, folder, secrets, WatchConfig.of(Map.of()));
        desk = new LeaseDesk(log, "director site-a", ticker);
        var forwarding = new Forwarding(log, config, vertx, Duration.ofSeconds(LIMIT_SECONDS));
        var watch = new Watch(config, log, new Questions(vertx, "127.0.0.1"), ticker);
        var runner = new PlanRunner(log, watch, "director site-a", ticker);
        var metrics = new DirectorMetrics(log, watch, ticker);
        var pages = new Pages(
                log,
                new LeasePages(log, desk, forwarding),
                new VoterPages(log, forwarding),
                new PlanPages(log, runner, forwarding, ticker),
                watch,
                metrics);
        port = new DirectorDoor(vertx, new Callers(secrets), pages, log, metrics)
                .open("127.0.0.1", 0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .actualPort();
    }

    static String secret(String caller) {
        return "secret-of-" + caller + "-for-a-test";
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Lets the log begin, and the wait of the new leader pass. */
    void settle() {
        desk.tick();
        pass(LeaseTimes.GRANTOR_WAIT.toMillis());
    }

    void pass(long millis) {
        ticker.nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Another director is found there from now on. */
    void meet(Place place, URI uri) {
        met.put(place, uri);
    }

    void follow(String leader) {
        log.lead(new Leadership(false, 2, leader));
    }

    /** Asks with this header; without one for an empty text. */
    HttpResponse<String> ask(String method, String path, String authorization, String body) throws Exception {
        var request = HttpRequest.newBuilder(uri().resolve(path)).method(method, BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> as(String caller, String method, String path, JsonObject body) throws Exception {
        return ask(method, path, "Bearer " + secret(caller), body.encode());
    }

    static JsonObject lease(String holder, long epoch) {
        return new JsonObject().put("holder", holder).put("epoch", epoch);
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private static final class SetTicker implements Ticker {
        private volatile long nanos = 1;

        @Override
        public long wallMillis() {
            return 1_700_000_000_000L + TimeUnit.NANOSECONDS.toMillis(nanos);
        }

        @Override
        public long monotonicNanos() {
            return nanos;
        }
    }
}
