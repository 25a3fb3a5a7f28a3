package io.anlan.replication.apply;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.SourceEvent.RowChanged;
import io.anlan.replication.parking.ParkingLot;
import io.anlan.replication.position.Standing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes rows inside a target transaction: all at once as long as nothing is wrong, else with care. */
final class ChunkWrite {
    private final TargetSession session;
    private final ParkingLot parking;
    private final Set<String> markTables;

    ChunkWrite(TargetSession session, ParkingLot parking, Set<String> markTables) {
        this.session = session;
        this.parking = parking;
        this.markTables = Set.copyOf(markTables);
    }

    /** One statement per table; any row at fault fails the whole transaction. */
    void quickly(Connection at, Chunk chunk, Tally tally, long nowMicros) throws SQLException {
        for (Map.Entry<TableDescription, List<@Nullable Object[]>> group :
                RowGroups.winners(chunk.rows(), nowMicros).entrySet()) {
            TableDescription table = group.getKey();
            List<@Nullable Object[]> rows = group.getValue();
            int changed = session.database().write(at, table, rows, nowMicros);
            int absorbed = rows.size() - changed;
            int conflicts = absorbed == 0 ? 0 : session.database().conflicts(at, table, rows);
            tally.add(table.rule(), changed, absorbed, conflicts);
        }
    }

    /** Parks what cannot be written and writes the rest. */
    Written carefully(Connection at, Chunk chunk, Tally tally, Standing next, Standing last, long nowMicros)
            throws SQLException {
        CarefulWrite write =
                new CarefulWrite(session.database(), parking, tally, chunk.at().mark(), nowMicros);
        for (Map.Entry<TableDescription, List<@Nullable Object[]>> group :
                RowGroups.winners(chunk.rows(), nowMicros).entrySet()) {
            write.write(at, group.getKey(), group.getValue());
        }
        for (RowChanged row : chunk.rows()) {
            if (row.defect() != null) {
                write.park(at, row.table(), row.values(), row.defect());
            }
        }
        return recount(at, next, last);
    }

    /** Tries the next of the parked rows once more. */
    Written again(Connection at, Standing last, ParkedRetry retry) throws SQLException {
        retry.some(at);
        return recount(at, last, last);
    }

    /** Corrects what the transaction wrote at its start, now that it is known which rows wait aside. */
    Written recount(Connection at, Standing next, Standing last) throws SQLException {
        Map<String, Long> counts = parking.counts(at);
        boolean stopped = counts.keySet().stream().anyMatch(markTables::contains);
        long parked = counts.values().stream().mapToLong(Long::longValue).sum();
        Standing corrected = new Standing(next.resume(), stopped ? last.appliedLsn() : next.appliedLsn(), parked);
        session.stand(at, corrected);
        return new Written(corrected, stopped);
    }
}
