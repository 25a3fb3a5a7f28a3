package io.anlan.chaos.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.kernel.Ticker;
import io.anlan.local.process.Await;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parts a', b, b', c and e: the product's node on a twin of its own, asked directly. */
final class NodeBench {
    private static final String NODE = "node-a1";
    private static final int CAMPAIGNS = 40;
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(5);

    private final BenchTwin twin;
    private final BenchOptions options;
    private final BenchEvents events;
    private final Ticker ticker;
    private final String[] tokens;
    private final Links links;

    NodeBench(BenchTwin twin, BenchOptions options, BenchEvents events, Ticker ticker) throws InterruptedException {
        this.twin = twin;
        this.options = options;
        this.events = events;
        this.ticker = ticker;
        this.tokens = twin.sessions(events::phase);
        this.links = new Links(twin.twin());
    }

    void pauseLinks() throws IOException, InterruptedException {
        links.pause();
    }

    void resumeLinks() throws IOException, InterruptedException {
        links.resume();
        awaitCaughtUp();
    }

    /** Parts a' and b. */
    List<BenchLine> linksPaused() throws IOException, InterruptedException {
        List<BenchLine> lines = new ArrayList<>();
        if (options.wants("a'")) {
            lines.addAll(reads());
        }
        if (options.wants("b")) {
            lines.addAll(registrations("b", "node, group commit, BOTH_SITES, links stopped", false));
        }
        return lines;
    }

    /** Part c, on the same node started anew; afterwards it gathers again. */
    List<BenchLine> oneInsertPerRequest() throws IOException, InterruptedException {
        if (!options.wants("c")) {
            return List.of();
        }
        events.phase("c restarting the node with one INSERT per request");
        restart(Map.of("ANLAN_WRITER_BATCH_MAX", "1", "ANLAN_WRITER_LANES", "16"));
        try {
            return registrations("c", "node, one INSERT per request, links stopped", false);
        } finally {
            restart(Map.of());
        }
    }

    /** Parts b' and e. */
    List<BenchLine> linksRunning() throws IOException, InterruptedException {
        List<BenchLine> lines = new ArrayList<>();
        if (options.wants("b'")) {
            lines.addAll(registrations("b'", "node, group commit, BOTH_SITES, links running", true));
        }
        if (options.wants("e")) {
            lines.add(new SustainedLoad(options, events, ticker).run(twin, tokens));
        }
        return lines;
    }

    /** What the node takes by now. */
    Memory memory() throws IOException {
        return Memory.of(twin.twin().pids(NODE).get(0));
    }

    private List<BenchLine> reads() throws IOException, InterruptedException {
        String campaign = twin.campaigns(1).get(0);
        String number = register(twin.node(), campaign, tokens[0]);
        List<BenchLine> lines = new ArrayList<>();
        try (HttpLoop loop = new HttpLoop(Vertx.vertx(), twin.node(), ticker)) {
            MeasuredLoop measured = new MeasuredLoop(options, events, twin.meter(List.of(NODE)));
            lines.addAll(measured.run(
                    "a'", "node, campaign read", loop, Shots.same(Shot.get("/campaigns/" + campaign)), () -> ""));
            // As the page asks for it.
            Shot receipt = Shot.get("/registrations/" + number).with(Map.of("Authorization", "Bearer " + tokens[0]));
            lines.addAll(measured.run("a'", "node, receipt read", loop, Shots.same(receipt), () -> ""));
        }
        return lines;
    }

    private void awaitCaughtUp() {
        events.phase("waiting until the links have caught up");
        boolean caughtUp = Await.that("the links have caught up", CAUGHT_UP_WITHIN)
                .every(Duration.ofSeconds(1))
                .holds(() -> links.lagMillis() < 1_000);
        events.phase(caughtUp ? "the links have caught up" : "the links have not caught up in time");
    }

    private List<BenchLine> registrations(String part, String what, boolean linksRun)
            throws IOException, InterruptedException {
        RegistrationShots shots = new RegistrationShots(tokens, twin.campaigns(CAMPAIGNS), () -> true);
        List<String> parts = new ArrayList<>(List.of(NODE, "pg-a", "node-b1", "pg-b"));
        if (linksRun) {
            parts.addAll(List.of("replicator-a", "replicator-b", "maria-a", "maria-b"));
        }
        try (HttpLoop loop = new HttpLoop(Vertx.vertx(), twin.node(), ticker)) {
            List<BenchLine> lines = new MeasuredLoop(options, events, twin.meter(parts))
                    .run(part, what, loop, shots, () -> linksRun ? lag(links) : "");
            if (linksRun) {
                awaitCaughtUp();
            }
            return lines;
        }
    }

    private void restart(Map<String, String> environment) {
        twin.twin().kill(NODE);
        twin.twin().start(NODE, environment);
        twin.twin().awaitReady(NODE);
    }

    private static String lag(Links links) {
        try {
            return links.lag();
        } catch (IOException e) {
            return "lag unknown: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "lag unknown";
        }
    }

    private static String register(URI node, String campaign, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node.resolve("/campaigns/" + campaign + "/registrations"))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", "probe")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"channel\":\"wechat\"}"))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        String number = new ObjectMapper()
                .readTree(response.body())
                .path("registrationNo")
                .asText();
        if (number.isEmpty()) {
            throw new IOException("the first registration was not accepted: " + response.statusCode());
        }
        return number;
    }
}
