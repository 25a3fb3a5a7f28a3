package io.anlan.app.quota;

import io.anlan.kernel.SiteId;

/** A row that the keeping of a quota adds. */
public sealed interface Deed {

    /** This database speaks for its site from now on; local. */
    record MakeGate() implements Deed {}

    /** Says something about an epoch. */
    record Say(Notice notice) implements Deed {}

    /** Receives seats into a share. */
    record Take(Facts.Move move, long epoch) implements Deed {}

    /** Sends seats from a share to the other. */
    record Send(SiteId share, long epoch, long serial, SiteId to, long seats) implements Deed {}

    /** Ends a hold. */
    record End(Seat seat, long epoch, Ending ending) implements Deed {}
}
