package io.anlan.failover.edge;

import io.vertx.core.json.JsonObject;

/** What the edge itself refuses; a node's own refusals pass through as they are. */
enum EdgeProblem {
    /** The request was sent and no site gave a definite answer. */
    IN_DOUBT(503, "in-doubt", "结果待确认，请用同一请求重试", "In doubt; send the same request again"),
    /** No site has it, or there was nothing to store. */
    NOT_STORED(503, "not-stored", "未能保存，请重试", "Not stored; try again"),
    /** The body is beyond its limit. */
    BODY_TOO_LARGE(413, "body-too-large", "请求过大", "The body is too large"),
    /** The header block is beyond its limit. */
    HEADERS_TOO_LARGE(431, "headers-too-large", "请求头过大", "The headers are too large"),
    /** The request line is beyond its limit. */
    ADDRESS_TOO_LONG(414, "address-too-long", "请求地址过长", "The address is too long"),
    /** Not HTTP, or HTTP that no honest client sends. */
    BAD_REQUEST(400, "bad-request", "请求有误", "The request is not valid"),
    /** The body did not come in time. */
    TOO_SLOW(408, "request-timeout", "请求超时", "The request took too long to arrive"),
    /** A method that is never passed on. */
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "不支持此请求方法", "The method is not allowed here"),
    /** The edge has no such address of its own. */
    NOT_FOUND(404, "not-found", "没有此页面", "Nothing is here");

    static final String MEDIA_TYPE = "application/problem+json";
    static final String RETRY_AFTER_SECONDS = "1";
    private static final String SPACE = "https://anlan.example/problems/";

    final int status;
    private final String slug;
    private final String title;

    EdgeProblem(int status, String slug, String zh, String en) {
        this.status = status;
        this.slug = slug;
        this.title = zh + " / " + en;
    }

    boolean retryable() {
        return status == 503;
    }

    /** The citizen may still be sending when the answer goes out. */
    boolean leavesBodyUnread() {
        return this == BODY_TOO_LARGE || this == TOO_SLOW;
    }

    String json(String detail, String correlationId) {
        return new JsonObject()
                .put("type", SPACE + slug)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("correlationId", correlationId)
                .encode();
    }
}
