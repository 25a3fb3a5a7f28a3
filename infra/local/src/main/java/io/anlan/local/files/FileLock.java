package io.anlan.local.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets one at a time do a thing, over all threads and processes of this machine. */
public final class FileLock {
    // The JVM refuses a second lock on one file by another of its threads instead of waiting for it.
    private static final Map<Path, Object> ONE_THREAD = new ConcurrentHashMap<>();

    private FileLock() {}

    /** Work that may fail as work with files does. */
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Does the work while holding the lock; waits for it as long as it takes. */
    public static <T> T holding(Path file, Work<T> work) throws IOException {
        synchronized (ONE_THREAD.computeIfAbsent(file.toAbsolutePath(), path -> new Object())) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("lost the lock " + file);
                }
                return work.run();
            }
        }
    }

    /** Work that answers nothing. */
    public interface Task {
        void run() throws IOException;
    }

    /** The same for work that answers nothing. */
    public static void whileHolding(Path file, Task task) throws IOException {
        Object unused = holding(file, () -> {
            task.run();
            return task;
        });
    }
}
