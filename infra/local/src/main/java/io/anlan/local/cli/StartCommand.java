package io.anlan.local.cli;

import io.anlan.local.Twin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code start}: brings a killed site or part back. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Start what does not run of a site, or one part, and wait until it does its work.")
final class StartCommand implements Callable<Integer> {
    @Mixin
    private TwinOption twin = new TwinOption();

    @Mixin
    private Target target = new Target();

    @Option(names = "--no-wait", description = "Return when the processes are started.")
    private boolean noWait;

    @Override
    public Integer call() {
        var opened = twin.open();
        var name = target.apply(opened, Twin::start, Twin::start);
        if (!noWait) {
            name = target.apply(opened, Twin::awaitReady, Twin::awaitReady);
        }
        System.out.println(name + (noWait ? " started" : " ready"));
        return 0;
    }
}
