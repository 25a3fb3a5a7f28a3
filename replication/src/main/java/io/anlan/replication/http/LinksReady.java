package io.anlan.replication.http;

import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that operators can act; the states of the links are told beside it. A link that waits for its peer must
 * not make the process look broken.
 */
@Readiness
public class LinksReady implements HealthCheck {
    private final LinkBoard board;

    @Inject
    public LinksReady(LinkBoard board) {
        this.board = board;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("links").up();
        board.views().forEach(view -> answer.withData(view.link(), view.state()));
        return answer.build();
    }
}
