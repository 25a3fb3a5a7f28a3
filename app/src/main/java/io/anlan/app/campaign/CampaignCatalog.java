package io.anlan.app.campaign;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The campaigns this node knows, kept in memory and refreshed from the database. */
@jakarta.inject.Singleton
public final class CampaignCatalog {

    /** The campaign, if it is in memory. */
    public @Nullable Campaign cached(String id) {
        return null;
    }

    /** The campaign, read from the database when it is not in memory. */
    public CompletionStage<Optional<Campaign>> find(String id) {
        return CompletableFuture.completedFuture(Optional.ofNullable(cached(id)));
    }

    /** Whether this node knows that closing has begun: an answer given later than that would promise too much. */
    public boolean closing(String id) {
        return false;
    }
}
