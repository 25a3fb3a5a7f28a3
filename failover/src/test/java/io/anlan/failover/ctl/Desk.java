package io.anlan.failover.ctl;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** A person at a command line: a file of addresses, a secret, what was said and with which exit code. */
final class Desk {
    private final Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    Desk(Path folder, String parts) {
        this.folder = folder;
        write("secret", "good\n");
        write(PlacesOption.FILE_NAME, """
                edges=%1$s
                site-a.nodes=%1$s
                site-a.replicator=%1$s
                site-b.nodes=%1$s
                site-b.replicator=%1$s
                replicator.secret=secret
                audit=audit.jsonl
                """.formatted(parts));
    }

    /** Adds a line to the file of addresses, or changes one. */
    void line(String line) {
        write(PlacesOption.FILE_NAME, read(PlacesOption.FILE_NAME) + line + "\n");
    }

    void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int run(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--home", folder.toString()));
        CommandLine command = CtlMain.commandLine();
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(line.toArray(String[]::new));
    }

    String said() {
        return out.toString();
    }

    String complained() {
        return errors.toString().strip();
    }

    /** The record of changes; empty if nothing was written. */
    List<String> audit() {
        return Files.exists(folder.resolve("audit.jsonl"))
                ? read("audit.jsonl").lines().toList()
                : List.of();
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
