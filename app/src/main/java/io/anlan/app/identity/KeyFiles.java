package io.anlan.app.identity;

import io.anlan.kernel.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * The keyring's folder: one properties file per key. The file's name is the kid; only the public half of a key whose
 * private half lies beside it says its kid inside.
 */
final class KeyFiles {

    private static final String SUFFIX = ".key";
    /** What every kind of key has. A file that is still being written has less, and would be another key. */
    private static final int BYTES = 32;

    private KeyFiles() {}

    static List<Key> read(Path folder) throws IOException {
        var keys = new ArrayList<Key>();
        try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (var file : files) {
                try {
                    keys.add(key(file));
                } catch (NoSuchFileException goneMeanwhile) {
                    // Retired between listing and reading: as if it had not been listed.
                    continue;
                }
            }
        }
        return keys;
    }

    private static Key key(Path file) throws IOException {
        var name = file.getFileName().toString();
        var lines = new Properties();
        try (var in = Files.newInputStream(file)) {
            lines.load(in);
        }
        var kid = lines.getProperty("kid", name.substring(0, name.length() - SUFFIX.length()));
        var kind = KeyKind.of(lines.getProperty("kind", ""))
                .orElseThrow(() -> new IllegalArgumentException("key " + kid + " is of no known kind"));
        var site = lines.getProperty("site");
        return new Key(
                kid,
                kind,
                site == null ? null : SiteId.of(site),
                Long.parseLong(lines.getProperty("notBefore", "0").trim()),
                material(kid, lines.getProperty("key", "").trim()));
    }

    private static byte[] material(String kid, String text) {
        var material = Base64.getDecoder().decode(text);
        if (material.length != BYTES) {
            throw new IllegalArgumentException("key " + kid + " has " + material.length + " bytes, not " + BYTES);
        }
        return material;
    }
}
