package io.anlan.local.keyring;

import io.anlan.local.files.Folders;
import io.anlan.local.files.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

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
        addIfMissing(name, kind, more, 0, key);
    }

    /** Adds a key that writes from a time on, unless there is one of this name. */
    void addIfMissing(String name, String kind, String more, long notBeforeSeconds, byte[] key) throws IOException {
        Folders.createPrivate(folder);
        var file = folder.resolve(name + SUFFIX);
        if (!Files.exists(file)) {
            var text = "kind=" + kind + "\n" + more + "notBefore=" + notBeforeSeconds + "\nkey="
                    + Base64.getEncoder().encodeToString(key) + "\n";
            PrivateFile.write(file, text);
        }
    }

    /** Gives another keyring the key of this name as it stands here, unless it has it. */
    void giveIfMissing(String name, KeyringFolder other) throws IOException {
        var file = other.folder.resolve(name + SUFFIX);
        if (!Files.exists(file)) {
            Folders.createPrivate(other.folder);
            PrivateFile.write(file, Files.readString(folder.resolve(name + SUFFIX)));
        }
    }

    /** The keys here, without what they are made of, by the names of their files. */
    Map<String, Properties> held() throws IOException {
        var held = new TreeMap<String, Properties>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                for (var file : files) {
                    var lines = lines(file);
                    lines.remove("key");
                    var name = file.getFileName().toString();
                    held.put(name.substring(0, name.length() - SUFFIX.length()), lines);
                }
            }
        }
        return held;
    }

    /** Puts a key where nobody reads it; whether it was here. */
    boolean retire(String name) throws IOException {
        var file = folder.resolve(name + SUFFIX);
        if (!Files.exists(file)) {
            return false;
        }
        Folders.createPrivate(retired());
        Files.move(file, retired().resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** Whether a key of this name is or was here: its name is not given to another. */
    boolean knows(String name) {
        return Files.exists(folder.resolve(name + SUFFIX))
                || Files.exists(retired().resolve(name + SUFFIX));
    }

    private Path retired() {
        return folder.resolve("retired");
    }

    Optional<byte[]> find(String name) throws IOException {
        var file = folder.resolve(name + SUFFIX);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(Base64.getDecoder().decode(text(file)));
    }

    private static String text(Path file) throws IOException {
        return lines(file).getProperty("key", "").trim();
    }

    private static Properties lines(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
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
