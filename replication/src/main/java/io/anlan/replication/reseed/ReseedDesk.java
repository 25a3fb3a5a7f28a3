package io.anlan.replication.reseed;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import io.anlan.replication.reseed.ReseedJob.State;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Logger;

/** Reseeds the site when an operator asks, once at a time, and tells how far it is. */
public class ReseedDesk {
    private static final Logger LOG = Logger.getLogger(ReseedDesk.class.getName());

    /** Puts together what reaches the databases, for one run. */
    @FunctionalInterface
    public interface Acts {
        ReseedActs of(CopyPace pace, ReseedProgress progress);
    }

    private final Acts acts;
    private final Executor executor;
    private final long rowsPerSecond;
    private final Ticker ticker;
    private final LongAdder copied = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final CountDownLatch stop = new CountDownLatch(1);
    private Optional<ReseedJob> last = Optional.empty();

    public ReseedDesk(Acts acts, Executor executor, long rowsPerSecond, Ticker ticker) {
        this.acts = acts;
        this.executor = executor;
        this.rowsPerSecond = rowsPerSecond;
        this.ticker = ticker;
    }

    /** What runs now or ran last in this process. */
    public synchronized Optional<ReseedJob> job() {
        return last;
    }

    /** Rows copied since the process began. */
    public LongAdder copied() {
        return copied;
    }

    /** Reseeds that were not begun or stopped on their way. */
    public LongAdder failures() {
        return failures;
    }

    /** Whether one runs. */
    public boolean running() {
        return job().filter(job -> job.state() == State.RUNNING).isPresent();
    }

    /** Begins, or goes on with what was begun. */
    public synchronized Outcome<ReseedJob> begin(ReseedRequest request) {
        if (running()) {
            return Outcome.refused(Refusal.of("reseed-running", 409, "a reseed of this site is running"));
        }
        ReseedJob job = new ReseedJob(ticker.wallMillis(), new ReseedProgress(copied));
        last = Optional.of(job);
        executor.execute(() -> run(job, request));
        return Outcome.done(job);
    }

    /** Has what runs end soon; the same request goes on with it. */
    public void stop() {
        stop.countDown();
    }

    private void run(ReseedJob job, ReseedRequest request) {
        try {
            ReseedProgress progress = job.progress();
            CopyPace pace = new CopyPace(rowsPerSecond, ticker, progress::copied, stop);
            ReseedActs patient = new PatientActs(acts.of(pace, progress), pace::rest);
            State state = new Reseed(patient, progress, () -> pace.rest(0))
                    .run(request)
                    .fold(
                            lines -> job.end(State.DONE, lines, ticker.wallMillis()),
                            refused -> failed(job, refused.detail()),
                            doubt -> failed(job, doubt.detail()));
            LOG.info(() -> "Reseed " + state + ": " + String.join("; ", job.lines()));
        } finally {
            if (job.state() == State.RUNNING) {
                State unused = failed(job, "it broke; the log says why");
            }
        }
    }

    private State failed(ReseedJob job, String why) {
        failures.increment();
        return job.end(State.FAILED, List.of(why), ticker.wallMillis());
    }
}
