package io.anlan.app.identity;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.person.PersonKey;
import io.vertx.core.Future;

/** Where sealed persons are kept, one row each. */
public interface PersonVault {

    /** Keeps a sealed person unless one is kept already; the outcome holds the person again. */
    Future<Outcome<PersonKey>> keep(PersonKey person, Vault.Sealed sealed);
}
