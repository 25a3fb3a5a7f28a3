package io.anlan.replication.apply;

import io.anlan.replication.apply.TargetDatabase.Failure;
import io.anlan.replication.database.Faults;
import io.anlan.replication.parking.ParkedRow;
import io.anlan.replication.parking.ParkingLot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives parked rows another try, one by one; the guard makes a row that is not wanted any more a row that is there. */
final class ParkedRetry {
    /** Tried in one transaction. When a column comes too early there are hundred thousands, and what is new must not wait. */
    private static final int ROWS_MAX = 500;

    private final TargetDatabase database;
    private final ParkingLot parking;
    private final long nowMicros;
    private long after;
    private boolean more = true;
    private int healed;

    ParkedRetry(TargetDatabase database, ParkingLot parking, long nowMicros) {
        this.database = database;
        this.parking = parking;
        this.nowMicros = nowMicros;
    }

    /** Tries the next of them. */
    void some(Connection at) throws SQLException {
        List<ParkedRow> rows = parking.waiting(at, after, ROWS_MAX);
        all(at, rows);
        more = rows.size() == ROWS_MAX;
        after = rows.isEmpty() ? after : rows.get(rows.size() - 1).id();
    }

    /** Whether some were not yet tried. */
    boolean more() {
        return more;
    }

    /** In the order in which every writer takes locks: a node may be draining the same rows. */
    private void all(Connection at, List<ParkedRow> rows) throws SQLException {
        List<ParkedRow> sound = new ArrayList<>(rows.size());
        for (ParkedRow row : rows) {
            @Nullable String defect = RowCheck.defect(row.table(), row.values());
            if (defect == null) {
                sound.add(row);
            } else {
                parking.failed(at, row, defect);
            }
        }
        sound.sort(ParkedRow.LOCK_ORDER);
        for (ParkedRow row : sound) {
            one(at, row);
        }
    }

    private void one(Connection at, ParkedRow row) throws SQLException {
        Savepoint before = at.setSavepoint();
        try {
            List<@Nullable Object[]> alone = Arrays.<@Nullable Object[]>asList(row.values());
            int changed = database.write(at, row.table(), alone, nowMicros);
            at.releaseSavepoint(before);
            parking.healed(at, row);
            healed += changed >= 0 ? 1 : 0;
        } catch (SQLException failure) {
            if (database.judge(failure) != Failure.DATA) {
                throw failure;
            }
            at.rollback(before);
            parking.failed(at, row, Faults.state(failure) + " " + failure.getMessage());
        }
    }

    int healed() {
        return healed;
    }
}
