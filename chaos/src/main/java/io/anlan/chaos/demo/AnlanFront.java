package io.anlan.chaos.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.chaos.load.Acknowledgement;
import io.anlan.chaos.load.Arrival;
import io.anlan.chaos.load.Citizen;
import io.anlan.chaos.load.Heard;
import io.anlan.chaos.load.Reply;
import io.anlan.kernel.SystemTime;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Citizens through the edge by bare HTTP. */
public final class AnlanFront implements Front {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http;

    public AnlanFront(URI edge) {
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(edge.getHost())
                .setDefaultPort(edge.getPort())
                .setMaxPoolSize(512)
                .setConnectTimeout(1_000));
    }

    @Override
    public CompletionStage<String> login(Citizen citizen) {
        String body = JSON.createObjectNode()
                .put("name", citizen.name())
                .put("idType", "resident-id")
                .put("idNumber", citizen.id().value())
                .put("code", "246810")
                .toString();
        return post("/sessions", Map.of(), body)
                .compose(answer -> answer.response.statusCode() == 200
                        ? Future.succeededFuture(answer.json().path("token").asText())
                        : Future.failedFuture("login answered " + answer.response.statusCode() + " " + answer.body))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<Heard> register(String token, String campaign, Arrival arrival) {
        long start = SystemTime.INSTANCE.monotonicNanos();
        return post(
                        "/campaigns/" + campaign + "/registrations",
                        Map.of(
                                "Authorization",
                                "Bearer " + token,
                                "Idempotency-Key",
                                arrival.idempotencyKey(),
                                "Correlation-Id",
                                campaign + "-" + arrival.sequence()),
                        JSON.createObjectNode()
                                .put("channel", arrival.channel())
                                .toString())
                .map(answer -> answer.heard(SystemTime.INSTANCE.monotonicNanos() - start))
                .otherwise(failure -> new Heard(
                        Reply.Verdict.UNANSWERED,
                        null,
                        failure.getClass().getSimpleName(),
                        1,
                        SystemTime.INSTANCE.monotonicNanos() - start))
                .toCompletionStage();
    }

    @Override
    public void close() {
        http.close();
        vertx.close();
    }

    private Future<Answer> post(String path, Map<String, String> headers, String body) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setURI(path)
                .setTimeout(3_000)
                .putHeader("Content-Type", "application/json");
        headers.forEach(options::putHeader);
        return http.request(options)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(response -> response.body().map(text -> new Answer(response, text.toString())));
    }

    private record Answer(HttpClientResponse response, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                return JSON.createObjectNode();
            }
        }

        Heard heard(long nanos) {
            JsonNode json = json();
            int status = response.statusCode();
            if (status == 200 || status == 201) {
                return new Heard(
                        Reply.Verdict.ACKNOWLEDGED,
                        new Acknowledgement(
                                json.path("registrationNo").asText(),
                                json.path("site").asText(),
                                json.path("durability").asText(),
                                json.path("alreadyRegistered").asBoolean(),
                                json.path("channel").asText()),
                        "",
                        1,
                        nanos);
            }
            String type = json.path("type").asText("bare-" + status);
            String slug = type.substring(type.lastIndexOf('/') + 1);
            boolean definite = status / 100 == 4 || slug.equals("not-stored");
            return new Heard(definite ? Reply.Verdict.REFUSED : Reply.Verdict.UNANSWERED, null, slug, 1, nanos);
        }
    }
}
