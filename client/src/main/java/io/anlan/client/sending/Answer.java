package io.anlan.client.sending;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of the service as it came. */
public record Answer(
        int status,
        @Nullable String contentType,
        @Nullable String retryAfterSeconds,
        @Nullable String site,
        Buffer body) {

    private static final String PROBLEM = "application/problem+json";
    private static final String SPACE = "https://anlan.example/problems/";
    private static final Duration SOON = Duration.ofSeconds(1);

    /** True for an answer that says it happened. */
    public boolean isDone() {
        return status / 100 == 2;
    }

    /** The problem type's last part; {@code http-<status>} when the answer is no problem of ours. */
    public String slug() {
        return problem().getOrDefault("type", "").startsWith(SPACE)
                ? problem().getOrDefault("type", "").substring(SPACE.length())
                : "http-" + status;
    }

    /** The problem's detail; empty when there is none. */
    public String detail() {
        return problem().getOrDefault("detail", "");
    }

    /** When to ask again. */
    public Duration retryAfter() {
        try {
            return retryAfterSeconds == null ? SOON : Duration.ofSeconds(Integer.parseInt(retryAfterSeconds.strip()));
        } catch (NumberFormatException notSeconds) {
            return SOON;
        }
    }

    /** What it means for the request. A bare 5xx is unknown, whoever sent it. */
    SendState meaning() {
        if (status < 500 || status == 501 || status > 504) {
            return SendState.DEFINITE;
        }
        String slug = slug();
        if (status != 503 || slug.startsWith("http-") || slug.equals("failed")) {
            return SendState.LOST;
        }
        return slug.equals("in-doubt") ? SendState.IN_DOUBT : SendState.NOT_STORED;
    }

    private Map<String, String> problem() {
        return contentType != null && contentType.startsWith(PROBLEM) ? JsonFields.of(body) : Map.of();
    }
}
