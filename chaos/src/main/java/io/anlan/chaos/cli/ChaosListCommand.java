package io.anlan.chaos.cli;

import io.anlan.chaos.checker.Judges;
import io.anlan.chaos.fault.FaultKit;
import io.anlan.chaos.scenario.PlannedFault;
import io.anlan.chaos.scenario.Scenario;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./anlan chaos list}: scenarios, faults and judges. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists scenarios, faults and judges.")
final class ChaosListCommand implements Callable<Integer> {
    @Mixin
    private ChaosPlace place = new ChaosPlace();

    @Override
    public Integer call() throws Exception {
        System.out.println("Scenarios");
        for (Scenario scenario : place.scenarios().all()) {
            System.out.printf("  %-28s %s%n", scenario.name(), scenario.titleEn());
            System.out.printf(
                    "  %-28s   %d s at %d/s; %s%n",
                    "",
                    scenario.workload().seconds(),
                    scenario.workload().perSecond(),
                    scenario.faults().isEmpty()
                            ? "nothing breaks"
                            : scenario.faults().stream()
                                    .map(PlannedFault::title)
                                    .collect(Collectors.joining(", ")));
        }
        System.out.println("Faults");
        FaultKit.kinds().forEach((kind, says) -> {
            System.out.printf("  %-28s %s%n", kind, says);
            String missing = FaultKit.missing(kind);
            if (!missing.isEmpty()) {
                System.out.printf("  %-28s   not on this machine, and skipped: %s%n", "", missing);
            }
        });
        System.out.println("Not to be had, and so not tried");
        FaultKit.never().forEach((kind, why) -> System.out.printf("  %-34s %s%n", kind, why));
        System.out.println("Judges");
        Judges.names().forEach(judge -> System.out.println("  " + judge));
        return 0;
    }
}
