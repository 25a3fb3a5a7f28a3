package io.anlan.replication.reconcile.sql;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.link.Link;
import io.anlan.replication.position.BinlogPoint;
import io.anlan.replication.position.GtidPosition;
import io.anlan.replication.position.ResumePoint;
import io.anlan.replication.reconcile.Inflow;
import io.anlan.replication.reconcile.Mark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A link whose source is a MariaDB; its positions are the last transactions of each GTID domain. */
public final class BinlogInflow implements Inflow {
    // A transaction is in the binlog before its rows can be seen.
    private static final String WRITTEN = "SELECT incarnation, @@GLOBAL.gtid_binlog_pos FROM store_incarnation";
    private static final String TOLD = "SELECT source_incarnation, offset_json FROM link_position WHERE link = ?";

    private final Link link;
    private final Connection source;
    private final Connection target;

    /** Both connections commit by themselves; they are the caller's. */
    public BinlogInflow(Link link, Connection source, Connection target) {
        this.link = link;
        this.source = source;
        this.target = target;
    }

    @Override
    public Mark written() throws SQLException {
        try (PreparedStatement select = source.prepareStatement(WRITTEN);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the source says nothing about itself", "HY000");
            }
            return new Mark(row.getString(1), row.getString(2));
        }
    }

    @Override
    public boolean told(Mark mark) throws SQLException {
        try (PreparedStatement select = target.prepareStatement(TOLD)) {
            select.setString(1, link.name());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || !row.getString(1).equals(mark.incarnation())) {
                    return false;
                }
                @Nullable String offset = row.getString(2);
                return offset != null
                        && ResumePoint.parse(offset) instanceof BinlogPoint point
                        && point.gtids()
                                .firstMissing(GtidPosition.parse(mark.position()))
                                .isEmpty();
            }
        }
    }

    @Override
    public String link() {
        return link.name();
    }

    @Override
    public boolean carries(TableDescription table) {
        return table.directions().contains(link.direction());
    }
}
