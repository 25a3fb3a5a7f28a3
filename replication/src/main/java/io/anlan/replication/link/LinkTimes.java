package io.anlan.replication.link;

import java.time.Duration;

/**
 * How patient links are.
 *
 * @param tick how often a holder shows that it lives
 * @param silenceMax a holder silent for longer loses the link
 * @param restartMax longest pause before a link starts again
 * @param wellAfter a link that ran for so long begins with a small pause again
 * @param refusedRetry how often a refused link looks whether a person has acted
 * @param parkedRetry how often parked rows are tried again
 * @param sourceSilenceMax after this much silence from the source the engine is ended and begun anew
 */
public record LinkTimes(
        Duration tick,
        Duration silenceMax,
        Duration restartMax,
        Duration wellAfter,
        Duration refusedRetry,
        Duration parkedRetry,
        Duration sourceSilenceMax) {
    /** As the product runs. */
    public static final LinkTimes STANDARD = new LinkTimes(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5));
}
