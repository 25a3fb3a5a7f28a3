package io.anlan.app.journal.infinispan;

import java.util.function.BiConsumer;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.event.CacheEntryEvent;

/** Hears what arrives in a cache that the peer writes; on every node of the site, since each holds a copy. */
@Listener(observation = Listener.Observation.POST)
public final class Arrivals {

    private final BiConsumer<String, byte[]> heard;

    Arrivals(BiConsumer<String, byte[]> heard) {
        this.heard = heard;
    }

    @CacheEntryCreated
    @CacheEntryModified
    public void arrived(CacheEntryEvent<String, byte[]> event) {
        heard.accept(event.getKey(), event.getValue());
    }
}
