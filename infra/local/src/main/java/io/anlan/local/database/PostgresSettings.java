package io.anlan.local.database;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of every PostgreSQL of the twin; written anew at each start. */
final class PostgresSettings {
    /** The addresses of the WAN proxy. */
    private static final String WAN = "127.0.3.0/24";

    private final Map<String, String> settings = new LinkedHashMap<>();

    PostgresSettings(String host, int port) {
        settings.put("listen_addresses", host);
        settings.put("port", Integer.toString(port));
        // TCP only: no socket file, so no limit on the length of the data folder's path and no clash in /tmp.
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "200");
        settings.put("shared_buffers", "128MB");
        // Files of /dev/shm would outlive a kill; what does not fit into the main segment lies in the data folder.
        settings.put("min_dynamic_shared_memory", "4MB");
        settings.put("dynamic_shared_memory_type", "mmap");
        settings.put("fsync", "on");
        settings.put("full_page_writes", "on");
        settings.put("synchronous_commit", "on");
        settings.put("wal_level", "logical");
        settings.put("track_commit_timestamp", "on");
        settings.put("max_wal_senders", "20");
        settings.put("max_replication_slots", "20");
        // A peer that stays away may not fill the disk; its slot is lost instead and the link starts anew.
        settings.put("max_slot_wal_keep_size", "1GB");
        settings.put("wal_sender_timeout", "5s");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        settings.put("log_line_prefix", "%m [%p] %q%u@%d ");
        settings.put("log_checkpoints", "off");
        // Statements carry personal data; the reason of an error is enough.
        settings.put("log_min_error_statement", "panic");
        settings.put("log_parameter_max_length_on_error", "0");
        settings.put("log_error_verbosity", "terse");
    }

    void put(String name, String value) {
        settings.put(name, value);
    }

    String file() {
        return settings.entrySet().stream()
                .map(e -> e.getKey() + " = '" + e.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining("", "# Written at each start.\n", ""));
    }

    /** TLS for who comes from the other site; read again at a reload. */
    void secure(Path tls) {
        put("ssl", "on");
        put("ssl_min_protocol_version", "TLSv1.3");
        put("ssl_cert_file", tls.resolve("part.pem").toString());
        put("ssl_key_file", tls.resolve("part.key").toString());
        put("ssl_ca_file", tls.resolve("ca.pem").toString());
    }

    /**
     * Everybody logs in with a password, from this machine only. Over the WAN comes the peer's replicator alone, with a certificate
     * that names its role as well.
     */
    static String access(boolean secure) {
        var wan = secure ? "hostssl all reader " + WAN + " scram-sha-256 clientcert=verify-full\n" : "";
        return wan + "host all all " + WAN + " reject\nhost replication all " + WAN + " reject\n"
                + "host all all 127.0.0.0/8 scram-sha-256\nhost replication all 127.0.0.0/8 scram-sha-256\n";
    }
}
