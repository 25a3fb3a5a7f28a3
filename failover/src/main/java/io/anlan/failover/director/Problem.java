package io.anlan.failover.director;

import io.vertx.core.json.JsonObject;

/** What a director refuses, each with one line in both languages. */
enum Problem {
    /** No secret, or nobody's. */
    UNAUTHORIZED(401, "unauthorized", "请提供有效的密钥", "A valid bearer secret is wanted"),
    /** A known caller who may not do this. */
    FORBIDDEN(403, "forbidden", "无权执行此操作", "This caller may not do this"),
    /** No such address. */
    NOT_FOUND(404, "not-found", "没有此地址", "Nothing is here"),
    /** The question cannot be read. */
    BAD_REQUEST(400, "bad-request", "请求有误", "The request is not valid"),
    /** The body is beyond its limit. */
    BODY_TOO_LARGE(413, "body-too-large", "请求过大", "The body is too large"),
    /** The right is not to be had now. */
    NOT_GRANTED(409, "not-granted", "未获授权", "The right is not granted"),
    /** The procedure is not begun; the code says why. */
    PLAN_REFUSED(409, "plan-refused", "已拒绝执行", "The procedure is refused"),
    /** The voter votes under its new name, so nothing is struck for it any more. */
    TAKEN_IN_ALREADY(409, "already-taken-in", "新成员已加入", "The new voter has been taken in"),
    /** No majority, or a leader that still waits; surely nothing was changed. */
    NOT_NOW(503, "not-now", "暂时无法决定，请稍后重试", "Nothing can be decided now; ask again"),
    /** It may have been agreed on. */
    IN_DOUBT(503, "in-doubt", "结果待确认，请用同一请求重试", "In doubt; send the same request again");

    private static final String SPACE = "https://anlan.example/problems/";

    final int status;
    private final String slug;
    private final String title;

    Problem(int status, String slug, String zh, String en) {
        this.status = status;
        this.slug = slug;
        this.title = zh + " / " + en;
    }

    JsonObject json(String detail) {
        return new JsonObject()
                .put("type", SPACE + slug)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
    }
}
