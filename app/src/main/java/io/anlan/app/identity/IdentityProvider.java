package io.anlan.app.identity;

import io.vertx.core.Future;

/** Who says whether a name, an id number and a one-time code belong together. */
public interface IdentityProvider {

    /** The verdict; a provider that cannot be asked is a verdict too, never a failed future. */
    Future<IdentityVerdict> verify(Claimant claimant);
}
