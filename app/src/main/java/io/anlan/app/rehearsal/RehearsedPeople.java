package io.anlan.app.rehearsal;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.campaign.Campaign;
import io.anlan.app.identity.Role;
import io.anlan.app.identity.Session;
import io.anlan.app.registration.RegistrationRequest;
import io.anlan.kernel.Sha256;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.person.PersonKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** People who do not exist, wishing to register for a campaign that does not exist either. */
final class RehearsedPeople {

    /** No campaign can be called so: the rules of an id allow no such letters. */
    static final String CAMPAIGN = "REHEARSAL";

    static final String CHANNEL = "rehearsal";
    private static final Duration SESSION = Duration.ofMinutes(5);
    private static final LocalDate BORN = LocalDate.of(1980, 1, 1);
    private static final int SEALED_BYTES = 96;

    private final Ticker ticker;
    private final Campaign campaign;
    private final AtomicLong number = new AtomicLong();

    RehearsedPeople(Ticker ticker) {
        this.ticker = ticker;
        this.campaign = new Campaign(CAMPAIGN, 18, Set.of(CHANNEL), 0, Long.MAX_VALUE, false, false, "none");
    }

    Session session() {
        return new Session(
                new PersonKey(Sha256.hash(text("person-" + number.incrementAndGet()))),
                BORN,
                ticker.wallMillis() + SESSION.toMillis(),
                Role.CITIZEN,
                "*",
                "none",
                new byte[SEALED_BYTES]);
    }

    RegistrationRequest request() {
        var session = session();
        return new RegistrationRequest(
                session,
                campaign,
                new AcceptanceKey(CAMPAIGN, session.personKey()),
                "R-" + number,
                CHANNEL,
                session.personKey().hex(),
                Sha256.hash(text(CHANNEL)),
                "rehearsal");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
