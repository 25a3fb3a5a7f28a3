package io.anlan.chaos.failpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@link StruckMain} in a process of its own. */
final class StruckProgram implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;

    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    StruckProgram() throws IOException, URISyntaxException, InterruptedException {
        Path classes = Path.of(StruckMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes.toString(),
                        StruckMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread listening = new Thread(this::listen, "listening");
        listening.setDaemon(true);
        listening.start();
        // A virtual machine that is only just coming up cannot be attached to, and may even die of the signal.
        put("up");
        if (!"up".equals(next())) {
            throw new IllegalStateException("the program does not come up");
        }
    }

    long pid() {
        return process.pid();
    }

    void put(String word) throws IOException {
        process.outputWriter().write(word + "\n");
        process.outputWriter().flush();
    }

    /** What comes out next; nothing when nothing does. */
    @Nullable
    String next() throws InterruptedException {
        return said.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    boolean silent() {
        return said.isEmpty();
    }

    /** How it ended; -1 when it does not. */
    int code() throws InterruptedException {
        return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Process unused = process.destroyForcibly();
    }
}
