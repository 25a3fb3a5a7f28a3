package io.anlan.local.keyring;

import io.anlan.local.files.Folders;
import io.anlan.local.files.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/** One place's keyring: a folder with one file per key, named by the key's kid. */
public final class KeyringFolder {
    private static final String SUFFIX = ".key";

    private final Path folder;

    public KeyringFolder(Path folder) {
        this.folder = folder;
    }

    public Path path() {
        return folder;
    }

    /** Adds a key unless there is one of this name. The first keys of a twin are good from the beginning of time. */
    void addIfMissing(String name, String kind, String more, byte[] key) throws IOException {
        Folders.createPrivate(folder);
        var file = folder.resolve(name + SUFFIX);
        if (!Files.exists(file)) {
            var text = "kind=" + kind + "\n" + more + "notBefore=0\nkey="
                    + Base64.getEncoder().encodeToString(key) + "\n";
            PrivateFile.write(file, text);
        }
    }

    Optional<byte[]> find(String name) throws IOException {
        var file = folder.resolve(name + SUFFIX);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(Base64.getDecoder().decode(text(file)));
    }

    private static String text(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties.getProperty("key", "").trim();
    }

    /** The operator's bearer token: the key's text as it stands in the file. */
    public String operatorToken() {
        try {
            return text(folder.resolve("operator-token-1" + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException("the twin has no operator token yet; start it first", e);
        }
    }
}
