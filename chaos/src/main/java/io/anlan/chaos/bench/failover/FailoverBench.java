package io.anlan.chaos.bench.failover;

import io.anlan.kernel.Ticker;
import io.anlan.local.Twin;
import io.anlan.local.UpProgress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Plays episode after episode, each fault in turn, until there are as many of each as wanted. */
public final class FailoverBench implements AutoCloseable {
    private static final int WARM_UPS = 2;

    private final FailoverOptions options;
    private final Consumer<String> talk;
    private final Ticker ticker;
    private final EpisodeFile file;
    private final Twin twin;

    /** Tells its progress line by line. */
    public FailoverBench(FailoverOptions options, Consumer<String> talk, Ticker ticker) {
        this.options = options;
        this.talk = talk;
        this.ticker = ticker;
        this.file = new EpisodeFile(options.results());
        this.twin = Twin.builder()
                .home(options.folder().resolve("twin"))
                .portBase(options.portBase())
                .nodesPerSite(options.nodesPerSite())
                .build();
    }

    /** All episodes, those of earlier runs too when it was to go on. */
    public List<Episode> run() throws IOException, InterruptedException, SQLException {
        if (!options.resume()) {
            file.begin();
        }
        List<Episode> episodes = new ArrayList<>(file.read());
        List<Fault> missing = missing(episodes, options);
        if (missing.isEmpty()) {
            return episodes;
        }
        up();
        EpisodeRunner runner = new EpisodeRunner(stage(), ticker);
        for (int i = 0; i < WARM_UPS; i++) {
            // Cold nodes are slow for reasons of their own; an edge that dies shows the harness the way.
            Episode cold =
                    runner.play(Fault.EDGE_KILL, i + 1, EpisodePlan.measured(Fault.EDGE_KILL, options.perSecond()));
            talk.accept("warming up: " + line(cold));
        }
        for (Fault fault : missing) {
            int number = count(episodes, fault) + 1;
            Episode episode = runner.play(fault, number, EpisodePlan.measured(fault, options.perSecond()));
            file.add(episode);
            episodes.add(episode);
            talk.accept(line(episode));
        }
        return episodes;
    }

    /** The episodes still to play, the faults in turn so that a bench that is stopped has as many of each. */
    static List<Fault> missing(List<Episode> done, FailoverOptions options) {
        List<Fault> missing = new ArrayList<>();
        for (int number = 1; number <= options.episodes(); number++) {
            for (Fault fault : options.faults()) {
                if (count(done, fault) < number) {
                    missing.add(fault);
                }
            }
        }
        return missing;
    }

    static int count(List<Episode> episodes, Fault fault) {
        return (int) episodes.stream()
                .filter(episode -> episode.fault().equals(fault.word()))
                .count();
    }

    @Override
    public void close() {
        twin.down(UpProgress.silent());
    }

    private void up() {
        talk.accept("starting a twin of " + options.nodesPerSite() + " nodes a site");
        twin.down(UpProgress.silent());
        twin.forget();
        twin.up(UpProgress.silent());
    }

    private EpisodeStage stage() {
        int people = options.faults().stream()
                .mapToInt(fault ->
                        EpisodePlan.measured(fault, options.perSecond()).registrations())
                .max()
                .orElse(1);
        return new EpisodeStage(twin, people, ticker);
    }

    private static String line(Episode episode) {
        return String.format(
                Locale.ROOT,
                "%s %d at %s: gap %d ms, %d with-retry failures %s, lost %d, struck in %d ms, DOWN after %d ms, back"
                        + " after %d ms, harness %d ms%s",
                episode.fault(),
                episode.number(),
                episode.site(),
                episode.gapMillis(),
                episode.withRetryFailures(),
                episode.failures(),
                episode.lost(),
                episode.strikeMillis(),
                episode.downMillis(),
                episode.backMillis(),
                episode.harnessGapMillis(),
                episode.flaws().isEmpty() ? "" : "; NOT SOUND: " + String.join(", ", episode.flaws()));
    }
}
