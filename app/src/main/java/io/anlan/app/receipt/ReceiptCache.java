package io.anlan.app.receipt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.person.PersonKey;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Answers about registrations this node has lately given, ready to send again: most citizens look at their receipt more
 * than once. Only answers that cannot become better may be put here. They live for a moment all the same: an acceptance
 * of the peer that counts before this one may still come by the link, and a row may reach the end of its keeping.
 */
public final class ReceiptCache {

    static final Duration LIFE = Duration.ofSeconds(5);

    /** About 10 MB of a node's heap of 160. */
    private static final long ENTRIES_MAX = 5_000;

    private final Cache<String, Ready> answers;

    public ReceiptCache(Ticker ticker) {
        answers = Caffeine.newBuilder()
                .maximumSize(ENTRIES_MAX)
                .expireAfterWrite(LIFE)
                .ticker(ticker::monotonicNanos)
                .build();
    }

    /** Keeps the answers about a registration. */
    public void put(String registrationNo, Ready ready) {
        answers.put(registrationNo, ready);
    }

    /** The answers about a registration, if they are here. Who may see which of them is for the caller to judge. */
    public @Nullable Ready find(String registrationNo) {
        return answers.getIfPresent(registrationNo);
    }

    /**
     * Both answers about one registration.
     *
     * @param whole for its owner and for staff
     * @param outline for everybody else
     */
    public record Ready(String campaignId, PersonKey owner, Buffer whole, Buffer outline) {

        @Override
        public String toString() {
            return "Ready[" + campaignId + "]";
        }
    }
}
