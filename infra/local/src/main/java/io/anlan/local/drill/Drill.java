package io.anlan.local.drill;

import io.anlan.kernel.Ticker;
import io.anlan.local.drill.DrillPage.Section;
import io.anlan.local.drill.DrillPage.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Makes a page's fault on the twin, gives the page's own commands, and looks whether each is as the page says. */
public final class Drill {
    private static final long AGAIN_AFTER_MILLIS = 1_000;

    private final String name;
    private final DrillPage page;
    private final Shell shell;
    private final Ticker ticker;

    private Drill(String name, DrillPage page, Shell shell, Ticker ticker) {
        this.name = name;
        this.page = page;
        this.shell = shell;
        this.ticker = ticker;
    }

    /** The drill of a page, by the page's name. */
    public static Drill of(Path runbooks, String name, Shell shell, Ticker ticker) throws IOException {
        return new Drill(name, DrillPage.find(runbooks, name), shell, ticker);
    }

    /** The drills there are. */
    public static List<String> names(Path runbooks) throws IOException {
        return DrillPage.names(runbooks);
    }

    /**
     * Runs it; at the first command that is not as the page says it ends, but what the page undoes is undone.
     *
     * @param told each command when it is over
     */
    public DrillRecord run(Consumer<DrillRecord.Line> told) {
        var begunMillis = ticker.wallMillis();
        var begun = ticker.monotonicNanos();
        var lines = new ArrayList<DrillRecord.Line>();
        for (var step : page.steps().stream()
                .sorted((one, other) -> one.section().compareTo(other.section()))
                .toList()) {
            var broken = lines.stream().anyMatch(line -> !line.passed());
            if (!broken || step.section() == Section.UNDO) {
                var line = given(step, begun);
                lines.add(line);
                told.accept(line);
            }
        }
        return new DrillRecord(name, page.file(), begunMillis, List.copyOf(lines));
    }

    private DrillRecord.Line given(Step step, long begun) {
        var from = ticker.monotonicNanos();
        var tries = 0;
        Optional<String> fault;
        do {
            if (tries > 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(AGAIN_AFTER_MILLIS));
            }
            tries++;
            var said = shell.give(step.command());
            fault = step.expectation().fault(said.code(), said.text());
        } while (fault.isPresent()
                && ticker.monotonicNanos() - from < step.expectation().within().toNanos());
        return new DrillRecord.Line(
                step.section().word(), step.command(), millis(begun, from), millis(from), tries, fault.orElse(""));
    }

    private long millis(long from) {
        return millis(from, ticker.monotonicNanos());
    }

    private static long millis(long from, long until) {
        return TimeUnit.NANOSECONDS.toMillis(until - from);
    }
}
