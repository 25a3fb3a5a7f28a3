package io.anlan.kernel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The high-water mark in a file of its own: one decimal number, replaced as a whole and forced to the disk. */
public final class FileHighWaterMark implements HighWaterMark {
    private final Path file;
    private final Path draft;
    private long reserved;

    public FileHighWaterMark(Path file) {
        this.file = file.toAbsolutePath();
        this.draft = this.file.resolveSibling(this.file.getFileName() + ".draft");
        this.reserved = read();
    }

    @Override
    public synchronized long load() {
        return reserved;
    }

    @Override
    public synchronized void reserve(long untilMillis) {
        if (untilMillis <= reserved) {
            return;
        }
        try {
            write(untilMillis);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the high-water mark in " + file, e);
        }
        reserved = untilMillis;
    }

    private long read() {
        try {
            return Files.exists(file)
                    ? Long.parseLong(Files.readString(file, US_ASCII).strip())
                    : 0;
        } catch (NumberFormatException e) {
            // Starting at 0 could repeat times already given, so a broken file stops the start.
            throw new IllegalStateException(file + " does not hold a number", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the high-water mark in " + file, e);
        }
    }

    private void write(long untilMillis) throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IOException("There is no folder to write in");
        }
        Files.createDirectories(folder);
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer text = ByteBuffer.wrap((untilMillis + "\n").getBytes(US_ASCII));
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        // The new name is only safe when the folder is on the disk too.
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
