package io.anlan.replication.reconcile.sql;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.link.Link;
import io.anlan.replication.position.Lsn;
import io.anlan.replication.position.ResumePoint;
import io.anlan.replication.reconcile.Inflow;
import io.anlan.replication.reconcile.Mark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A link whose source is a PostgreSQL. What was told is where reading would resume, not the applied mark: a parked row holds
 * the mark for as long as it waits, and it is just then that the rows beside it must be compared.
 */
public final class PostgresInflow implements Inflow {
    // Behind every commit a look can have seen: the position of a commit's record is written before the commit shows.
    private static final String WRITTEN = "SELECT s.system_identifier || '-' || c.timeline_id,"
            + " pg_current_wal_insert_lsn()::text FROM pg_control_system() s CROSS JOIN pg_control_checkpoint() c";
    private static final String TOLD = "SELECT source_incarnation, offset_json FROM link_position WHERE link = ?";

    private final Link link;
    private final Connection source;
    private final Connection target;

    /** Both connections commit by themselves; they are the caller's. */
    public PostgresInflow(Link link, Connection source, Connection target) {
        this.link = link;
        this.source = source;
        this.target = target;
    }

    @Override
    public Mark written() throws SQLException {
        try (PreparedStatement select = source.prepareStatement(WRITTEN);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the source says nothing about itself", "XX000");
            }
            return new Mark(row.getString(1), Long.toString(Lsn.parse(row.getString(2))));
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
                return offset != null && ResumePoint.parse(offset).mark() >= Long.parseLong(mark.position());
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
