package io.anlan.chaos.demo;

import io.anlan.chaos.load.Arrival;
import io.anlan.chaos.load.Citizen;
import io.anlan.chaos.load.Heard;
import java.util.concurrent.CompletionStage;

/** The service as a citizen's client meets it. */
public interface Front extends AutoCloseable {
    /** A session token, or a failed stage. */
    CompletionStage<String> login(Citizen citizen);

    /** Completes normally, within the client's own limit. */
    CompletionStage<Heard> register(String token, String campaign, Arrival arrival);

    @Override
    void close();
}
