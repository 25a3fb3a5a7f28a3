package io.anlan.app.campaign;

import java.util.List;

/** A campaign that has been checked and is yet to be stored. */
public record CampaignDraft(
        String id,
        String mode,
        int minAge,
        List<String> channels,
        long opensAtMicros,
        long closesAtMicros,
        String durability,
        long budgetFen,
        List<PackItem> pack,
        List<CampaignText> texts) {

    /** Who registers takes part in a draw. */
    public static final String LOTTERY = "LOTTERY";

    /** Who comes first claims a seat, as long as there are seats. */
    public static final String FIRST_COME = "FIRST_COME";

    /** Any acceptance is answered, stored once or twice. */
    public static final String ANY = "any";

    /** Nothing is answered before both sites hold it. */
    public static final String BOTH_OR_WAIT = "both-or-wait";
}
