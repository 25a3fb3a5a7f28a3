package io.anlan.local.cli;

import io.anlan.local.Twin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code freeze}: stops a site or a part where it stands. */
@Command(
        name = "freeze",
        mixinStandardHelpOptions = true,
        description = "Stop a site, or one part, where it stands (SIGSTOP to every process); thaw lets it go on.")
final class FreezeCommand implements Callable<Integer> {
    @Mixin
    private TwinOption twin = new TwinOption();

    @Mixin
    private Target target = new Target();

    @Override
    public Integer call() {
        System.out.println(target.apply(twin.open(), Twin::freeze, Twin::freeze) + " frozen");
        return 0;
    }
}
