package io.anlan.local.cli;

import io.anlan.local.Twin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code thaw}: lets a frozen site or part go on. */
@Command(name = "thaw", mixinStandardHelpOptions = true, description = "Let a frozen site, or one part, go on.")
final class ThawCommand implements Callable<Integer> {
    @Mixin
    private TwinOption twin = new TwinOption();

    @Mixin
    private Target target = new Target();

    @Override
    public Integer call() {
        System.out.println(target.apply(twin.open(), Twin::thaw, Twin::thaw) + " thawed");
        return 0;
    }
}
