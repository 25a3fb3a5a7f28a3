package io.anlan.failover.edge;

import io.anlan.kernel.Ladder;
import java.time.Duration;

/**
 * The bounds of everything a stranger can make the edge hold.
 *
 * @param bodyBytes largest request body
 * @param headerBytes largest request header block
 * @param answerBytes largest answer of a node; it is held whole so that a node may die in the middle of it
 * @param connections most citizens' connections at a time
 * @param inFlight most requests at a time
 * @param streams most streams of events at a time
 * @param nodeConnections most connections to one node, from each event loop
 * @param tryTime after this much of the first try a second one starts
 * @param requestTime after this the citizen gets an answer whatever came
 */
record EdgeLimits(
        int bodyBytes,
        int headerBytes,
        int answerBytes,
        int connections,
        int inFlight,
        int streams,
        int nodeConnections,
        Duration tryTime,
        Duration requestTime) {

    static final EdgeLimits STANDARD = new EdgeLimits(
            64 * 1024, 16 * 1024, 8 * 1024 * 1024, 8_192, 2_048, 1_024, 1_536, Ladder.EDGE_TRY, Ladder.EDGE_REQUEST);
}
