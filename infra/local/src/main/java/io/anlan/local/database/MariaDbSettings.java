package io.anlan.local.database;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of every MariaDB of the twin; written anew at each start. */
final class MariaDbSettings {
    private final Map<String, String> settings = new LinkedHashMap<>();

    MariaDbSettings(Path programs, DatabaseSpec spec, int site) {
        settings.put("basedir", programs.toString());
        settings.put("lc-messages-dir", programs.resolve("share").toString());
        settings.put("datadir", spec.data().toString());
        settings.put("tmpdir", spec.folder().resolve("tmp").toString());
        settings.put("bind-address", spec.host());
        settings.put("port", Integer.toString(spec.port()));
        // TCP only: no socket file, so no limit on the length of the data folder's path and no clash in /tmp.
        settings.put("socket", "");
        settings.put("skip-name-resolve", "1");
        // Otherwise each start makes an RSA key of its own, which takes seconds.
        settings.put("ssl", "0");
        settings.put("server-id", Integer.toString(site));
        settings.put("gtid-domain-id", Integer.toString(site));
        settings.put("gtid-strict-mode", "1");
        settings.put("log-bin", "binlog");
        settings.put("binlog-format", "ROW");
        settings.put("binlog-row-image", "FULL");
        settings.put("sync-binlog", "1");
        settings.put("max-binlog-size", "64M");
        // Binlogs are purged below the links' positions only, never by age.
        settings.put("binlog-expire-logs-seconds", "0");
        settings.put("log-bin-trust-function-creators", "1");
        settings.put("innodb-flush-log-at-trx-commit", "1");
        settings.put("innodb-buffer-pool-size", "64M");
        settings.put("innodb-log-file-size", "48M");
        settings.put("key-buffer-size", "1M");
        settings.put("aria-pagecache-buffer-size", "8M");
        settings.put("table-open-cache", "400");
        settings.put("max-connections", "100");
        settings.put("max-allowed-packet", "64M");
        settings.put("character-set-server", "utf8mb4");
        // Bytes and nothing else make two keys equal, as in PostgreSQL; plain utf8mb4_bin ignores spaces at the end.
        settings.put("collation-server", "utf8mb4_nopad_bin");
        settings.put("default-time-zone", "+00:00");
        settings.put("lc-messages", "en_US");
    }

    void put(String name, String value) {
        settings.put(name, value);
    }

    String file() {
        return settings.entrySet().stream()
                .map(e -> e.getKey() + " = " + quoted(e.getValue()) + "\n")
                .collect(Collectors.joining("", "# Written at each start.\n[mariadbd]\n", ""));
    }

    private static String quoted(String value) {
        return value.contains("/") ? '"' + value + '"' : value;
    }
}
