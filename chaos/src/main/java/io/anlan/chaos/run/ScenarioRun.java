package io.anlan.chaos.run;

import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.checker.Judges;
import io.anlan.chaos.demo.SampleCampaign;
import io.anlan.chaos.fault.Fault;
import io.anlan.chaos.fault.FaultKit;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.history.History;
import io.anlan.chaos.machine.CannotBreak;
import io.anlan.chaos.scenario.PlannedFault;
import io.anlan.chaos.scenario.Scenario;
import io.anlan.chaos.workload.AnlanCitizens;
import io.anlan.chaos.workload.Bureau;
import io.anlan.chaos.workload.OpenRun;
import io.anlan.chaos.workload.ReceiptSample;
import io.anlan.chaos.workload.TapPlan;
import io.anlan.client.AnlanClient;
import io.anlan.client.receipt.ReceiptCheck;
import io.anlan.client.receipt.ReceiptKeys;
import io.anlan.kernel.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Plays a scenario on a twin: campaign, logins, load with faults in it, rest, judgement. */
public final class ScenarioRun {
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(15);
    private static final Duration FAULTS_OVER = Duration.ofMinutes(9);
    private static final Duration FACTS_WRITTEN = Duration.ofMinutes(9);
    private static final Duration REST = Duration.ofMinutes(3);
    private static final int RECEIPTS_ONE_IN = 10;

    private final Scenario scenario;
    private final Stage stage;
    private final Sessions sessions;
    private final RunEvents events;
    private final Ticker ticker;
    private final String commit;

    public ScenarioRun(
            Scenario scenario, Stage stage, Sessions sessions, RunEvents events, Ticker ticker, String commit) {
        this.scenario = scenario;
        this.stage = stage;
        this.sessions = sessions;
        this.events = events;
        this.ticker = ticker;
        this.commit = commit;
    }

    /** The evidence of the run, what it came to, and the history to be kept. */
    public record Played(RunResult result, Evidence evidence) {}

    public Played play() throws IOException, InterruptedException {
        long begun = ticker.wallMillis();
        Map<PlannedFault, Fault> faults = new LinkedHashMap<>();
        List<String> skipped = new ArrayList<>();
        try {
            makeFaults(faults, skipped);
            return play(begun, faults, skipped);
        } finally {
            faults.values().forEach(Fault::tidy);
        }
    }

    private Played play(long begun, Map<PlannedFault, Fault> faults, List<String> skipped)
            throws IOException, InterruptedException {
        String campaign = stage.openCampaign("chaos-" + Long.toString(begun, 36), scenario.workload(), begun);
        TapPlan plan = TapPlan.of(scenario.workload(), SampleCampaign.CHANNELS, scenario.seed());
        ReceiptSample receipts = new ReceiptSample(RECEIPTS_ONE_IN);
        Logs logs = new Logs(stage.twin());
        try (AnlanCitizens citizens = new AnlanCitizens(campaign, receipts, stage.edges())) {
            events.said(plan.persons() + " citizens log in");
            List<String> tokens = sessions.of(plan.persons(), citizens);
            OpenRun load = new OpenRun(plan, citizens, tokens, campaign, ticker);
            Loaded loaded = load(load, plan, campaign, faults);
            ReceiptCheck check = receiptCheck();
            List<Attempt> attempts = new ArrayList<>(load.attempts(receipts, check));
            long offered = plan.taps().size() + loaded.facts.size();
            attempts.addAll(loaded.facts);
            long seats = scenario.workload().seats();
            Header header = new Header(
                    Header.VERSION, scenario.name(), scenario.seed(), campaign, commit, begun, offered, seats);
            History history = new History(header, attempts, loaded.spans);
            return judged(history, new Aftermath(stage, campaign, logs), load, loaded, skipped);
        }
    }

