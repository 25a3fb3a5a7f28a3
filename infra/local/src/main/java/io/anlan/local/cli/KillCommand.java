package io.anlan.local.cli;

import io.anlan.local.Twin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kill}: ends a site or a part as a power cut would. */
@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = "End a site, or one part, at once as a power cut would (SIGKILL to every process).")
final class KillCommand implements Callable<Integer> {
    @Mixin
    private TwinOption twin = new TwinOption();

    @Mixin
    private Target target = new Target();

    @Override
    public Integer call() {
        System.out.println(target.apply(twin.open(), Twin::kill, Twin::kill) + " killed");
        return 0;
    }
}
