package io.anlan.chaos.history;

/**
 * When it was due, sent and answered, in microseconds after the start of the run; latency counts from when it was due, so
 * a generator that is late does not flatter the service.
 *
 * @param firstEndMicros when the first send came to its end
 */
public record Times(long dueMicros, long sentMicros, long firstEndMicros, long answeredMicros) {
    public long latencyMicros() {
        return answeredMicros - dueMicros;
    }
}
