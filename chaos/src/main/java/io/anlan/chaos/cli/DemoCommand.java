package io.anlan.chaos.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.anlan.chaos.demo.AnlanFront;
import io.anlan.chaos.demo.Demo;
import io.anlan.chaos.demo.DemoOptions;
import io.anlan.chaos.demo.DemoReport;
import io.anlan.chaos.demo.Front;
import io.anlan.chaos.demo.TwinVenue;
import io.anlan.kernel.SystemTime;
import io.anlan.local.Twin;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./anlan demo}: many register, a site dies and comes back, four databases are audited. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Registers citizens at a steady rate, kills site-a in the middle, brings it back, audits four"
                + " databases.")
final class DemoCommand implements Callable<Integer> {
    private static final int QUICK_REGISTRATIONS = 4_000;
    private static final int RATE = 400;
    /** A twin just begun is cold, and so few logins do not warm it: cold code costs ten times as much. */
    private static final int QUICK_RATE = 200;

    @Option(names = "--citizens", defaultValue = "100000", description = "size of the population (${DEFAULT-VALUE})")
    private int citizens;

    @Option(names = "--registrations", defaultValue = "20000", description = "how many register (${DEFAULT-VALUE})")
    private int registrations;

    @Option(names = "--rate", description = "taps a second (" + RATE + ", quick " + QUICK_RATE + ")")
    private @Nullable Integer rate;

    @Option(names = "--seed", defaultValue = "20261121", description = "who registers, when and how (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--quick", description = "4000 registrations, at half the rate")
    private boolean quick;

    @Option(names = "--json", description = "the result as JSON on standard output, all else on standard error")
    private boolean json;

    @Option(names = "--keep", description = "leave a twin running that the demo had to start")
    private boolean keep;

    @Option(names = "--home", defaultValue = ".anlan", description = "folder of the twin (${DEFAULT-VALUE})")
    private Path home = Path.of(".anlan");

    @Option(names = "--port-base", description = "first port of a twin the demo has to start")
    private @Nullable Integer portBase;

    @Override
    public Integer call() throws Exception {
        PrintStream talk = json ? System.err : System.out;
        DemoOptions options = options();
        try (BorrowedTwin twin = BorrowedTwin.at(home, portBase, keep, talk)) {
            DemoReport report = run(options, twin.twin(), talk);
            if (json) {
                printJson(report);
            } else {
                new DemoTable(talk).print(report);
            }
            return report.faults().isEmpty() ? 0 : 1;
        }
    }

    private DemoOptions options() {
        Integer chosen = rate;
        return new DemoOptions(
                citizens,
                quick ? Math.min(QUICK_REGISTRATIONS, registrations) : registrations,
                chosen != null ? chosen : quick ? QUICK_RATE : RATE,
                seed,
                180);
    }

    private static DemoReport run(DemoOptions options, Twin twin, PrintStream talk) throws Exception {
        TwinVenue venue = new TwinVenue(twin);
        try (Front front = new AnlanFront(venue.edges());
                DemoProgress progress = new DemoProgress(talk)) {
            return new Demo(options, venue, front, progress, SystemTime.INSTANCE).run();
        }
    }

    private static void printJson(DemoReport report) throws java.io.IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("faults", report.faults());
        root.put("report", report);
        System.out.println(
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root));
    }
}
