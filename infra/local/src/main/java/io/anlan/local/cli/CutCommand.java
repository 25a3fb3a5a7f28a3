package io.anlan.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cut}: parts the sites silently. */
@Command(
        name = "cut",
        mixinStandardHelpOptions = true,
        description = "Part the sites silently: nothing arrives, nothing is refused. Without options both ways.")
final class CutCommand implements Callable<Integer> {
    @Mixin
    private TwinOption twin = new TwinOption();

    @Mixin
    private Direction direction = new Direction();

    @Override
    public Integer call() {
        var wan = twin.open().wan();
        direction.ways().forEach(way -> wan.cut(way.from(), way.to(), direction.kinds()));
        System.out.println("cut: " + direction);
        return 0;
    }
}
