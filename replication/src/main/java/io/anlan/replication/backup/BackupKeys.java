package io.anlan.replication.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.Ticker;
import io.anlan.replication.backup.format.BackupKey;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The backup keys of the keyring folder, read anew each time one is asked for, which is seldom. The newest whose time has come
 * writes; all are good for reading.
 */
public final class BackupKeys {
    private static final String SUFFIX = ".key";

    private final Path folder;
    private final Ticker ticker;

    private record Dated(BackupKey key, long notBeforeSeconds) {}

    public BackupKeys(Path folder, Ticker ticker) {
        this.folder = folder;
        this.ticker = ticker;
    }

    /** The key to write with. */
    public BackupKey writer() throws IOException {
        long now = TimeUnit.MILLISECONDS.toSeconds(ticker.wallMillis());
        return read().stream()
                .filter(dated -> dated.notBeforeSeconds() <= now)
                .max(Comparator.comparingLong(Dated::notBeforeSeconds)
                        .thenComparing(dated -> dated.key().kid()))
                .map(Dated::key)
                .orElseThrow(() -> new IOException("the keyring holds no key of kind backup that is good yet"));
    }

    /** The key of this name. */
    public Optional<BackupKey> find(String kid) {
        try {
            return read().stream()
                    .map(Dated::key)
                    .filter(key -> key.kid().equals(kid))
                    .findFirst();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the keyring cannot be read", e);
        }
    }

    private List<Dated> read() throws IOException {
        List<Dated> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                Properties lines = new Properties();
                try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
                    lines.load(reader);
                }
                if ("backup".equals(lines.getProperty("kind"))) {
                    found.add(dated(file.getFileName().toString(), lines));
                }
            }
        }
        return found;
    }

    private static Dated dated(String file, Properties lines) {
        String kid = lines.getProperty("kid", file.substring(0, file.length() - SUFFIX.length()));
        byte[] secret = Base64.getDecoder().decode(lines.getProperty("key", "").strip());
        long notBefore = Long.parseLong(lines.getProperty("notBefore", "0").strip());
        return new Dated(new BackupKey(kid, secret), notBefore);
    }
}
