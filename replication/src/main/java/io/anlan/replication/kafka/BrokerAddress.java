package io.anlan.replication.kafka;

import java.util.Map;
import java.util.TreeMap;

/** Where a site's broker is and as whom it is asked. */
public record BrokerAddress(String host, int port, String user, String password) {
    /** The largest change that travels; the broker is told the same. */
    static final int CHANGE_BYTES_MAX = 33_554_432;

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 3_000;

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }

    /** What every client of it is told. */
    Map<String, Object> client() {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("bootstrap.servers", toString());
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "PLAIN");
        settings.put("sasl.jaas.config", login());
        settings.put("default.api.timeout.ms", PATIENCE_MILLIS);
        settings.put("request.timeout.ms", REQUEST_MILLIS);
        settings.put("socket.connection.setup.timeout.ms", REQUEST_MILLIS);
        settings.put("reconnect.backoff.max.ms", 500);
        settings.put("enable.metrics.push", false);
        return settings;
    }

    /** One writer for each link: whoever takes its name ends the one before, and what that had not finished. */
    Map<String, Object> producer(String link) {
        Map<String, Object> settings = client();
        settings.remove("default.api.timeout.ms");
        settings.put("transactional.id", link);
        settings.put("enable.idempotence", true);
        settings.put("acks", "all");
        settings.put("transaction.timeout.ms", 2 * PATIENCE_MILLIS);
        settings.put("delivery.timeout.ms", PATIENCE_MILLIS);
        settings.put("max.block.ms", PATIENCE_MILLIS);
        settings.put("max.request.size", CHANGE_BYTES_MAX);
        settings.put("batch.size", 65_536);
        return settings;
    }

    /** Reads what was finished; where it stands the target knows, not the broker. */
    Map<String, Object> consumer() {
        Map<String, Object> settings = client();
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "none");
        settings.put("max.poll.records", 4_096);
        settings.put("allow.auto.create.topics", false);
        return settings;
    }

    private String login() {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }
}
