package io.anlan.chaos.peers;

import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.Told;
import io.anlan.chaos.load.Citizen;
import io.anlan.chaos.run.Beside;
import io.anlan.chaos.workload.Citizens;
import io.anlan.chaos.workload.Heard;
import io.anlan.chaos.workload.Tap;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Ticker;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Citizens before a peer system. The registration service between them and the databases never fails here. */
final class PeerCitizens implements Citizens {
    private static final int ENDS_WITHIN_SECONDS = 20;

    private final RegistrationAdapter adapter;
    private final PeerConnections connections;
    private final Ticker ticker;
    private final ExecutorService workers = Executors.newCachedThreadPool(Beside::thread);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Beside::thread);
    private final Map<Integer, String> numbers = new ConcurrentHashMap<>();

    PeerCitizens(RegistrationAdapter adapter, PeerConnections connections, Ticker ticker) {
        this.adapter = adapter;
        this.connections = connections;
        this.ticker = ticker;
    }

    /** Nobody logs in: the token is empty. */
    @Override
    public CompletionStage<String> login(Citizen citizen) {
        return CompletableFuture.completedFuture("");
    }

    @Override
    public CompletionStage<Heard> attempt(Tap tap, String token) {
        return switch (tap.operation()) {
            case REGISTER ->
                asked(tap.key(), connection -> adapter.register(connection, tap))
                        .thenApply(heard -> remembered(tap, heard));
            case READ_OWN -> {
                String number = numbers.get(tap.person());
                // Who was not told a number has none to look up, and looks at the campaign instead.
                yield number == null
                        ? asked(PeerTables.CAMPAIGN, adapter::campaign)
                        : asked(number, connection -> adapter.registration(connection, tap));
            }
            default -> asked(PeerTables.CAMPAIGN, adapter::campaign);
        };
    }

    /** Returns when nothing is on its way any more: what comes late must be there before anybody counts. */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("some sends did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.close();
    }

    private CompletionStage<Heard> asked(String key, Function<Connection, Outcome<Optional<Told>>> what) {
        return new Asking<>(() -> connections.with(what), workers, timer, ticker)
                .begin()
                .thenApply(asked -> asked.outcome()
                        .fold(
                                done -> heard(key, asked, Ending.OK, "", done.orElse(null)),
                                refusal -> heard(key, asked, Ending.FAIL, refusal.type(), null),
                                doubt -> heard(key, asked, Ending.INFO, "in-doubt", null)));
    }

    private Heard remembered(Tap tap, Heard heard) {
        Told told = heard.told();
        if (told != null) {
            numbers.put(tap.person(), told.number());
        }
        return heard;
    }

    private static Heard heard(String key, Asking.Asked<?> asked, Ending ending, String problem, @Nullable Told told) {
        return new Heard(key, ending, problem, "", asked.sends(), asked.firstDefinite(), asked.firstMicros(), told);
    }
}
