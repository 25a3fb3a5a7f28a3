package io.anlan.app.quota;

import java.util.EnumSet;
import java.util.Set;

/** The rules that keep a seat from being given twice. The simulation takes away each in turn and must find the seat. */
public enum Rule {
    /** A database that was filled anew owns nothing until the peer has wound up what the lost one may have given. */
    NEW_DATABASE_OWNS_NOTHING,
    /** An epoch waits for the peer's database to state all it has written, unless the peer can have opened nothing. */
    STATEMENT_FIRST,
    /** A statement counts only when every row it speaks of is here. */
    STATEMENT_IN_FULL,
    /** The peer's share is wound up only by who holds its own right since the peer's database spoke. */
    OWN_RIGHT_UNBROKEN,
    /** That it spoke must have been to this life of the node: an earlier one took what the peer gave it to its end. */
    SPOKEN_TO_THIS_LIFE,
    /** The peer's share is wound up only when what the peer gave into our memory has become rows. */
    DRAINED_FIRST,
    /** Nothing is written under an epoch after a later one was heard of. */
    NO_WRITE_UNDER_AN_OLD_EPOCH;

    static final Set<Rule> ALL = EnumSet.allOf(Rule.class);
}
