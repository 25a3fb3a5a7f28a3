package io.anlan.app.identity;

import io.anlan.kernel.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys of this node, read from a folder again and again so that a new key needs no restart. Of each kind the newest
 * whose not-before has passed is used to write; all are good to read.
 */
public final class Keyring {

    private static final Logger LOG = Logger.getLogger(Keyring.class);

    private final Path folder;
    private final Ticker ticker;
    private volatile Map<KeyKind, List<Key>> keys = new EnumMap<>(KeyKind.class);
    private volatile Map<KeyKind, Key> writers = new EnumMap<>(KeyKind.class);

    public Keyring(Path folder, Ticker ticker) throws IOException {
        this.folder = folder;
        this.ticker = ticker;
        take(KeyFiles.read(folder));
    }

    /** Reads the folder again. A folder that cannot be read leaves the keys as they were. */
    public void reread() {
        try {
            take(KeyFiles.read(folder));
        } catch (IOException | IllegalArgumentException broken) {
            // The keys already read stay good; failing requests because a file is being replaced would help nobody.
            LOG.errorf("keyring not re-read: %s", broken.getMessage());
        }
    }

    private void take(List<Key> read) {
        var now = ticker.wallMillis() / 1000;
        var byKind = new EnumMap<KeyKind, List<Key>>(KeyKind.class);
        var newest = new EnumMap<KeyKind, Key>(KeyKind.class);
        for (var kind : KeyKind.values()) {
            var ofKind = read.stream()
                    .filter(key -> key.kind() == kind)
                    .sorted(Comparator.comparingLong(Key::notBeforeSeconds).thenComparing(Key::kid))
                    .toList();
            byKind.put(kind, ofKind);
            ofKind.stream()
                    .filter(key -> key.notBeforeSeconds() <= now)
                    .reduce((older, newer) -> newer)
                    .ifPresent(key -> newest.put(kind, key));
        }
        keys = byKind;
        writers = newest;
    }

    /** The key to write with. */
    public Key writer(KeyKind kind) {
        var key = writers.get(kind);
        if (key == null) {
            throw new IllegalStateException("the keyring holds no " + kind + " key that is good yet");
        }
        return key;
    }

    /** The kid of the key to write with, of each kind there is. */
    public Map<String, String> writers() {
        var kids = new TreeMap<String, String>();
        writers.forEach((kind, key) -> kids.put(kind.toString(), key.kid()));
        return kids;
    }

    /** All keys of a kind, oldest first. */
    public List<Key> all(KeyKind kind) {
        return Optional.ofNullable(keys.get(kind)).orElse(List.of());
    }

    /** The key that something was written with. */
    public @Nullable Key find(KeyKind kind, String kid) {
        for (var key : all(kind)) {
            if (key.kid().equals(kid)) {
                return key;
            }
        }
        return null;
    }

    /**
     * The pepper: always the first. A second one would give a person a second key, and so a second registration that
     * counts; changing it is a migration, not a rotation.
     */
    public byte[] pepper() {
        var peppers = all(KeyKind.PEPPER);
        if (peppers.isEmpty()) {
            throw new IllegalStateException("the keyring holds no pepper");
        }
        return peppers.get(0).material();
    }
}
