package io.anlan.local.cli;

import io.anlan.kernel.SiteId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edge-config}: the twin's edge as another program's configuration. */
@Command(
        name = "edge-config",
        mixinStandardHelpOptions = true,
        description = "Write a site's edge as the configuration of another program, to standard output.")
final class EdgeConfigCommand implements Callable<Integer> {
    /** What can stand in an edge's place. */
    enum Program {
        /** HAProxy, 2.6 or newer. */
        haproxy
    }

    @Mixin
    private TwinOption twin = new TwinOption();

    @Parameters(paramLabel = "PROGRAM", description = "${COMPLETION-CANDIDATES}.")
    private Program program = Program.haproxy;

    @Option(
            names = "--site",
            paramLabel = "SITE",
            defaultValue = "site-a",
            converter = Places.Site.class,
            description = "Whose (${DEFAULT-VALUE}).")
    private SiteId site = SiteId.SITE_A;

    @Override
    public Integer call() throws Exception {
        return switch (program) {
            case haproxy -> twin.open().edge(site).haproxyWriter().inForeground();
        };
    }
}
