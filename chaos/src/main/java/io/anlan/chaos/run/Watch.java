package io.anlan.chaos.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.kernel.SiteId;
import io.anlan.local.ReplicatorCalls;
import io.anlan.local.Twin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Looks at nodes and links once a second while a run goes on: what counters gained, across restarts too, and how far links
 * were behind. What does not answer is passed over; it may be broken on purpose.
 */
final class Watch implements Runnable {
    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final long SECOND_MILLIS = 1_000;
    private static final String PREFIX = "anlan_";
    private static final String COUNTER = "_total";

    private final Twin twin;
    private final LongSupplier clockMicros;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, Map<String, Double>> last = new LinkedHashMap<>();
    private final Map<String, Double> gained = new TreeMap<>();
    private final List<Lag> lags = new ArrayList<>();

    Watch(Twin twin, LongSupplier clockMicros) {
        this.twin = twin;
        this.clockMicros = clockMicros;
    }

    /** How far a link was behind at a moment of the run. */
    record Lag(long micros, String link, long lagMillis) {}

    @Override
    public void run() {
        synchronized (this) {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                try {
                    wait(SECOND_MILLIS);
                } catch (InterruptedException end) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** What counters of the nodes gained while somebody looked. */
    synchronized Map<String, Long> gained() {
        Map<String, Long> whole = new TreeMap<>();
        gained.forEach((name, value) -> whole.put(name, Math.round(value)));
        return whole;
    }

    synchronized List<Lag> lags() {
        return List.copyOf(lags);
    }

    private void look() {
        for (SiteId site : SiteId.values()) {
            for (int node : twin.plan().nodes()) {
                URI metrics = twin.plan().node(site, node).resolve("/q/metrics");
                count(site.id() + node, get(metrics));
            }
            behind(site);
        }
    }

    private void behind(SiteId site) {
        try {
            for (JsonNode link : ReplicatorCalls.of(twin, site).get("/links")) {
                lags.add(new Lag(
                        clockMicros.getAsLong(),
                        link.path("link").asText(),
                        link.path("lagMillis").asLong()));
            }
        } catch (RuntimeException brokenOnPurpose) {
            return;
        }
    }

    private void count(String node, String metrics) {
        if (metrics.isEmpty()) {
            return;
        }
        Map<String, Double> now = new LinkedHashMap<>();
        for (String line : metrics.split("\n", -1)) {
            int space = line.lastIndexOf(' ');
            int end = line.indexOf('{') < 0 ? space : line.indexOf('{');
            if (line.startsWith(PREFIX) && space > 0 && line.substring(0, end).endsWith(COUNTER)) {
                now.merge(line.substring(0, end), Double.valueOf(line.substring(space + 1)), Double::sum);
            }
        }
        Map<String, Double> before = last.put(node, now);
        if (before != null) {
            now.forEach((name, value) -> {
                double was = before.getOrDefault(name, 0.0);
                // A counter that fell belongs to a node that was started anew.
                gained.merge(name, value >= was ? value - was : value, Double::sum);
            });
        }
    }

    private String get(URI uri) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : "";
        } catch (IOException brokenOnPurpose) {
            return "";
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
