package io.anlan.local.database;

import java.nio.file.Path;
import java.util.List;

/** The properties file of a broker: one process that is its own controller, and whose every port wants a password. */
final class BrokerSettings {
    private static final String SECURITY = "SASL_PLAINTEXT";
    private final DatabaseSpec spec;
    private final BrokerPasswords passwords;

    BrokerSettings(DatabaseSpec spec, BrokerPasswords passwords) {
        this.spec = spec;
        this.passwords = passwords;
    }

    /** The controller's port: the broker talks to itself there. */
    static int controllerPort(DatabaseSpec spec) {
        return spec.port() + 1;
    }

    String file() {
        return String.join("\n", listeners()) + "\n" + String.join("\n", storage()) + "\n";
    }

    private List<String> listeners() {
        String clients = spec.host() + ":" + spec.port();
        String controller = spec.host() + ":" + controllerPort(spec);
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                // Nothing listens but on the site's own address.
                "listeners=CLIENTS://" + clients + ",CONTROLLER://" + controller,
                "advertised.listeners=CLIENTS://" + clients,
                "listener.security.protocol.map=CLIENTS:" + SECURITY + ",CONTROLLER:" + SECURITY,
                "inter.broker.listener.name=CLIENTS",
                "controller.listener.names=CONTROLLER",
                "controller.quorum.bootstrap.servers=" + controller,
                // So long the controller takes a broker that was killed for one that lives, and lets no new one in.
                "broker.session.timeout.ms=4000",
                "broker.heartbeat.interval.ms=1000",
                "sasl.enabled.mechanisms=PLAIN",
                "sasl.mechanism.inter.broker.protocol=PLAIN",
                "sasl.mechanism.controller.protocol=PLAIN",
                "listener.name.clients.plain.sasl.jaas.config=" + login(),
                "listener.name.controller.plain.sasl.jaas.config=" + login());
    }

    private String login() {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"broker\" password=\""
                + passwords.broker() + "\" user_broker=\"" + passwords.broker() + "\" user_replicator=\""
                + passwords.replicator() + "\";";
    }

    private List<String> storage() {
        Path log = spec.data().resolve("log");
        return List.of(
                "log.dirs=" + log,
                "auto.create.topics.enable=false",
                "num.partitions=1",
                "offsets.topic.num.partitions=1",
                "offsets.topic.replication.factor=1",
                "transaction.state.log.num.partitions=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                // What is not applied yet stays however old it is; what is applied the replicator deletes.
                "log.retention.ms=-1",
                "log.segment.bytes=33554432",
                "message.max.bytes=" + BrokerServer.MESSAGE_BYTES_MAX,
                // The default takes half of this heap.
                "log.cleaner.dedupe.buffer.size=2097152",
                "log.cleaner.threads=1",
                "num.network.threads=2",
                "num.io.threads=2",
                "background.threads=2");
    }
}
