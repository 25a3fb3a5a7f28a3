package io.anlan.replication.kafka;

import org.apache.kafka.common.KafkaException;

/** The broker does not take or give what it should; the link begins again from the target's position. */
final class BrokerFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerFailedException(String broker, KafkaException cause) {
        super("broker " + broker + ": " + cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
}
