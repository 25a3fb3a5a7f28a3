package io.anlan.replication.kafka;

import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.position.BrokerPoint;
import io.anlan.replication.position.ResumePoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The position rows of a link's appliers, beside the link's own: one for each partition, named {@code link#0} and so on. They
 * belong to one making of the link and to one source; those of another are as good as none.
 */
final class PartitionRows {
    private static final String OWNER = "SELECT source_incarnation, created_at FROM link_position WHERE link = ?";
    private static final String INSERT = "INSERT INTO link_position"
            + " (link, source_incarnation, slot, offset_json, definitions, applied_lsn) VALUES (?, ?, ?, ?, '', ?)";

    private final TargetSession session;
    private final String link;

    /** @param incarnation which database the source is
     *  @param madeAt when the link was made, in the words of the position row's slot */
    private record Owner(String incarnation, String madeAt) {}

    PartitionRows(TargetSession session) {
        this.session = session;
        this.link = session.link();
    }

    String name(int partition) {
        return link + "#" + partition;
    }

    /** Where the appliers stand; as many as there are. */
    List<BrokerPoint> load(int partitions) throws SQLException {
        return session.transaction(at -> {
            Owner owner = owner(at);
            List<BrokerPoint> points = new ArrayList<>();
            try (PreparedStatement select = at.prepareStatement(
                    "SELECT offset_json FROM link_position WHERE link = ? AND source_incarnation = ? AND slot = ?")) {
                for (int i = 0; i < partitions; i++) {
                    select.setString(1, name(i));
                    select.setString(2, owner.incarnation());
                    select.setString(3, owner.madeAt());
                    try (ResultSet row = select.executeQuery()) {
                        if (row.next() && ResumePoint.parse(row.getString(1)) instanceof BrokerPoint point) {
                            points.add(point);
                        }
                    }
                }
            }
            return points;
        });
    }

    /** Has all appliers stand at these points, and no others be there. */
    void replace(List<BrokerPoint> points) throws SQLException {
        session.step(at -> {
            delete(at);
            Owner owner = owner(at);
            try (PreparedStatement insert = at.prepareStatement(INSERT)) {
                for (int i = 0; i < points.size(); i++) {
                    insert.setString(1, name(i));
                    insert.setString(2, owner.incarnation());
                    insert.setString(3, owner.madeAt());
                    insert.setString(4, points.get(i).json());
                    insert.setLong(5, points.get(i).mark());
                    insert.executeUpdate();
                }
            }
        });
    }

    /** The appliers stand nowhere; the next run begins where the link stands. */
    void forget() throws SQLException {
        session.step(this::delete);
    }

    private void delete(Connection at) throws SQLException {
        try (PreparedStatement delete = at.prepareStatement("DELETE FROM link_position WHERE link LIKE ?")) {
            delete.setString(1, link + "#%");
            delete.executeUpdate();
        }
    }

    private Owner owner(Connection at) throws SQLException {
        try (PreparedStatement select = at.prepareStatement(OWNER)) {
            select.setString(1, link);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the link's position is gone", "02000");
                }
                var made = row.getTimestamp(2).toInstant();
                return new Owner(row.getString(1), "made " + made);
            }
        }
    }
}
