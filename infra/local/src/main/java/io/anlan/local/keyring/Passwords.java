package io.anlan.local.keyring;

import io.anlan.local.files.Folders;
import io.anlan.local.files.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A site's secrets folder: one password per file, made when first asked for. */
public final class Passwords {
    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    public Passwords(Path folder) {
        this.folder = folder;
    }

    /** Where the password of this name lies, for those who are given it by reference. */
    public Path file(String name) {
        return folder.resolve(name + ".password");
    }

    /** The password of this name; the same at every start. */
    public String of(String name) {
        var file = file(name);
        try {
            if (!Files.exists(file)) {
                Folders.createPrivate(folder);
                var bytes = new byte[BYTES];
                RANDOM.nextBytes(bytes);
                PrivateFile.write(file, HexFormat.of().formatHex(bytes) + "\n");
            }
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
