package io.anlan.app.journal;

import io.anlan.app.journal.Kept.KeptEntry;
import java.util.ArrayDeque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * Puts every kept entry again, one after the other, when the peer has forgotten them or never had them. A call that comes
 * while a round is under way is not lost: another round follows, since the peer may have restarted in the middle.
 */
final class PutAgain {

    private static final Logger LOG = Logger.getLogger(PutAgain.class);

    private final Kept kept;
    private final BiFunction<String, byte[], CompletionStage<Boolean>> put;
    private final AtomicInteger wanted = new AtomicInteger();
    private final AtomicBoolean cut = new AtomicBoolean();
    private final LongAdder done = new LongAdder();

    PutAgain(Kept kept, BiFunction<String, byte[], CompletionStage<Boolean>> put) {
        this.kept = kept;
        this.put = put;
    }

    void run() {
        if (wanted.getAndIncrement() == 0) {
            round();
        }
    }

    private void round() {
        var calls = wanted.get();
        var queue = new ArrayDeque<KeptEntry>(kept.puttable());
        LOG.infof("Putting %d journal entries again", queue.size());
        next(queue, calls);
    }

    private void next(ArrayDeque<KeptEntry> queue, int calls) {
        var entry = queue.poll();
        while (entry != null && !kept.knows(entry.batchId())) {
            entry = queue.poll();
        }
        var key = entry == null ? null : entry.key();
        if (entry == null || key == null) {
            if (!wanted.compareAndSet(calls, 0)) {
                round();
            }
            return;
        }
        var unused = put.apply(key, entry.blob()).whenComplete((confirmed, failure) -> {
            if (failure == null && confirmed) {
                done.increment();
                next(queue, calls);
            } else {
                // The breaker is open, or too many puts hang: whoever sees it closed asks for a new round.
                cut.set(true);
                wanted.set(0);
            }
        });
    }

    /**
     * The breaker is closed: begins a round if one could not be ended.
     *
     * @param wasClosed whether it had been all the time; else nobody knows what the peer missed
     */
    void mayGoOn(boolean wasClosed) {
        if (cut.getAndSet(false) || !wasClosed) {
            run();
        }
    }

    /** Entries that the peer took once more. */
    long done() {
        return done.sum();
    }
}
