package io.anlan.chaos.load;

/** One planned tap on the button: who, through which channel, under which idempotency key, and why it is there. */
public record Arrival(int sequence, int citizen, String channel, String idempotencyKey, Kind kind) {
    /** What the plan meant with the tap; judged by it afterwards. */
    public enum Kind {
        /** The citizen's registration. */
        FIRST,
        /** The same request once more, a moment later: same key, same body. */
        DOUBLE_TAP,
        /** The same citizen through another channel, with a key of its own: must be told of the first. */
        SECOND_CHANNEL
    }
}
