package io.anlan.chaos.load;

/**
 * How often a client sent for one tap, and how its first send went.
 *
 * @param firstDefinite the first send brought the definite answer
 * @param firstNanos how long the first send ran
 */
public record Sends(int count, boolean firstDefinite, long firstNanos) {
    /** One send that brought the answer. */
    public static Sends once(long nanos) {
        return new Sends(1, true, nanos);
    }

    /** One send that brought nothing. */
    public static Sends inVain(long nanos) {
        return new Sends(1, false, nanos);
    }
}
