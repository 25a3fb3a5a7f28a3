package io.anlan.chaos.bench;

import io.anlan.chaos.demo.AnlanFront;
import io.anlan.chaos.demo.Front;
import io.anlan.chaos.demo.OperatorDesk;
import io.anlan.chaos.demo.SampleCampaign;
import io.anlan.chaos.load.Logins;
import io.anlan.chaos.load.Population;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.local.Twin;
import io.anlan.local.UpProgress;
import io.anlan.local.process.Await;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The bench's own twin, freshly made, with citizens logged in and campaigns to spare. */
public final class BenchTwin implements AutoCloseable {
    private static final int LOGINS_AT_ONCE = 32;
    private static final Duration LOGINS_WITHIN = Duration.ofMinutes(15);
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final BenchOptions options;
    private final Ticker ticker;
    private final Twin twin;
    private int campaignsMade;

    public BenchTwin(BenchOptions options, Ticker ticker) {
        this.options = options;
        this.ticker = ticker;
        this.twin = Twin.builder()
                .home(options.folder().resolve("twin"))
                .portBase(options.portBase() + 100)
                .build();
    }

    /** Makes it anew and starts it. */
    public void up(Consumer<String> phase) {
        phase.accept("starting a twin of its own");
        twin.down(UpProgress.silent());
        twin.forget();
        twin.up(UpProgress.silent());
    }

    public Twin twin() {
        return twin;
    }

    /** The node that is measured. */
    URI node() {
        return twin.plan().node(SiteId.SITE_A, 1);
    }

    OperatorDesk desk() {
        return new OperatorDesk(node(), twin.operatorToken());
    }

    String[] sessions(Consumer<String> phase) throws InterruptedException {
        phase.accept("logging " + options.people() + " citizens in");
        Population population = new Population(1, options.people());
        try (Front front = new AnlanFront(twin.plan().edges())) {
            return new Logins(front::login, LOGINS_AT_ONCE)
                    .all(options.people(), population::citizen, done -> {}, LOGINS_WITHIN, ticker);
        }
    }

    /** New campaigns, open at the measured node. */
    List<String> campaigns(int count) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = "bench-" + campaignsMade++;
            desk().open(SampleCampaign.openAt(id, ticker.wallMillis()));
            ids.add(id);
        }
        String last = ids.get(ids.size() - 1);
        Await.that("campaign " + last + " is known", READY_WITHIN)
                .every(Duration.ofMillis(100))
                .untilItHolds(() -> desk().knows(last));
        return ids;
    }

    /** A meter of these parts. */
    public CpuMeter meter(List<String> parts) {
        Map<String, Long> roots = new LinkedHashMap<>();
        for (String part : parts) {
            twin.pids(part).stream().findFirst().ifPresent(pid -> roots.put(part, pid));
        }
        return new CpuMeter(roots);
    }

    @Override
    public void close() {
        twin.down(UpProgress.silent());
        twin.forget();
    }
}
