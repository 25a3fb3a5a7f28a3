package io.anlan.failover.ctl.places;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.kernel.Ticker;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Who changed what and why, one JSON line before a change is asked for and one after, forced to disk. A change that cannot be
 * written down is not asked for.
 */
public final class AuditFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String who;
    private final Ticker ticker;

    public AuditFile(Path file, String who, Ticker ticker) {
        this.file = file;
        this.who = who;
        this.ticker = ticker;
    }

    /** Before anything is asked. */
    public void intends(String command, String reason) {
        try {
            append(line(command).put("event", "asks").put("reason", reason));
        } catch (IOException e) {
            throw new StopException(
                    ExitCode.REFUSED,
                    "nothing was asked, for it cannot be written down in " + file + ": " + e.getMessage());
        }
    }

    /**
     * What came of it; the change has been asked for, so a full disk no longer stops anything.
     *
     * @return what to complain of if it could not be written down
     */
    public Optional<String> ended(String command, int exitCode, String outcome) {
        try {
            append(line(command).put("event", "ended").put("exitCode", exitCode).put("outcome", outcome));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("how it ended could not be written into " + file + ": " + e.getMessage());
        }
    }

    private ObjectNode line(String command) {
        return JSON.createObjectNode()
                .put("at", Instant.ofEpochMilli(ticker.wallMillis()).toString())
                .put("who", who)
                .put("command", command);
    }

    private void append(JsonNode line) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            int written = out.write(java.nio.ByteBuffer.wrap(bytes));
            if (written != bytes.length) {
                throw new IOException("only " + written + " of " + bytes.length + " bytes were written");
            }
            out.force(true);
        }
    }
}
