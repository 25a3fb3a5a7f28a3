package io.anlan.twin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command of an operator in a process of its own, as in life. */
final class Command {
    private static final Path CHECKOUT = Path.of("").toAbsolutePath().resolveSibling("");

    private final Process process;

    private Command(Process process) {
        this.process = process;
    }

    /** {@code ./anlan} with these words, about that twin. */
    static Command anlan(TwinFixture twin, String... words) throws IOException {
        return start(System.getProperty("java.class.path"), "io.anlan.local.cli.Main", twin, words);
    }

    /** {@code anlanctl} as it was packaged, with these words, about that twin. */
    static Command anlanctl(TwinFixture twin, String... words) throws IOException {
        Path built = CHECKOUT.resolve("failover/target");
        List<String> reasoned = new ArrayList<>(List.of(words));
        reasoned.addAll(List.of("--reason", "test"));
        return start(
                built + "/*:" + built + "/lib/*",
                "io.anlan.failover.ctl.CtlMain",
                twin,
                reasoned.toArray(String[]::new));
    }

    private static Command start(String classPath, String main, TwinFixture twin, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Danlan.checkout=" + CHECKOUT,
                "-cp",
                classPath,
                main));
        line.addAll(List.of(words));
        line.addAll(List.of("--home", twin.twin().home().folder().toString()));
        return new Command(new ProcessBuilder(line).redirectErrorStream(true).start());
    }

    /** What it says until it ends, errors too; it is killed when it does not end in time. */
    String end(Duration limit) throws Exception {
        CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> {
            try {
                return process.getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            return new String(output.get(limit.toSeconds(), TimeUnit.SECONDS), StandardCharsets.UTF_8);
        } finally {
            kill();
        }
    }

    void kill() {
        process.destroyForcibly();
    }
}
