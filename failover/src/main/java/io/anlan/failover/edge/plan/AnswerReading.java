package io.anlan.failover.edge.plan;

import org.jspecify.annotations.Nullable;

/** Tells a definite answer from one that leaves the request in doubt. */
public final class AnswerReading {

    private static final String PROBLEM = "application/problem+json";
    private static final String SPACE = "https://anlan.example/problems/";

    private AnswerReading() {}

    /**
     * Reads a node's answer. A bare 500, 502, 503 or 504 is unknown, whoever sent it; only a problem type of ours says
     * what it means, and {@code failed} means that nobody knows.
     */
    public static TryState of(int status, @Nullable String contentType, String body) {
        if (status < 500 || status == 501 || status > 504) {
            return TryState.DEFINITE;
        }
        String slug = contentType != null && contentType.startsWith(PROBLEM) ? slug(body) : null;
        if (slug == null || status != 503 || slug.equals("failed")) {
            return TryState.LOST;
        }
        return slug.equals("in-doubt") ? TryState.IN_DOUBT : TryState.NOT_STORED;
    }

    /** The problem's slug: what stands between the problem space and the next quotation mark. */
    private static @Nullable String slug(String body) {
        int at = body.indexOf(SPACE);
        int end = at < 0 ? -1 : body.indexOf('"', at);
        return end < 0 ? null : body.substring(at + SPACE.length(), end);
    }
}
