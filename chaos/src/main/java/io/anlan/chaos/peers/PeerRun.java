package io.anlan.chaos.peers;

import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.checker.Judges;
import io.anlan.chaos.demo.SampleCampaign;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.history.History;
import io.anlan.chaos.run.Beside;
import io.anlan.chaos.run.Broken;
import io.anlan.chaos.run.FaultRun;
import io.anlan.chaos.run.RunEvents;
import io.anlan.chaos.run.RunResult;
import io.anlan.chaos.run.Sometimes;
import io.anlan.chaos.run.Teller;
import io.anlan.chaos.scenario.PlannedFault;
import io.anlan.chaos.scenario.Workload;
import io.anlan.chaos.statistics.PerSecond;
import io.anlan.chaos.statistics.Tallies;
import io.anlan.chaos.workload.OpenRun;
import io.anlan.chaos.workload.TapPlan;
import io.anlan.kernel.Ticker;
import io.anlan.local.files.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Plays one fault on a new peer system: load with the fault in it, then the same judges as for the product. */
public final class PeerRun {
    /** Those of the product's judges that can know something here. */
    private static final List<String> JUDGES =
            List.of("exactly-once", "own-registration-linearizable", "faults-took-hold");

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(15);
    private static final Duration FAULT_OVER = Duration.ofMinutes(3);

    private final PeerKind kind;
    private final Workload workload;
    private final PlannedFault planned;
    private final long seed;
    private final RunEvents events;
    private final Ticker ticker;

    public PeerRun(PeerKind kind, Workload workload, PlannedFault planned, long seed, RunEvents events, Ticker ticker) {
        this.kind = kind;
        this.workload = workload;
        this.planned = planned;
        this.seed = seed;
        this.events = events;
        this.ticker = ticker;
    }

    /** What came of it, and the history to be kept. */
    public record Played(RunResult result, History history) {}

    /** The word under which the run is kept. */
    public String name() {
        return kind.word() + "-" + planned.kind() + "-" + planned.target();
    }

    /**
     * Starts the system, plays the fault and ends the system.
     *
     * @param folder its own for the time of the run, and gone afterwards
     */
    public Played play(Path folder, int port, String commit) throws IOException, SQLException, InterruptedException {
        Folders.delete(folder);
        events.said("Starting " + kind.titleEn());
        try (PeerSystem system = kind.start(folder, port)) {
            return play(system, commit);
        } finally {
            Folders.delete(folder);
        }
    }

    private Played play(PeerSystem system, String commit) throws SQLException, InterruptedException {
        long begun = ticker.wallMillis();
        TapPlan plan = TapPlan.of(workload, SampleCampaign.CHANNELS, seed);
        List<String> tokens = Collections.nCopies(plan.persons(), "");
        FaultSpan span;
        OpenRun load;
        RegistrationAdapter adapter = new JdbcRegistrations(system.dialect());
        try (PeerCitizens citizens = new PeerCitizens(adapter, new PeerConnections(system), ticker)) {
            load = new OpenRun(plan, citizens, tokens, PeerTables.CAMPAIGN, ticker);
            span = load(load, plan, system);
        }
        Header header = new Header(
                Header.VERSION,
                name(),
                seed,
                PeerTables.CAMPAIGN,
                commit,
                begun,
                plan.taps().size(),
                0);
        History history = new History(header, load.attempts(), List.of(span));
        Evidence evidence = new Evidence(history, PeerTables.asFour(system.copies()), null, null, null, null);
        return new Played(result(evidence, load.worstLateMicros() / 1e3), history);
    }

    private FaultSpan load(OpenRun load, TapPlan plan, PeerSystem system) throws InterruptedException {
        Broken broken = new Broken(events);
        ExecutorService beside = Executors.newCachedThreadPool(Beside::thread);
        try {
            load.begin();
            Future<FaultSpan> fault = beside.submit(new FaultRun(planned, system.fault(planned), load, broken));
            Future<?> telling = beside.submit(new Teller(load, plan, workload.seconds(), broken, events));
            load.send();
            boolean all = load.awaitAnswers(LAST_ANSWERS);
            events.said(all ? "Every attempt came to something" : "Some attempts never came to anything");
            FaultSpan span = fault.get(FAULT_OVER.toSeconds(), TimeUnit.SECONDS);
            telling.cancel(true);
            return span;
        } catch (ExecutionException e) {
            throw new IllegalStateException("beside the load something failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the fault was not over in time", e);
        } finally {
            beside.shutdownNow();
        }
    }

    private RunResult result(Evidence evidence, double lateMillis) {
        History history = evidence.history();
        List<Judgement> judgements = Judges.judge(JUDGES, evidence);
        judgements.forEach(judgement -> events.said(judgement.judge() + ": " + judgement.verdict()));
        return new RunResult(
                history.header(),
                kind.titleZh() + "：" + planned.title(),
                kind.titleEn() + ": " + planned.title(),
                Judges.over(judgements),
                judgements,
                history.faults(),
                RunResult.Felt.all(history),
                List.of(),
                RunResult.discarded(lateMillis),
                Tallies.of(history),
                PerSecond.of(history.attempts()),
                List.of(),
                Sometimes.of(evidence, Map.of()),
                0,
                lateMillis,
                RunResult.Machine.here("no network"),
                "");
    }
}
