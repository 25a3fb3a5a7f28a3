package io.anlan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SystemTime;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EndingTest {
    private final ConsoleProgress progress = new ConsoleProgress(
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), false, SystemTime.INSTANCE);
    private final AtomicInteger downs = new AtomicInteger();

    @Test
    void a_start_that_was_refused_ends_nobody_elses_twin() {
        ending().run();

        assertThat(downs).hasValue(0);
    }

    @Test
    void what_was_begun_here_is_ended_here() {
        progress.begins("keys");

        ending().run();

        assertThat(downs).hasValue(1);
    }

    private Ending ending() {
        return new Ending(new Thread(() -> {}), new CountDownLatch(0), progress::begun, downs::incrementAndGet);
    }
}
