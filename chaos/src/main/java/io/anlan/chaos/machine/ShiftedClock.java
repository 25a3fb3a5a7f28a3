package io.anlan.chaos.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;

/**
 * A wall clock that can be put forward and back under a program that runs. What counts time that has passed is left as it is, as it is
 * when somebody sets the clock of a machine. The program has to be started with a small library, made here by the C compiler:
 * libfaketime, which is known for this, makes a JDK 25 spin instead of wait.
 */
public final class ShiftedClock {
    private static final String SOURCE = "shifted_clock.c";
    private static final int SHOWN_SECONDS = 100_000;
    private static final int NEAR_SECONDS = 60;

    private final Path file;

    /** Steered by this file; the library is made beside it. */
    public ShiftedClock(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Throws {@link CannotBreak} where clocks cannot be shifted. */
    public static void mustBePossible() {
        Tool.needs("cc", "gcc");
    }

    /** Makes the library; throws {@link CannotBreak} when it shifts nothing. */
    public void make() {
        Path source = file.resolveSibling(SOURCE);
        try (InputStream text = Objects.requireNonNull(ShiftedClock.class.getResourceAsStream(SOURCE), SOURCE)) {
            long unused = Files.copy(text, source, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tool.must("cc", "-O2", "-shared", "-fPIC", "-o", library().toString(), source.toString(), "-ldl");
        shift(SHOWN_SECONDS);
        boolean works = Math.abs(shown() - SHOWN_SECONDS) < NEAR_SECONDS;
        shift(0);
        if (!works) {
            throw new CannotBreak("a library loaded before does not shift the clock of a program here");
        }
    }

    /** What a program has to find in its environment. */
    public Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library().toString(), "SHIFTED_CLOCK", file.toString());
    }

    /** Every clock that follows the file is so far off from now on. */
    public void shift(long seconds) {
        try (RandomAccessFile shared = new RandomAccessFile(file.toFile(), "rw")) {
            // In one write: whoever looks sees the old seconds or the new.
            shared.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putLong(seconds)
                    .array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many seconds a program that follows it is off. */
    long shown() {
        String there = Tool.said(environment(), "date", "+%s").strip();
        String here = Tool.said("date", "+%s").strip();
        return there.isEmpty() ? 0 : Long.parseLong(there) - Long.parseLong(here);
    }

    private Path library() {
        return file.resolveSibling("shifted_clock.so");
    }
}
