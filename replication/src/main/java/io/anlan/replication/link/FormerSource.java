package io.anlan.replication.link;

import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.LostHoldException;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Has a position speak of a database that is there no more. A source that was put back to an earlier day calls itself what it
 * was called before, and its log soon stands behind the position again; going on from there would lose what it wrote meanwhile,
 * and its nodes would take the old applied mark for one of their new rows.
 */
final class FormerSource {
    /** No database calls itself so. */
    private static final String FORMER = ", before it was restored";

    private FormerSource() {}

    /** Notes it for good in the link's row, which this session holds; answers the position as it is now. */
    static LinkPosition note(TargetSession session, LinkPosition position) throws SQLException {
        String former = position.sourceIncarnation() + FORMER;
        session.step(at -> {
            try (PreparedStatement update = at.prepareStatement(
                    "UPDATE link_position SET source_incarnation = ? WHERE link = ? AND source_incarnation = ?")) {
                update.setString(1, former);
                update.setString(2, position.link());
                update.setString(3, position.sourceIncarnation());
                if (update.executeUpdate() != 1) {
                    throw new LostHoldException(position.link());
                }
            }
        });
        return position.ofIncarnation(former);
    }
}
