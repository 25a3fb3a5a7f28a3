package io.anlan.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code heal}: lets the sites hear each other again. */
@Command(
        name = "heal",
        mixinStandardHelpOptions = true,
        description = "Let the sites hear each other again. Without options both ways.")
final class HealCommand implements Callable<Integer> {
    @Mixin
    private TwinOption twin = new TwinOption();

    @Mixin
    private Direction direction = new Direction();

    @Override
    public Integer call() {
        var wan = twin.open().wan();
        direction.ways().forEach(way -> wan.heal(way.from(), way.to(), direction.kinds()));
        System.out.println("healed: " + direction);
        return 0;
    }
}
