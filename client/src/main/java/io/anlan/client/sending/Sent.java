package io.anlan.client.sending;

import io.anlan.kernel.Outcome;
import java.time.Duration;

/**
 * How a request ended.
 *
 * @param outcome done with the answer, refused by the service, or in doubt
 * @param sends how often it was sent
 * @param firstSend how long the first send ran, or the whole if it is open still
 * @param firstDefinite the first send brought the answer to go by
 * @param took from the call to the end, pauses included
 * @param answeredBy the site whose answer it goes by; empty when there is none or it does not say
 */
public record Sent(
        Outcome<Answer> outcome,
        int sends,
        Duration firstSend,
        boolean firstDefinite,
        Duration took,
        String answeredBy) {}
