package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.local.files.Folders;
import io.anlan.local.process.Launch;
import io.anlan.local.process.Part;
import io.anlan.local.process.PartException;
import io.anlan.local.process.ProcessTree.Signal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A part that is one of our own programs, run by the JDK that runs this one. */
record JvmPart(
        PartKind kind,
        Optional<SiteId> site,
        Part process,
        URI uri,
        String livePath,
        String readyPath,
        Path temporary,
        List<String> arguments,
        Map<String, String> environment)
        implements TwinPart {

    private static final int WARNS_OF_NATIVE = 24;
    private static final int COMPACTS_OBJECTS = 25;
    // A node asked to end first drains what it has accepted.
    private static final Duration STOP = Duration.ofSeconds(20);

    @Override
    public String address() {
        return uri.toString();
    }

    @Override
    public void launch() {
        launch(Map.of());
    }

    @Override
    public void launch(Map<String, String> more) {
        try {
            Folders.delete(temporary);
            Files.createDirectories(temporary);
        } catch (IOException e) {
            throw new PartException(name() + " cannot have its folder " + temporary + ": " + e.getMessage(), e);
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Files in /tmp would outlive a kill.
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-XX:-UsePerfData");
        command.add("-XX:+UseSerialGC");
        // What compiling took is given back, where the JDK knows how.
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:TrimNativeHeapInterval=10000"));
        if (Runtime.version().feature() >= COMPACTS_OBJECTS) {
            command.add("-XX:+UseCompactObjectHeaders");
        }
        command.add("-XX:+ExitOnOutOfMemoryError");
        if (Runtime.version().feature() >= WARNS_OF_NATIVE) {
            // Netty does both knowingly; each start would fill the log with warnings.
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(arguments);
        var all = new TreeMap<>(environment);
        // The C library would give each of a hundred threads a heap of its own, and keep what they leave.
        all.put("MALLOC_ARENA_MAX", "2");
        all.putAll(more);
        process.start(new Launch(command, all, temporary));
    }

    @Override
    public boolean live() {
        return Health.isOk(uri.resolve(livePath));
    }

    @Override
    public boolean ready() {
        return Health.isOk(uri.resolve(readyPath));
    }

    @Override
    public void stop() {
        process.stop(Signal.TERM, STOP);
    }
}