    private void makeFaults(Map<PlannedFault, Fault> faults, List<String> skipped) {
        FaultKit kit = new FaultKit(stage.twin());
        for (PlannedFault planned : scenario.faults()) {
            try {
                Fault fault = kit.of(planned);
                faults.put(planned, fault);
                fault.prepare();
            } catch (CannotBreak why) {
                Fault half = faults.remove(planned);
                if (half != null) {
                    half.tidy();
                }
                skipped.add(planned.title() + ": " + why.getMessage());
                events.said("Skipped: " + planned.title() + ": " + why.getMessage());
            }
        }
    }

    private Loaded load(OpenRun load, TapPlan plan, String campaign, Map<PlannedFault, Fault> faults)
            throws InterruptedException {
        Broken broken = new Broken(events);
        Bureau bureau = new Bureau(
                stage.platformStores(),
                campaign,
                load,
                scenario.workload().seconds(),
                scenario.workload().bureauPerSecond());
        Watch watch = new Watch(stage.twin(), load::nowMicros);
        ExecutorService beside = Executors.newCachedThreadPool(Beside::thread);
        try {
            load.begin();
            Map<FaultRun, Future<FaultSpan>> struck = new LinkedHashMap<>();
            faults.forEach((planned, fault) -> {
                FaultRun run = new FaultRun(planned, fault, load, broken);
                struck.put(run, beside.submit(run));
            });
            Future<?> facts = beside.submit(bureau);
            Future<?> watching = beside.submit(watch);
            Future<?> telling =
                    beside.submit(new Teller(load, plan, scenario.workload().seconds(), broken, events));
            load.send();
            boolean all = load.awaitAnswers(LAST_ANSWERS);
            events.said(all ? "Every attempt came to something" : "Some attempts never came to anything");
            List<FaultSpan> spans = new ArrayList<>();
            for (Map.Entry<FaultRun, Future<FaultSpan>> fault : struck.entrySet()) {
                spans.add(fault.getKey().awaited(fault.getValue(), FAULTS_OVER));
            }
            awaitFacts(facts);
            watching.cancel(true);
            telling.cancel(true);
            return new Loaded(spans, bureau.attempts(), watch);
        } finally {
            beside.shutdownNow();
        }
    }

    private static void awaitFacts(Future<?> facts) throws InterruptedException {
        try {
            Object unused = facts.get(FACTS_WRITTEN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the bureau failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the bureau had not ended after " + FACTS_WRITTEN.toMinutes() + " minutes", e);
        }
    }

    private Played judged(History history, Aftermath aftermath, OpenRun load, Loaded loaded, List<String> skipped) {
        events.said("Coming to rest");
        long from = ticker.monotonicNanos();
        boolean rested = aftermath.rest(REST);
        double restSeconds = (ticker.monotonicNanos() - from) / 1e9;
        events.said(rested ? "At rest after " + Math.round(restSeconds) + " s" : "It did not come to rest");
        Evidence evidence = aftermath.evidence(history);
        List<Judgement> judgements = Judges.judge(scenario.judges(), evidence);
        judgements.forEach(judgement -> events.said(judgement.judge() + ": " + judgement.verdict()));
        RunResult result = new Results(scenario, stage.twin())
                .of(evidence, judgements, skipped, loaded.watch, restSeconds, load.worstLateMicros() / 1e3);
        return new Played(result, evidence);
    }

    /** Absent when a twin that did not come back has no keys to give; then no receipt is checked, and its judge does not know. */
    private @Nullable ReceiptCheck receiptCheck() {
        try {
            return new ReceiptCheck(receiptKeys());
        } catch (RuntimeException away) {
            events.said("No receipt can be checked: " + away.getMessage());
            return null;
        }
    }

    private ReceiptKeys receiptKeys() {
        try (AnlanClient client = AnlanClient.builder().edges(stage.edges()).build()) {
            return client.receiptKeys()
                    .toCompletableFuture()
                    .join()
                    .outcome()
                    .fold(
                            keys -> keys,
                            refused -> {
                                throw new IllegalStateException("the receipt keys were refused: " + refused.type());
                            },
                            doubt -> {
                                throw new IllegalStateException(
                                        "the receipt keys were not to be had: " + doubt.detail());
                            });
        }
    }

    private record Loaded(List<FaultSpan> spans, List<Attempt> facts, Watch watch) {}
}
