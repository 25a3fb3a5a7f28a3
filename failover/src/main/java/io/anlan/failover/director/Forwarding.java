package io.anlan.failover.director;

import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.view.Place;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Passes questions on to whoever leads; by way of the third place when that one cannot be reached, which is how a site
 * keeps its rights while the network between the sites is cut. Answered is what the last one says.
 */
final class Forwarding {
    private static final String FORWARDED = "Anlan-Forwarded";
    private static final int FORWARDS_MAX = 2;
    private static final int CONNECT_MILLIS = 700;
    /** So long the one asked may take, with all that it asks in turn. */
    static final Duration PATIENCE = Duration.ofMillis(2_500);

    private static final int CONNECTIONS_MAX = 8;

    private final AgreedLog log;
    private final Map<Place, URI> peers;
    private final HttpClient client;
    private final Duration patience;

    Forwarding(AgreedLog log, DirectorConfig config, Vertx vertx, Duration patience) {
        this.patience = patience;
        this.log = log;
        this.peers = config.peers();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setLocalAddress(config.host()),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX));
    }

    /** Asks the leader, or whoever may know it. */
    void pass(Exchange exchange) {
        List<URI> ways = ways(exchange.forwards());
        if (exchange.method().equals("POST") && ways.size() > 1) {
            // Sent twice it might be done twice; what a lease asks may be asked again.
            ways = ways.subList(0, 1);
        }
        if (ways.isEmpty()) {
            exchange.problem(Problem.NOT_NOW, "no majority of the directors answers here");
        } else {
            tryWay(exchange, ways, 0, false);
        }
    }

    private List<URI> ways(int forwards) {
        List<URI> ways = new ArrayList<>();
        String leader = log.leadership().place();
        peers.forEach((place, uri) -> {
            if (place.id().equals(leader)) {
                ways.add(0, uri);
            } else if (forwards == 0) {
                // Only the first one tries others: what was passed on already goes to the leader or back.
                ways.add(uri);
            }
        });
        return forwards >= FORWARDS_MAX ? List.of() : ways;
    }

    private void tryWay(Exchange exchange, List<URI> ways, int number, boolean sent) {
        if (number == ways.size()) {
            exchange.problem(sent ? Problem.IN_DOUBT : Problem.NOT_NOW, "the leading director was not reached");
            return;
        }
        send(exchange, ways.get(number)).onComplete(done -> {
            boolean last = number == ways.size() - 1;
            if (done.succeeded() && (last || done.result().status != Problem.NOT_NOW.status)) {
                exchange.answer(done.result().status, done.result().type, done.result().body);
            } else {
                tryWay(exchange, ways, number + 1, true);
            }
        });
    }

    private Future<Passed> send(Exchange exchange, URI way) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(exchange.method()))
                .setHost(way.getHost())
                .setPort(way.getPort())
                .setURI(exchange.request().uri())
                .setTimeout(patience.toMillis())
                .putHeader("Authorization", exchange.request().getHeader("Authorization"))
                .putHeader(FORWARDED, String.valueOf(exchange.forwards() + 1));
        return client.request(options)
                .compose(request -> request.send(exchange.body()).compose(Forwarding::whole));
    }

    private static Future<Passed> whole(HttpClientResponse response) {
        String type = response.getHeader("Content-Type");
        return response.body()
                .map(body -> new Passed(response.statusCode(), type == null ? "application/json" : type, body));
    }

    private record Passed(int status, String type, Buffer body) {}
}
