package io.anlan.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Does the same for several parts at the same time and waits for all. */
final class Together {
    private Together() {}

    static <T, R> List<R> map(List<T> parts, Function<T, R> work) {
        if (parts.isEmpty()) {
            return List.of();
        }
        var threads = Executors.newFixedThreadPool(parts.size(), task -> {
            var thread = new Thread(task, "twin");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var running = parts.stream()
                    .map(part -> CompletableFuture.supplyAsync(() -> work.apply(part), threads))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdown();
        }
    }

    static <T> void each(List<T> parts, java.util.function.Consumer<T> work) {
        var done = map(parts, part -> {
            work.accept(part);
            return part;
        });
        assert done.size() == parts.size();
    }
}
