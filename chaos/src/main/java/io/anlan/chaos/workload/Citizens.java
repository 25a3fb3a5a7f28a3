package io.anlan.chaos.workload;

import io.anlan.chaos.load.Citizen;
import java.util.concurrent.CompletionStage;

/** The service as citizens meet it. Stages complete normally, within the client's own limit. */
public interface Citizens extends AutoCloseable {
    /** A session token, or a failed stage. */
    CompletionStage<String> login(Citizen citizen);

    CompletionStage<Heard> attempt(Tap tap, String token);

    @Override
    void close();
}
