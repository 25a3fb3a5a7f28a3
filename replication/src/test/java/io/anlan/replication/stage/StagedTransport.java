package io.anlan.replication.stage;

import io.anlan.local.database.BrokerServer;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.TransportRoute;
import io.anlan.replication.kafka.BrokerAddress;
import io.anlan.replication.kafka.KafkaRoute;
import io.anlan.replication.link.LinkEnvironment;

/** How a staged link's changes travel. */
public enum StagedTransport {
    DIRECT,
    KAFKA;

    /** Appliers of each link. */
    public static final int PARTITIONS = 2;

    /** One broker for all tests of the JVM, started when the first asks for it. */
    private static final class Broker {
        static final BrokerServer SERVER = BrokerServer.throwaway();
    }

    public static BrokerServer broker() {
        return Broker.SERVER;
    }

    public static BrokerAddress address() {
        BrokerServer broker = broker();
        return new BrokerAddress(broker.host(), broker.port(), broker.user(), broker.password());
    }

    TransportRoute of(StagedRoute route, LinkCounters counters, LinkEnvironment environment) {
        return this == DIRECT
                ? TransportRoute.DIRECT
                : new KafkaRoute(
                        route.link().name(),
                        route.database(),
                        route.catalog(),
                        counters,
                        environment,
                        20_000,
                        address(),
                        PARTITIONS);
    }
}
