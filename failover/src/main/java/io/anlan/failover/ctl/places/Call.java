package io.anlan.failover.ctl.places;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks one part over HTTP. Whatever is no answer ends the command with a line that says what is known. */
public final class Call {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration CHANGE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    private final String name;
    private final URI address;
    private final Supplier<String> secret;

    /** @param secret read when something is asked: a file that may not be read must not hide the other parts */
    Call(String name, URI address, Supplier<String> secret) {
        this.name = name;
        this.address = address;
        this.secret = secret;
    }

    /** What the part is called. */
    public String name() {
        return name;
    }

    /** The same part, for pages that are open to all. */
    public Call asAnybody() {
        return new Call(name, address, () -> "");
    }

    /** Looks. */
    public JsonNode get(String path) {
        return send("GET", path, null, LOOK);
    }

    /** True when the part answers this path with success. */
    public boolean answers(String path) {
        try {
            JsonNode unused = get(path);
            return true;
        } catch (StopException no) {
            return false;
        }
    }

    /** Asks for something to be done. */
    public JsonNode post(String path) {
        return send("POST", path, null, CHANGE);
    }

    /** Asks for what the body says to be done. */
    public JsonNode post(String path, JsonNode body) {
        return send("POST", path, body, CHANGE);
    }

    /** Asks for something to be so. */
    public JsonNode put(String path, JsonNode body) {
        return send("PUT", path, body, CHANGE);
    }

    /** Asks for something to be taken back. */
    public JsonNode delete(String path, JsonNode body) {
        return send("DELETE", path, body, CHANGE);
    }

    private JsonNode send(String method, String path, @Nullable JsonNode body, Duration patience) {
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .method(method, publisher);
        String bearer = secret.get();
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            return read(CLIENT.send(request.build(), BodyHandlers.ofString()), path, !method.equals("GET"));
        } catch (ConnectException | HttpConnectTimeoutException never) {
            throw silent();
        } catch (IOException broken) {
            throw method.equals("GET") ? silent() : doubtful();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw method.equals("GET") ? silent() : doubtful();
        }
    }

    private JsonNode read(HttpResponse<String> heard, String path, boolean change) {
        JsonNode body = parsed(heard, path, change);
        int status = heard.statusCode();
        if (status < 300) {
            return body;
        }
        String why = Refusals.line(body, status);
        if (status == 401 || status == 403) {
            throw new StopException(
                    ExitCode.NOT_ADMITTED, name + " does not admit you (" + why + "); nothing was changed");
        }
        if (Refusals.inDoubt(body)) {
            throw new StopException(ExitCode.IN_DOUBT, name + ": " + why);
        }
        // What broke on the way and says nothing of its own may have happened before it broke.
        if (change && status >= 500 && !Refusals.named(body)) {
            throw doubtful();
        }
        throw new StopException(ExitCode.REFUSED, name + " refuses: " + why, status == 503);
    }

    private JsonNode parsed(HttpResponse<String> heard, String path, boolean change) {
        try {
            return heard.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(heard.body());
        } catch (JsonProcessingException e) {
            if (heard.statusCode() >= 300) {
                return JSON.createObjectNode();
            }
            if (change) {
                throw doubtful();
            }
            throw new StopException(ExitCode.FAILED, name + " answers " + path + " with something that is no JSON");
        }
    }

    private StopException silent() {
        return new StopException(ExitCode.NOT_REACHED, name + " does not answer; look: ./anlanctl status --once");
    }

    private StopException doubtful() {
        return new StopException(
                ExitCode.IN_DOUBT,
                name
                        + " was asked and gave no answer that says anything: it may have happened. Look before you ask again:"
                        + " ./anlanctl status --once");
    }
}
