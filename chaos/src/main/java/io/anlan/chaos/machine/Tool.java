package io.anlan.chaos.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end. */
public final class Tool {
    private static final int LIMIT_SECONDS = 60;

    private Tool() {}

    /** Whether it ended well. */
    public static boolean done(String... command) {
        return run(Map.of(), command).code == 0;
    }

    /** What it said if it ended well, else nothing. */
    public static String said(String... command) {
        return said(Map.of(), command);
    }

    static String said(Map<String, String> environment, String... command) {
        Ended ended = run(environment, command);
        return ended.code == 0 ? ended.said : "";
    }

    /** Throws with what it said unless it ended well. */
    public static void must(String... command) {
        Ended ended = run(Map.of(), command);
        if (ended.code != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + ended.said.strip());
        }
    }

    /** Throws {@link CannotBreak} for anybody but root. */
    public static void needsRoot(String forWhat) {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new CannotBreak("only root may " + forWhat);
        }
    }

    /** Throws {@link CannotBreak} where there is no such program. */
    public static void needs(String program, String debianPackage) {
        if (!done("sh", "-c", "command -v " + program)) {
            throw new CannotBreak("there is no command " + program + " (Debian package " + debianPackage + ")");
        }
    }

    private record Ended(int code, String said) {}

    private static Ended run(Map<String, String> environment, String... command) {
        try {
            // Into a file: whoever read a pipe to its end would wait for a tool that never ends.
            Path heard = Files.createTempFile("tool", ".txt");
            try {
                return run(environment, heard, command);
            } finally {
                Files.delete(heard);
            }
        } catch (IOException noSuchCommand) {
            return new Ended(-1, String.valueOf(noSuchCommand.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(-1, "interrupted");
        }
    }

    private static Ended run(Map<String, String> environment, Path heard, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(heard.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        return new Ended(ended ? process.exitValue() : -1, Files.readString(heard));
    }
}
