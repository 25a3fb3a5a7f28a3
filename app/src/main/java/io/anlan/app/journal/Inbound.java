package io.anlan.app.journal;

import io.anlan.kernel.Ticker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What this node has received from the peer and does not know to be rows here. Its own queue, whatever the cache does with
 * the entry: a merge of the site's nodes may drop entries, this does not. Ages are by the monotonic clock, from arrival.
 */
final class Inbound {

    private final Ticker ticker;
    private final InboundIndex index;
    private final Map<String, Received> byKey = new LinkedHashMap<>();
    private long bytes;

    Inbound(Ticker ticker, InboundIndex index) {
        this.ticker = ticker;
        this.index = index;
    }

    synchronized void add(String key, JournalEntry entry, int size) {
        if (byKey.putIfAbsent(key, new Received(key, entry, size, ticker.monotonicNanos())) == null) {
            bytes += size;
            index.add(entry);
        }
    }

    /** The oldest entries that have been here for at least so long. */
    synchronized List<Received> olderThan(long millis, int most) {
        var due = new ArrayList<Received>();
        for (var received : byKey.values()) {
            if (due.size() == most || ageMillis(received) < millis) {
                break;
            }
            due.add(received);
        }
        return due;
    }

    synchronized void remove(Received received) {
        if (byKey.remove(received.key()) != null) {
            bytes -= received.size();
            index.remove(received.entry());
        }
    }

    synchronized long oldestMillis() {
        return byKey.isEmpty() ? 0 : ageMillis(byKey.values().iterator().next());
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized int entries() {
        return byKey.size();
    }

    private long ageMillis(Received received) {
        return TimeUnit.NANOSECONDS.toMillis(ticker.monotonicNanos() - received.arrivedNanos());
    }

    /** An entry of the peer and when it came. */
    record Received(String key, JournalEntry entry, int size, long arrivedNanos) {}
}
