package io.anlan.replication.position;

/**
 * Where reading resumes: a place between two transactions of the source, in the form the engine reads. Everything the
 * source committed before it has been told.
 *
 * <p>The engine's own offsets also name the last row; given those it looks for that row at start and drops what comes
 * before it. We leave the row out, so it drops nothing: the server sends every transaction that commits after this
 * point, and the guards absorb what comes twice.
 */
public sealed interface ResumePoint permits WalPoint, BinlogPoint, BrokerPoint {
    /** The place as a number that rises; it compares only with others of the same incarnation of the source. */
    long mark();

    /** When the source committed what was told last, in epoch microseconds. */
    long micros();

    /** As it is stored in the position row and served to the engine. */
    String json();

    /** Reads what {@link #json} wrote. */
    static ResumePoint parse(String json) {
        if (json.startsWith(BrokerPoint.BEGINNING)) {
            return BrokerPoint.parse(json);
        }
        return json.startsWith(BinlogPoint.BEGINNING) ? BinlogPoint.parse(json) : WalPoint.parse(json);
    }
}
