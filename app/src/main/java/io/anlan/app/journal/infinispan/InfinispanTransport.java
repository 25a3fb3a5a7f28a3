package io.anlan.app.journal.infinispan;

import io.anlan.app.journal.JournalTransport;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.tls.TlsFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.infinispan.AdvancedCache;
import org.infinispan.configuration.parsing.ParserRegistry;
import org.infinispan.context.Flag;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.remoting.transport.Transport;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.infinispan.xsite.status.SiteState;
import org.infinispan.xsite.status.TakeOfflineManager;
import org.jspecify.annotations.Nullable;

/**
 * Entries and beats through caches that cross the sites. The one place that touches Infinispan's internals: the sites' view
 * and the offline state have no public door.
 */
public final class InfinispanTransport implements JournalTransport {

    private static final String CONFIGURATION = "/anlan-infinispan.xml";

    private final SiteId site;
    private final String node;
    private final CacheAddresses addresses;
    private final @Nullable TlsFolder tls;
    private final String lifeId;
    private final AtomicLong names = new AtomicLong();
    private final Map<String, OwnedKey> beatKeys = new ConcurrentHashMap<>();
    private @Nullable Caches caches;

    /**
     * @param lifeId of this start of the node: keys of an earlier life are never used again
     * @param tls with the node's certificate; null only where nobody else can reach the addresses
     */
    public InfinispanTransport(
            SiteId site, String node, String lifeId, CacheAddresses addresses, @Nullable TlsFolder tls) {
        this.tls = tls;
        this.site = site;
        this.node = node;
        this.lifeId = lifeId;
        this.addresses = addresses;
    }

    @Override
    public void start(Listener listener) {
        var container = container();
        var started = new Caches(
                container,
                cache(container, "journal-from-" + site.id()),
                cache(container, "journal-from-" + site.peer().id()),
                cache(container, "beat-from-" + site.id()),
                cache(container, "beat-from-" + site.peer().id()));
        started.inbound().addListener(new Arrivals(listener::entry));
        started.inboundBeats().addListener(new Arrivals((key, beat) -> listener.beat(beat)));
        // What another node of this site already holds was written before the listener was there.
        started.inbound().forEach(listener::entry);
        caches = started;
    }

    private DefaultCacheManager container() {
        try (var xml = InfinispanTransport.class.getResourceAsStream(CONFIGURATION)) {
            if (xml == null) {
                throw new IllegalStateException(CONFIGURATION + " is not on the class path");
            }
            var loader = InfinispanTransport.class.getClassLoader();
            var holder = new ParserRegistry(loader, false, addresses.properties(site, node))
                    .parse(xml, org.infinispan.commons.dataconversion.MediaType.APPLICATION_XML);
            if (tls != null) {
                holder.getGlobalConfigurationBuilder()
                        .transport()
                        .addProperty(JGroupsTransport.SOCKET_FACTORY, BridgeSockets.of(tls));
            }
            return new DefaultCacheManager(holder, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AdvancedCache<String, byte[]> cache(DefaultCacheManager container, String name) {
        return container.<String, byte[]>getCache(name).getAdvancedCache();
    }

    /** A key whose one owner at this site is this node: no other node of the site is on the path of a put. */
    @Override
    public String newKey(String name) {
        var base = name + "/" + lifeId + "/" + names.incrementAndGet();
        return new OwnedKey(base).now(ownedHere(caches().own()));
    }

    private static Predicate<String> ownedHere(AdvancedCache<String, byte[]> cache) {
        var distribution = cache.getDistributionManager();
        return key -> distribution == null
                || distribution.getCacheTopology().getDistribution(key).isPrimary();
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] blob) {
        return caches().own()
                .withFlags(Flag.IGNORE_RETURN_VALUES)
                .putAsync(key, blob)
                .thenApply(before -> null);
    }

    @Override
    public CompletionStage<Void> putBeat(String name, byte[] beat) {
        var beats = caches().ownBeats();
        var key = beatKeys.computeIfAbsent(name, OwnedKey::new).now(ownedHere(beats));
        return beats.withFlags(Flag.IGNORE_RETURN_VALUES).putAsync(key, beat).thenApply(before -> null);
    }

    @Override
    public void forgetOwn(String key) {
        forget(caches().own(), key);
    }

    @Override
    public void forgetInbound(String key) {
        forget(caches().inbound(), key);
    }

    /** Forgotten here only; a copy that could not be forgotten costs memory and nothing else. */
    private static void forget(AdvancedCache<String, byte[]> cache, String key) {
        var unused = cache.withFlags(Flag.SKIP_XSITE_BACKUP, Flag.IGNORE_RETURN_VALUES)
                .removeAsync(key)
                .exceptionally(failure -> null);
    }

    /** Whether this site still has its copy of an entry the peer wrote. */
    boolean holdsInbound(String key) {
        return caches().inbound().containsKey(key);
    }

    @Override
    public boolean peerInView() {
        var now = caches;
        return now != null
                && now.transport().getSitesView().contains(site.peer().id())
                && now.offline().getSiteState(site.peer().id()) == SiteState.ONLINE;
    }

    @Override
    public void stop() {
        var now = caches;
        if (now != null) {
            caches = null;
            now.container().stop();
        }
    }

    private Caches caches() {
        var now = caches;
        if (now == null) {
            throw new IllegalStateException("The journal's transport has not been started");
        }
        return now;
    }

    private record Caches(
            DefaultCacheManager container,
            AdvancedCache<String, byte[]> own,
            AdvancedCache<String, byte[]> inbound,
            AdvancedCache<String, byte[]> ownBeats,
            AdvancedCache<String, byte[]> inboundBeats) {

        Transport transport() {
            return GlobalComponentRegistry.componentOf(container, Transport.class);
        }

        TakeOfflineManager offline() {
            return ComponentRegistry.componentOf(own, TakeOfflineManager.class);
        }
    }
}
