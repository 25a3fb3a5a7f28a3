package io.anlan.chaos.peers;

import io.anlan.chaos.history.Told;
import io.anlan.chaos.workload.Tap;
import io.anlan.kernel.Outcome;
import java.sql.Connection;
import java.util.Optional;

/** The registration service that stands before a peer system: three questions, each answered over one connection. */
interface RegistrationAdapter {
    /** Registers a person once; the same idempotency key gets the same answer. */
    Outcome<Optional<Told>> register(Connection connection, Tap tap);

    /** Looks a person's registration up. */
    Outcome<Optional<Told>> registration(Connection connection, Tap tap);

    /** Looks the campaign up. */
    Outcome<Optional<Told>> campaign(Connection connection);
}
