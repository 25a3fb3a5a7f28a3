package io.anlan.replication.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.Ticker;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The operator tokens of the keyring folder; read again from time to time, so that a new one needs no restart. */
public class OperatorTokens {
    private static final Logger LOG = Logger.getLogger(OperatorTokens.class.getName());

    private final Path folder;
    private final Ticker ticker;
    private volatile List<byte[]> tokens = List.of();

    public OperatorTokens(Path folder, Ticker ticker) {
        this.folder = folder;
        this.ticker = ticker;
        reload();
    }

    /** Whether the header carries one of the tokens. Takes as long for a near miss as for a far one. */
    public boolean accept(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return false;
        }
        byte[] given = authorization.substring("Bearer ".length()).strip().getBytes(UTF_8);
        boolean known = false;
        for (byte[] token : tokens) {
            known |= MessageDigest.isEqual(token, given);
        }
        return known;
    }

    /** Reads the folder again. */
    public final void reload() {
        try {
            tokens = load();
        } catch (IOException | RuntimeException e) {
            // The tokens read before stay good: a folder that cannot be read must not lock operators out.
            LOG.log(Level.WARNING, "The keyring cannot be read", e);
        }
    }

    private List<byte[]> load() throws IOException {
        List<byte[]> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.key")) {
            for (Path file : files) {
                Properties key = new Properties();
                try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
                    key.load(reader);
                }
                String token = key.getProperty("key", "").strip();
                if ("operator-token".equals(key.getProperty("kind")) && !token.isEmpty() && begun(key)) {
                    found.add(token.getBytes(UTF_8));
                }
            }
        }
        return List.copyOf(found);
    }

    private boolean begun(Properties key) {
        long notBefore = Long.parseLong(key.getProperty("notBefore", "0").strip());
        return notBefore <= TimeUnit.MILLISECONDS.toSeconds(ticker.wallMillis());
    }
}
