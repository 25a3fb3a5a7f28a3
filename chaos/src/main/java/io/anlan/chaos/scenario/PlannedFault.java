package io.anlan.chaos.scenario;

import java.util.Map;

/**
 * A fault of a scenario.
 *
 * @param kind the fault's word, such as {@code kill}
 * @param target what it strikes, such as {@code site-a}
 * @param atSeconds after the start of the load
 * @param forSeconds until its inverse begins
 * @param with what else the kind wants to know
 */
public record PlannedFault(String kind, String target, double atSeconds, double forSeconds, Map<String, String> with) {
    public PlannedFault {
        with = Map.copyOf(with);
        if (atSeconds < 0 || forSeconds < 0) {
            throw new IllegalArgumentException(kind + " " + target + " would begin or last less than nothing");
        }
    }

    public String title() {
        return kind + " " + target + (with.isEmpty() ? "" : " " + with);
    }
}
