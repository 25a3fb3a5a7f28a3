package io.anlan.local.cli;

import io.anlan.kernel.SystemTime;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code down}: ends the twin. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "End both sites in order, leaving no process; what is stored stays.")
final class DownCommand implements Callable<Integer> {
    @Mixin
    private TwinOption twin = new TwinOption();

    @Override
    public Integer call() {
        var progress = new ConsoleProgress(System.out, Terminal.attached(), SystemTime.INSTANCE);
        twin.open().down(progress);
        System.out.printf("Down after %.0f s.%n", progress.seconds());
        return 0;
    }
}
