package io.anlan.local.cli;

import io.anlan.local.Twin;
import io.anlan.local.TwinPlan;
import io.anlan.local.database.EngineFolder;
import io.anlan.local.doctor.Checkup;
import io.anlan.local.doctor.Finding;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code doctor}: whether this machine can run the twin. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Look whether this machine can run the twin, and say what to do where it cannot.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private TwinOption twin = new TwinOption();

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "" + TwinPlan.STANDARD_BASE,
            description = "First of the ports looked at (${DEFAULT-VALUE}).")
    private int portBase;

    @Mixin
    private TransportOption transport = new TransportOption();

    @Override
    public Integer call() {
        var wanted = Twin.builder().home(twin.home()).portBase(portBase);
        transport.apply(wanted);
        var startable = wanted.build();
        var findings = new Checkup(twin.home(), EngineFolder.standard(), startable::mustBeStartable).run();
        for (var finding : findings) {
            System.out.printf(
                    Locale.ROOT,
                    "%-5s %-12s %s%n",
                    finding.grade().name().toLowerCase(Locale.ROOT),
                    finding.about(),
                    finding.text());
        }
        return findings.stream().anyMatch(finding -> finding.grade() == Finding.Grade.BAD) ? 1 : 0;
    }
}
