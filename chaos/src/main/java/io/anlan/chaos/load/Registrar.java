package io.anlan.chaos.load;

import java.util.concurrent.CompletionStage;

/** Port to the service as a citizen meets it; the stage always completes normally, within the client's own limit. */
public interface Registrar {
    CompletionStage<Heard> register(Arrival arrival);
}
