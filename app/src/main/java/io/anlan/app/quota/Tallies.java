package io.anlan.app.quota;

import java.util.function.UnaryOperator;

/**
 * What a database counts of a campaign's rows.
 *
 * @param all of them
 * @param upTo of those alone whose versions are not beyond the latest that a statement counted: a row that the statement did
 *     not know must not stand in for one that is still on its way here
 */
public record Tallies(Tally all, UnaryOperator<Tally> upTo) {

    /** Nothing was counted. */
    public static final Tallies NONE = new Tallies(Tally.NONE, told -> Tally.NONE);

    /** Whether all that a statement counted is here. */
    boolean cover(Tally told) {
        return upTo.apply(told).covers(told);
    }
}
