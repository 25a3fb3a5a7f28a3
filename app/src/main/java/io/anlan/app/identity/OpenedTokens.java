package io.anlan.app.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tokens this node has lately opened: a citizen asks more than once, and opening costs more than a cached answer. Looked
 * up by the whole token, since a short hash could be met by another one and a long one costs as much as opening does.
 * Whether a session has ended is for the caller to ask, each time.
 */
final class OpenedTokens {

    private static final long TOKENS_MAX = 10_000;

    private volatile Generation generation = new Generation(List.of());

    /** What has been opened with these very keys; a keyring read anew begins with nothing. */
    Generation of(List<Key> keys) {
        var now = generation;
        if (now.keys != keys) {
            now = new Generation(keys);
            generation = now;
        }
        return now;
    }

    /** Tokens opened with one set of keys. */
    static final class Generation {

        private final List<Key> keys;
        private final Cache<String, Session> sessions =
                Caffeine.newBuilder().maximumSize(TOKENS_MAX).build();

        private Generation(List<Key> keys) {
            this.keys = keys;
        }

        @Nullable
        Session find(String authorizationHeader) {
            return sessions.getIfPresent(authorizationHeader);
        }

        void keep(String authorizationHeader, Session session) {
            sessions.put(authorizationHeader, session);
        }
    }
}
