package io.anlan.replication.http;

import io.anlan.kernel.Refusal;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A refusal as {@code application/problem+json}. */
public record Problem(String type, String title, int status, String detail) {
    private static final String TYPES = "https://anlan.example/problems/";

    static Response of(Refusal refusal) {
        Problem problem =
                new Problem(TYPES + refusal.type(), title(refusal.status()), refusal.status(), refusal.detail());
        Response.ResponseBuilder response = Response.status(refusal.status())
                .type("application/problem+json")
                .entity(problem);
        @Nullable Duration retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            response.header("Retry-After", Math.max(1, retryAfter.toSeconds()));
        }
        return response.build();
    }

    private static String title(int status) {
        return switch (status) {
            case 401 -> "需要操作员令牌 / An operator token is needed";
            case 400 -> "请求有误 / Not understood";
            case 404 -> "没有找到 / Not found";
            case 409 -> "现在不能这样做 / Not in this state";
            default -> "请稍后再试 / Try again soon";
        };
    }
}
