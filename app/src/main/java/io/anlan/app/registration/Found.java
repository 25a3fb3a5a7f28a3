package io.anlan.app.registration;

import java.util.List;

/** What the database says of one person in one campaign: the gate, and the acceptances of either site. */
public record Found(Gate gate, List<Known> known) {

    public Found {
        known = List.copyOf(known);
    }
}
