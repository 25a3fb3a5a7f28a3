package io.anlan.local.cli;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.local.PartKind;
import io.anlan.local.Twin;
import io.anlan.local.TwinPlan;
import io.anlan.local.UpProgress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}: starts the twin. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start both sites; Ctrl-C ends them. What was stored before is there again.")
final class UpCommand implements Callable<Integer> {
    @Mixin
    private TwinOption twin = new TwinOption();

    @Option(
            names = "--detach",
            description = "Leave the twin running and return; at once, or with --wait when it serves.")
    private boolean detach;

    @Option(names = "--wait", description = "With --detach: return when the twin serves citizens.")
    private boolean wait;

    @Option(names = "--fresh", description = "Forget everything stored, keys too, and start anew.")
    private boolean fresh;

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "1", description = "Nodes per site (${DEFAULT-VALUE}).")
    private int nodes;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "" + TwinPlan.STANDARD_BASE,
            description = "First of the ports used (${DEFAULT-VALUE}).")
    private int portBase;

    @Option(
            names = "--data",
            paramLabel = "SITE=DIR",
            converter = Places.Site.class,
            description = "Keep a site's databases in another folder, such as on another disk; later starts find them"
                    + " there.")
    private Map<SiteId, Path> data = new HashMap<>();

    @Option(
            names = "--only",
            paramLabel = "KIND",
            split = ",",
            description = "Only these kinds of parts: ${COMPLETION-CANDIDATES}.")
    private Set<PartKind> only = PartKind.standard();

    @Option(names = "--edge-tls", description = "Edges and nodes talk TLS, with certificates at both ends.")
    private boolean edgeTls;

    @Mixin
    private TransportOption transport = new TransportOption();

    @Override
    public Integer call() throws InterruptedException {
        var builder = Twin.builder()
                .home(twin.home())
                .portBase(portBase)
                .nodesPerSite(nodes)
                .only(only);
        transport.apply(builder);
        if (edgeTls) {
            var unused = builder.withEdgeTls();
        }
        DataFolders.of(data, twin.home()).forEach((site, folder) -> {
            var unused = builder.databases(site, folder);
        });
        var made = builder.build();
        made.mustBeStartable();
        if (detach && !wait) {
            return inBackground(made);
        }
        if (fresh) {
            made.forget();
        }
        var progress = new ConsoleProgress(System.out, Terminal.attached(), SystemTime.INSTANCE);
        return detach ? start(made, progress) : untilInterrupted(made, progress);
    }

    private int start(Twin made, ConsoleProgress progress) {
        var out = System.out;
        out.println("Anlan twin, ports from " + portBase + ", in " + made.home().folder());
        made.up(progress);
        out.printf("Serving after %.0f s.%n%n", progress.seconds());
        addresses(made, out);
        return progress.serving() ? 0 : 1;
    }

    private static void addresses(Twin made, PrintStream out) {
        for (var site : SiteId.values()) {
            out.println("  citizens       " + made.plan().edge(site) + "/");
        }
        for (var site : SiteId.values()) {
            out.println("  " + site.id() + "         " + made.plan().node(site, 1) + "/q/health/site");
        }
        out.println(
                "  operator       bearer token: key= in " + made.home().folder() + "/site-a/keys/operator-token-1.key");
        out.println();
        out.println("  ./anlan status · demo · kill site-a · start site-a · cut · heal · logs PART · down");
    }

    /** Ctrl-C, also in the middle of the start, ends everything and leaves nothing behind. */
    private int untilInterrupted(Twin made, ConsoleProgress progress) throws InterruptedException {
        var ended = new CountDownLatch(1);
        var down = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(new Ending(
                        Thread.currentThread(), ended, progress::begun, () -> made.down(UpProgress.silent()))));
        try {
            var code = start(made, progress);
            System.out.println("  Ctrl-C ends it.");
            down.await();
            return code;
        } catch (InterruptedException interrupted) {
            System.out.println("\nEnding …");
            return 0;
        } finally {
            ended.countDown();
        }
    }

    private int inBackground(Twin made) {
        var arguments = new ArrayList<>(List.of(
                "up", "--detach", "--wait", "--home", made.home().folder().toString()));
        arguments.addAll(List.of("--nodes", Integer.toString(nodes), "--port-base", Integer.toString(portBase)));
        data.forEach((site, folder) -> arguments.addAll(List.of("--data", site + "=" + folder)));
        arguments.addAll(
                List.of("--only", String.join(",", only.stream().map(Enum::name).toList())));
        arguments.addAll(List.of("--transport", transport.word()));
        if (fresh) {
            arguments.add("--fresh");
        }
        if (edgeTls) {
            arguments.add("--edge-tls");
        }
        var log = Background.run(made.home(), arguments);
        System.out.println("Starting in the background; see ./anlan status, or " + log);
        return 0;
    }
}
