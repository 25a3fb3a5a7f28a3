package io.anlan.client;

import io.anlan.kernel.Outcome;
import java.time.Duration;

/**
 * What came of one thing a citizen wanted.
 *
 * @param outcome done, surely not done, or in doubt
 * @param sends how often it was sent
 * @param firstSend how long the first send ran
 * @param firstDefinite the first send brought the outcome
 * @param took from the call to the outcome, pauses included
 * @param answeredBy the site whose answer it goes by; empty when there is none or it does not say
 */
public record Reply<T>(
        Outcome<T> outcome, int sends, Duration firstSend, boolean firstDefinite, Duration took, String answeredBy) {}
