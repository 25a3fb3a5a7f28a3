package io.anlan.chaos.fault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a part has said since a moment. */
final class LogTail {
    private static final int READ_MAX = 16 * 1024 * 1024;

    private final Path log;
    private long from;

    LogTail(Path log) {
        this.log = log;
    }

    void fromNow() {
        try {
            from = Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException unreadable) {
            from = 0;
        }
    }

    /** The first match, if it was said. */
    Optional<Matcher> says(String pattern) {
        return Optional.of(Pattern.compile(pattern).matcher(text())).filter(Matcher::find);
    }

    private String text() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.max(0, Math.min(READ_MAX, file.length() - from))];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
