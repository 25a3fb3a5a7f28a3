package io.anlan.app.receipt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.anlan.kernel.person.PersonKey;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Answers about registrations this node has lately given, ready to send to their owners again: most citizens look at
 * their receipt right after they got it. Whoever learns that a registration is stored better than its cached answer says
 * takes the answer out.
 */
public final class ReceiptCache {

    private static final long ENTRIES_MAX = 20_000;

    private final Cache<String, Cached> answers =
            Caffeine.newBuilder().maximumSize(ENTRIES_MAX).build();

    /** Keeps the JSON that the owner of a registration is answered with. */
    public void put(String registrationNo, PersonKey owner, Buffer json) {
        answers.put(registrationNo, new Cached(owner.bytes(), json));
    }

    /** The JSON, if it is here and the reader is the owner. */
    public @Nullable Buffer find(String registrationNo, PersonKey reader) {
        var cached = answers.getIfPresent(registrationNo);
        return cached != null && Arrays.equals(cached.owner, reader.bytes()) ? cached.json : null;
    }

    /** Forgets the answer. */
    public void remove(String registrationNo) {
        answers.invalidate(registrationNo);
    }

    private record Cached(byte[] owner, Buffer json) {}
}
