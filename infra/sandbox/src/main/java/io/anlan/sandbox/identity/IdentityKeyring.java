package io.anlan.sandbox.identity;

import io.anlan.kernel.Ticker;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jboss.logging.Logger;

/** The identity keys of one folder, read again every ten seconds so that a key can be rotated without a restart. */
final class IdentityKeyring {

    private static final Logger LOG = Logger.getLogger(IdentityKeyring.class);
    private static final long REREAD_NANOS = Duration.ofSeconds(10).toNanos();

    private final Path folder;
    private final Ticker ticker;
    private volatile Snapshot snapshot;

    IdentityKeyring(Path folder, Ticker ticker) {
        this.folder = folder;
        this.ticker = ticker;
        this.snapshot = new Snapshot(read(List.of()), ticker.monotonicNanos());
    }

    /** Every key, also one that does not sign yet: who checks may fetch it before it is needed. */
    List<IdentityKey> keys() {
        Snapshot seen = snapshot;
        if (ticker.monotonicNanos() - seen.readAtNanos >= REREAD_NANOS) {
            seen = new Snapshot(read(seen.keys), ticker.monotonicNanos());
            snapshot = seen;
        }
        return seen.keys;
    }

    /** The newest key whose time has come. */
    Optional<IdentityKey> signing() {
        long nowSeconds = ticker.wallMillis() / 1000;
        return keys().stream()
                .filter(key -> key.notBeforeSeconds() <= nowSeconds)
                .max(Comparator.comparingLong(IdentityKey::notBeforeSeconds).thenComparing(IdentityKey::kid));
    }

    private List<IdentityKey> read(List<IdentityKey> before) {
        List<IdentityKey> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "identity-*.key")) {
            for (Path file : files) {
                found.add(one(file));
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            // A half-written folder must not take away the keys that worked a moment ago.
            LOG.warnf("identity keyring not read: %s", unreadable.getClass().getSimpleName());
            return before;
        }
        return List.copyOf(found);
    }

    private static IdentityKey one(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        String name = file.getFileName().toString();
        return IdentityKey.of(name.substring(0, name.length() - ".key".length()), properties);
    }

    private record Snapshot(List<IdentityKey> keys, long readAtNanos) {}
}
