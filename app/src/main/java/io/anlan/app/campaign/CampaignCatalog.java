package io.anlan.app.campaign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Ticker;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The campaigns this node knows, kept in memory and refreshed from the database. */
public final class CampaignCatalog {

    private static final long ABSENT_MAX = 10_000;
    private static final Duration ABSENT_LIFE = Duration.ofSeconds(1);
    private static final int ID_LONGEST = 40;

    private final CampaignStore store;
    private final Ticker ticker;
    private final Set<String> closingHere = ConcurrentHashMap.newKeySet();
    // Ids that were just looked for in vain: guessing ids must not reach the database each time.
    private final Cache<String, Boolean> absent;
    private volatile Map<String, KnownCampaign> known = Map.of();
    private volatile String fingerprint = "";

    public CampaignCatalog(CampaignStore store, Ticker ticker) {
        this.store = store;
        this.ticker = ticker;
        this.absent = Caffeine.newBuilder()
                .maximumSize(ABSENT_MAX)
                .expireAfterWrite(ABSENT_LIFE)
                .ticker(ticker::monotonicNanos)
                .build();
    }

    /** The campaign, if it is in memory. */
    public @Nullable Campaign cached(String id) {
        var campaign = known.get(id);
        return campaign == null ? null : campaign.rules();
    }

    /** The campaign, read from the database when it is not in memory. */
    public CompletionStage<Optional<Campaign>> find(String id) {
        return look(id).map(found -> found.map(KnownCampaign::rules)).toCompletionStage();
    }

    /** All that is known of a campaign, read from the database when it is not in memory. */
    public Future<Optional<KnownCampaign>> look(String id) {
        var campaign = known.get(id);
        if (campaign != null) {
            return Future.succeededFuture(Optional.of(campaign));
        }
        if (!mayBeThere(id) || absent.getIfPresent(id) != null) {
            return Future.succeededFuture(Optional.empty());
        }
        return store.one(id).onSuccess(found -> {
            if (found.isEmpty()) {
                absent.put(id, true);
            }
        });
    }

    /** What strangers put into an address is remembered and asked for only if it could be an id, capitals forgiven. */
    private static boolean mayBeThere(String id) {
        return !id.isEmpty()
                && id.length() <= ID_LONGEST
                && id.chars()
                        .allMatch(
                                c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-');
    }

    /** Every campaign in memory. */
    public Collection<KnownCampaign> all() {
        return known.values();
    }

    /**
     * Whether this node knows that closing has begun: an answer given later than that would promise too much. Once true
     * it stays true.
     */
    public boolean closing(String id) {
        if (closingHere.contains(id)) {
            return true;
        }
        var campaign = known.get(id);
        return campaign != null && campaign.stateAt(ticker.wallMillis() * 1000) == CampaignState.CLOSED;
    }

    /** Closes a campaign at this site. From this call on {@link #closing} is true, unless closing is refused. */
    public Future<Outcome<CloseMarker>> close(String id, String actor) {
        closingHere.add(id);
        return store.close(id, actor).onComplete(ended -> {
            // In doubt counts as begun. Only a definite no opens the door again.
            if (ended.succeeded() && ended.result().fold(done -> false, refused -> true, inDoubt -> false)) {
                closingHere.remove(id);
            }
        });
    }

    /** Reads the database again if anything changed there. */
    public Future<Void> refresh() {
        return store.fingerprint()
                .compose(now -> now.equals(fingerprint) ? Future.succeededFuture() : read(known, now));
    }

    /** What was read while another reading ended may be older than what that one brought: it is read once more. */
    private Future<Void> read(Map<String, KnownCampaign> before, String now) {
        return store.all().compose(all -> take(before, all, now) ? Future.succeededFuture() : refresh());
    }

    private synchronized boolean take(Map<String, KnownCampaign> before, Collection<KnownCampaign> all, String now) {
        if (known != before) {
            return false;
        }
        known = all.stream()
                .collect(Collectors.toUnmodifiableMap(
                        campaign -> campaign.content().id(), Function.identity()));
        fingerprint = now;
        absent.invalidateAll();
        return true;
    }
}
