package io.anlan.replication.apply;

/** Chooses how a link's changes travel. */
@FunctionalInterface
public interface TransportRoute {
    /** From the capture straight into the target, reading on while it writes. */
    TransportRoute DIRECT = (session, applier) -> new ReadingAhead(applier, session.link());

    /**
     * The transport of one run.
     *
     * @param session holds the link at its target
     * @param applier writes by that session
     */
    Transport over(TargetSession session, LinkApplier applier);
}
