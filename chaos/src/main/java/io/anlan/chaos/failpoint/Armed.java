package io.anlan.chaos.failpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A failpoint inside a node. While a file says that it is armed it counts who passes, and acts at the passes it was told. What it does it
 * writes down before, for its process may not live to tell.
 */
final class Armed implements BiFunction<Object, Object[], @Nullable Object> {
    /** As a SIGKILL ends a process, seen by a shell. */
    private static final int KILLED = 137;

    /** The late call comes by here a second time. */
    private static final ThreadLocal<Boolean> COMES_LATE = new ThreadLocal<>();

    private final Path armed;
    private final Path passed;
    private final String method;
    private final FailpointAction action;
    private final long pass;
    private final long millis;
    private final AtomicLong passes = new AtomicLong();

    Armed(Path folder, String method, Properties order) {
        this.armed = folder.resolve(NodeFailpoint.ARMED);
        this.passed = folder.resolve(NodeFailpoint.PASSED);
        this.method = method;
        this.action = FailpointAction.valueOf(order.getProperty(FailpointOrder.ACTION));
        this.pass = Long.parseLong(order.getProperty(FailpointOrder.PASS));
        this.millis = Long.parseLong(order.getProperty(FailpointOrder.MILLIS));
    }

    @Override
    public @Nullable Object apply(Object self, Object[] arguments) {
        if (COMES_LATE.get() != null || !Files.exists(armed)) {
            return null;
        }
        long now = passes.incrementAndGet();
        if (action == FailpointAction.LATE) {
            return now % pass == 0 ? late(now, self, arguments) : null;
        }
        if (now == pass) {
            tell(now);
            stop();
        }
        return null;
    }

    private void stop() {
        if (action == FailpointAction.HALT) {
            Runtime.getRuntime().halt(KILLED);
        }
        try {
            // Returns when somebody has let this process go on: until then the shell's end is not heard.
            int unused = new ProcessBuilder(
                            "sh", "-c", "kill -STOP " + ProcessHandle.current().pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletionStage<Object> late(long now, Object self, Object[] arguments) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(() -> {
            tell(now);
            comeLate(self, arguments, loader, answer);
        });
        return answer;
    }

    private void comeLate(Object self, Object[] arguments, ClassLoader loader, CompletableFuture<Object> answer) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        COMES_LATE.set(true);
        try {
            Object begun = struck(self, arguments).invoke(self, arguments);
            var unused = ((CompletionStage<?>) begun).whenComplete((done, failure) -> {
                if (failure == null) {
                    answer.complete(done);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
        } catch (InvocationTargetException threw) {
            answer.completeExceptionally(threw.getTargetException());
        } catch (ReflectiveOperationException | RuntimeException broken) {
            answer.completeExceptionally(broken);
        } finally {
            COMES_LATE.remove();
            thread.setContextClassLoader(before);
        }
    }

    private Method struck(Object self, Object[] arguments) throws NoSuchMethodException {
        Method found = Arrays.stream(self.getClass().getDeclaredMethods())
                .filter(one -> one.getName().equals(method) && one.getParameterCount() == arguments.length)
                .filter(one -> !one.isSynthetic())
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(method));
        found.setAccessible(true);
        return found;
    }

    private void tell(long now) {
        try {
            Path unused = Files.writeString(
                    passed, now + " " + action + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
