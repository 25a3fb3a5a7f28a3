package io.anlan.local.database;

import io.anlan.local.process.PartException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that does one thing and ends, such as initdb; its input is given, its output kept for the message. */
final class ShortRun {
    private static final long LIMIT_SECONDS = 120;
    private static final int SHOWN_MAX = 600;

    private final String name;
    private final List<String> command;

    private ShortRun(String name, List<String> command) {
        this.name = name;
        this.command = List.copyOf(command);
    }

    static ShortRun of(String name, List<String> command) {
        return new ShortRun(name, command);
    }

    void input(String text) throws IOException {
        input(new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Runs it to its end; throws with its last words when it fails. */
    void input(InputStream input) throws IOException {
        var output = Files.createTempFile("anlan-", ".out");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C.UTF-8");
            var process = builder.start();
            try (var stdin = process.getOutputStream()) {
                input.transferTo(stdin);
            } catch (IOException closedEarly) {
                // The program ended before it read all; its exit code and output say why.
            }
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new PartException(name + " did not end within " + LIMIT_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new PartException(name + " failed: " + lastWords(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartException("interrupted while running " + name, e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String lastWords(Path output) throws IOException {
        var text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
        return text.substring(Math.max(0, text.length() - SHOWN_MAX)).replace('\n', ' ');
    }

    static InputStream joined(List<InputStream> parts) {
        return new SequenceInputStream(java.util.Collections.enumeration(parts));
    }
}
