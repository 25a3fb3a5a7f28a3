package io.anlan.replication.apply;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.TargetDatabase.Failure;
import io.anlan.replication.database.Faults;
import io.anlan.replication.parking.ParkingLot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows of which some cannot be written: halves the batch until the bad row stands alone, and parks that one. */
final class CarefulWrite {
    private static final int TRIES_ALONE = 3;

    private final TargetDatabase database;
    private final ParkingLot parking;
    private final Tally tally;
    private final long position;
    private final long nowMicros;

    CarefulWrite(TargetDatabase database, ParkingLot parking, Tally tally, long position, long nowMicros) {
        this.database = database;
        this.parking = parking;
        this.tally = tally;
        this.position = position;
        this.nowMicros = nowMicros;
    }

    void write(Connection at, TableDescription table, List<@Nullable Object[]> rows) throws SQLException {
        SQLException failure = tryAll(at, table, rows);
        if (failure == null) {
            return;
        }
        if (rows.size() > 1) {
            int half = rows.size() / 2;
            write(at, table, rows.subList(0, half));
            write(at, table, rows.subList(half, rows.size()));
            return;
        }
        for (int tries = 1; tries < TRIES_ALONE && failure != null; tries++) {
            failure = tryAll(at, table, rows);
        }
        if (failure != null) {
            park(at, table, rows.get(0), Faults.state(failure) + " " + failure.getMessage());
        }
    }

    void park(Connection at, TableDescription table, @Nullable Object[] row, String error) throws SQLException {
        parking.park(at, table, row, position, error);
    }

    /** Tries the rows together; answers the failure if it is one of a row, throws any other. */
    private @Nullable SQLException tryAll(Connection at, TableDescription table, List<@Nullable Object[]> rows)
            throws SQLException {
        Savepoint before = at.setSavepoint();
        try {
            int changed = database.write(at, table, rows, nowMicros);
            at.releaseSavepoint(before);
            tally.add(table.rule(), changed, rows.size() - changed, 0);
            return null;
        } catch (SQLException failure) {
            if (database.judge(failure) != Failure.DATA) {
                throw failure;
            }
            at.rollback(before);
            return failure;
        }
    }
}
