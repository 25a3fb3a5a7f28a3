package io.anlan.local.database;

import io.anlan.local.process.PartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Asks the dynamic linker whether the database programs would find their libraries on this machine. */
public final class EngineLibraries {
    private final EngineFolder engines;

    public EngineLibraries(EngineFolder engines) {
        this.engines = engines;
    }

    /** The names of the libraries that are not here; empty when all are, or when there is no ldd to ask. */
    public List<String> missing() {
        return Stream.of(
                        EnginePrograms.postgres(engines).resolve("bin/postgres"),
                        EnginePrograms.mariadb(engines).resolve("bin/mariadbd"))
                .flatMap(EngineLibraries::missing)
                .distinct()
                .toList();
    }

    private static Stream<String> missing(Path program) {
        try {
            var ldd = new ProcessBuilder("ldd", program.toString())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.lines()
                    .filter(line -> line.contains("not found"))
                    .map(line -> line.strip().split(" ", -1)[0]);
        } catch (IOException noLdd) {
            throw new PartException("there is no ldd to ask which libraries are missing", noLdd);
        }
    }
}
