package io.anlan.app.quota;

import io.anlan.app.acceptance.AcceptanceKey;

/** Claims that the peer has given and that lie in this site's memory, not known to be rows here yet. */
public interface Arriving {

    /** Whether one of them is this person's. */
    boolean of(AcceptanceKey person);

    /** Whether one of them has this number. */
    boolean is(String claimNo);
}
