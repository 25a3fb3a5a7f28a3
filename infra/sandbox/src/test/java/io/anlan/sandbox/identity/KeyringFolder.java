package io.anlan.sandbox.identity;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Gives the started stand-in a keyring folder with one key. */
public class KeyringFolder implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("anlan-identity-keyring");
            put(folder, "identity-1", 0, (byte) 7);
            return Map.of("anlan.keyring", folder.toString());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Override
    public void stop() {}

    static void put(Path folder, String kid, long notBeforeSeconds, byte filler) throws IOException {
        byte[] seed = new byte[32];
        Arrays.fill(seed, filler);
        String text = "kind=identity\nnotBefore=" + notBeforeSeconds + "\nkey="
                + Base64.getEncoder().encodeToString(seed) + "\n";
        Path file = folder.resolve(kid + ".key");
        Path written = Files.writeString(file, text, StandardCharsets.UTF_8);
        written.toFile().deleteOnExit();
        folder.toFile().deleteOnExit();
    }
}
