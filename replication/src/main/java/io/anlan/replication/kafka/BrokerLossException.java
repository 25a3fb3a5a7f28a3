package io.anlan.replication.kafka;

/** What the broker holds is not all that was given to it; the source still has it, and ships it again. */
final class BrokerLossException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerLossException(String what) {
        super(what);
    }
}
