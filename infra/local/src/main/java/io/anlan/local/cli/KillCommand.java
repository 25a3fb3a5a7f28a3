package io.anlan.local.cli;

import io.anlan.kernel.SiteId;
import io.anlan.local.PartKind;
import io.anlan.local.Twin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Option(
            names = "--destroy",
            description =
                    "And take what its databases and its director, or this one, stored away for good, as a fire would.")
    private boolean destroy;

    @Override
    public Integer call() {
        var name = target.apply(twin.open(), this::site, this::part);
        System.out.println(name + (destroy ? " killed and destroyed" : " killed"));
        return 0;
    }

    private void site(Twin opened, SiteId site) {
        opened.kill(site);
        if (destroy) {
            opened.home().destroy(PartKind.POSTGRES.of(site));
            opened.home().destroy(PartKind.MARIADB.of(site));
            opened.home().destroy(PartKind.DIRECTOR.of(site));
        }
    }

    private void part(Twin opened, String part) {
        opened.kill(part);
        if (destroy) {
            opened.home().destroy(part);
        }
    }
}
