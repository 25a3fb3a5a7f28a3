package io.anlan.app.registration;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Refusal;
import java.time.Duration;

/** What this room refuses with. None of it repeats what was sent. */
final class Refusals {

    static final Duration SOON = Duration.ofSeconds(1);

    static final Refusal NOT_STORED_IN_TIME = notStored("The database did not come to it in time.");
    static final Refusal QUEUE_FULL = notStored("Too many requests are waiting.");
    static final Refusal LEAVING = notStored("This node is being stopped.");
    static final Refusal STORE_REFUSED = notStored("The database cannot store at the moment.");
    static final Refusal NO_CONNECTION = notStored("The database cannot be reached.");
    static final Refusal GATE_MISSING = notStored("The campaign has just arrived and is not open at this site yet.");
    static final Refusal NO_NUMBER_KEY = notStored("The campaign's key has not arrived at this site yet.");
    static final Refusal NOT_YET = notStored("Another request of the same person has just been undone.");

    static final Refusal BAD_TEXT =
            Refusal.of("bad-text", 400, "A field has a character or a length that cannot be stored.");
    static final Refusal KEY_REUSED =
            Refusal.of("idempotency-key-reused", 422, "The idempotency key was used with another body.");
    static final Refusal CLOSED = Refusal.of("campaign-closed", 409, "The campaign takes no more registrations.");
    static final Refusal NOT_OPEN = Refusal.of("campaign-not-open", 409, "The campaign has not begun.");
    static final Refusal WRONG_MODE =
            Refusal.of("wrong-mode", 409, "The campaign gives seats to who comes first; claim one of it instead.");
    static final Refusal NO_CAMPAIGN = Refusal.of("campaign-not-found", 404, "There is no such campaign.");
    static final Refusal NO_CHANNEL = Refusal.of("unknown-channel", 400, "The campaign has no such channel.");
    static final Refusal UNDER_AGE = Refusal.of("under-age", 403, "The campaign is for older persons.");
    static final Refusal NOT_FOUND = Refusal.of("registration-not-found", 404, "There is no such registration.");

    static final Doubt CONNECTION_LOST =
            new Doubt("The connection to the database was lost while it was storing.", SOON);
    static final Doubt ONE_SITE_ONLY =
            new Doubt("The campaign asks for both sites, and the other site does not hold it yet.", SOON);
    static final Doubt CLOSING = new Doubt("The campaign began to close while the request was under way.", SOON);
    static final Doubt NOT_READ = new Doubt("What is already stored cannot be read at the moment.", SOON);
    static final Doubt REMEMBERED =
            new Doubt("The other site accepted it, and this one cannot store its copy at the moment.", SOON);
    static final Doubt BROKEN = new Doubt("The node failed after storing.", SOON);

    private Refusals() {}

    private static Refusal notStored(String detail) {
        return new Refusal("not-stored", 503, detail, SOON);
    }
}
