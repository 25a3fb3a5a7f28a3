package io.anlan.chaos.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The few things an operator asks of the service, over HTTP like anybody else. */
public final class OperatorDesk {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OPEN_AGAIN_MAX = 10;
    private static final Duration OPEN_PAUSE = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI base;
    private final String token;

    public OperatorDesk(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Opens a campaign. */
    public void open(SampleCampaign campaign) throws IOException, InterruptedException {
        var unused = surely(to("/campaigns")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(campaign.json()))
                .build());
    }

    /** Says how many seats a first-come campaign has. */
    public void seats(String campaign, long size) throws IOException, InterruptedException {
        var unused = surely(to("/campaigns/" + campaign + "/quota")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"size\":" + size + "}"))
                .build());
    }

    private HttpResponse<String> surely(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        // In doubt or not stored: the same body again is safe, and is what an operator would send.
        for (int again = 0; response.statusCode() == 503 && again < OPEN_AGAIN_MAX; again++) {
            LockSupport.parkNanos(OPEN_PAUSE.toNanos());
            response = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException("the operator's " + request.uri().getPath() + " was not done: "
                    + response.statusCode() + " " + response.body());
        }
        return response;
    }

    /** True when the campaign can be read there. */
    public boolean knows(String campaign) throws IOException, InterruptedException {
        return status("/campaigns/" + campaign) == 200;
    }

    /** Durability of a registration as anybody may read it, or an empty text. */
    public String durability(String campaign, String registrationNo) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        base.resolve("/registrations/" + registrationNo + "?campaign=" + campaign))
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200
                ? JSON.readTree(response.body()).path("durability").asText()
                : "";
    }

    /** What {@code GET} answers as JSON; an error when it is not 200. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(to(path).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    /** Status of {@code GET}. */
    public int status(String path) throws IOException, InterruptedException {
        return http.send(to(path).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).header("Authorization", "Bearer " + token);
    }
}
