package io.anlan.app.quota;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Refusal;
import java.time.Duration;

/** What this room refuses with. None of it repeats what was sent. */
public final class ClaimRefusals {

    static final Duration SOON = Duration.ofSeconds(1);

    /** The claim was given from a share that this site may not decide about. */
    public static final Refusal NOT_HERE = notStored("The other site decides about this claim; ask it, or here again.");

    /** No such claim of this person. */
    public static final Refusal NOT_FOUND = Refusal.of("claim-not-found", 404, "There is no such claim.");

    /** The hold is over. */
    public static final Refusal EXPIRED =
            Refusal.of("claim-expired", 409, "The time to confirm the claim is over; its seat is free again.");

    /** The campaign already has another number of seats. */
    public static final Refusal ANOTHER_SIZE =
            Refusal.of("campaign-exists", 409, "The campaign has another number of seats; it cannot be changed.");

    static final Refusal NO_RIGHT = notStored("This site may not give seats at the moment; the other one may.");
    static final Refusal NO_SEAT_HERE =
            notStored("This site has no seat to give at the moment; ask the other one, or here again.");
    static final Refusal EXPIRING = notStored("The former hold of this person has just ended.");
    static final Refusal ARRIVING =
            notStored("The claim is just arriving from the other site; ask that one, or here again.");
    static final Refusal SOLD_OUT =
            Refusal.of("sold-out", 409, "No seat is left; held ones that are not confirmed become free again.");
    static final Refusal CLOSED = Refusal.of("campaign-closed", 409, "The campaign gives no more seats.");
    static final Refusal NOT_OPEN = Refusal.of("campaign-not-open", 409, "The campaign has not begun.");
    /** No such campaign. */
    public static final Refusal NO_CAMPAIGN = Refusal.of("campaign-not-found", 404, "There is no such campaign.");
    /** The campaign is of the other kind. */
    public static final Refusal WRONG_MODE =
            Refusal.of("wrong-mode", 409, "The campaign draws lots; one registers for it and claims nothing.");

    static final Refusal UNDER_AGE = Refusal.of("under-age", 403, "The campaign is for older persons.");
    static final Refusal NO_NUMBER_KEY = notStored("The campaign's key has not arrived at this site yet.");
    static final Refusal UNREACHED = notStored("The campaign cannot be read at the moment.");

    static final Doubt NOT_HELD = new Doubt("The other site does not hold the claim yet.", SOON);
    static final Doubt TOO_LATE = new Doubt("The right to give seats ran out while the request was under way.", SOON);
    static final Doubt UNKNOWN = new Doubt("Whether the claim was stored is not known.", SOON);

    private ClaimRefusals() {}

    /** The claim has ended otherwise than is wished now. */
    public static Refusal over(Ending ending) {
        return switch (ending) {
            case EXPIRED -> EXPIRED;
            case CONFIRMED -> Refusal.of("claim-confirmed", 409, "The claim is confirmed; it cannot be given back.");
            case RELEASED, TAKEN -> Refusal.of("claim-released", 409, "The claim was given back.");
        };
    }

    private static Refusal notStored(String detail) {
        return new Refusal("not-stored", 503, detail, SOON);
    }
}
