package io.anlan.replication.reconcile.sql;

import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.GuardedStatement;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.apply.TargetDatabase.Failure;
import io.anlan.replication.database.Faults;
import io.anlan.replication.parking.ParkedRow;
import io.anlan.replication.parking.ParkingLot;
import io.anlan.replication.reconcile.FoundRow;
import io.anlan.replication.reconcile.Mender;
import io.anlan.replication.reconcile.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of another database by the statement every writer of replicated rows uses. When it mends it sets no replication
 * origin: what heals here may be missing at the peer, too, and a row the peer has already changes nothing there. When it copies
 * it sets one: the peer has every row of it.
 */
public final class SqlMender implements Mender {
    /** Rows in one transaction: their locks must not keep citizens or links waiting. */
    private static final int ROWS_AT_ONCE = 500;

    private static final int TRIES = 3;

    private final TargetDatabase target;
    private final Engine engine;
    private final TableCatalog catalog;
    private final Ticker ticker;
    private final String name;
    private final boolean copying;

    public SqlMender(TargetDatabase target, Engine engine, TableCatalog catalog, Ticker ticker) {
        this(target, engine, catalog, ticker, false);
    }

    private SqlMender(TargetDatabase target, Engine engine, TableCatalog catalog, Ticker ticker, boolean copying) {
        this.name = copying ? "reseed" : "reconcile";
        this.copying = copying;
        this.target = target;
        this.engine = engine;
        this.catalog = catalog;
        this.ticker = ticker;
    }

    /** One that copies: its rows do not go back to where they come from, and there is only one at a time. */
    public static SqlMender copying(TargetDatabase target, Engine engine, TableCatalog catalog, Ticker ticker) {
        return new SqlMender(target, engine, catalog, ticker, true);
    }

    private Connection open() throws SQLException {
        Connection at = target.open(name);
        try {
            if (copying && !target.lock(at, name)) {
                throw new SQLException("another copy writes into it", "55006");
            }
            at.commit();
            return at;
        } catch (SQLException failure) {
            at.close();
            throw failure;
        }
    }

    @Override
    public Map<Place, String> write(TableDescription table, List<FoundRow> rows, Set<Place> broken)
            throws SQLException {
        List<FoundRow> sorted =
                rows.stream().sorted(Comparator.comparing(FoundRow::place)).toList();
        List<FoundRow> sound =
                sorted.stream().filter(row -> !broken.contains(row.place())).toList();
        Map<Place, String> refused = new HashMap<>();
        try (Connection at = open()) {
            for (int from = 0; from < sound.size(); from += ROWS_AT_ONCE) {
                some(at, table, sound.subList(from, Math.min(sound.size(), from + ROWS_AT_ONCE)), Set.of(), refused);
            }
            // Each alone: it is locked by another statement, before rows of lesser keys, which a link may be writing.
            for (FoundRow row : sorted) {
                if (broken.contains(row.place())) {
                    some(at, table, List.of(row), broken, refused);
                }
            }
        }
        return refused;
    }

    /** Writes rows together; if one of them is at fault, halves them until it stands alone. */
    private void some(
            Connection at, TableDescription table, List<FoundRow> rows, Set<Place> broken, Map<Place, String> refused)
            throws SQLException {
        SQLException failure = tryAll(at, table, rows, broken, TRIES);
        if (failure == null) {
            return;
        }
        if (rows.size() == 1) {
            refused.put(rows.get(0).place(), "SQLSTATE " + Faults.state(failure));
            return;
        }
        int half = rows.size() / 2;
        some(at, table, rows.subList(0, half), broken, refused);
        some(at, table, rows.subList(half, rows.size()), broken, refused);
    }

    private @Nullable SQLException tryAll(
            Connection at, TableDescription table, List<FoundRow> rows, Set<Place> broken, int triesLeft)
            throws SQLException {
        try {
            for (FoundRow row : rows) {
                if (broken.contains(row.place())) {
                    restore(at, table, row);
                }
            }
            List<@Nullable Object[]> values =
                    rows.stream().map(FoundRow::values).toList();
            int changed = target.write(at, table, values, ticker.wallMicros());
            if (changed > rows.size()) {
                throw new SQLException("more rows changed than were written", "XX000");
            }
            if (copying) {
                target.mark(at, 1, ticker.wallMicros());
            }
            at.commit();
            return null;
        } catch (SQLException failure) {
            at.rollback();
            Failure meaning = target.judge(failure);
            if (meaning == Failure.AGAIN && triesLeft > 1) {
                return tryAll(at, table, rows, broken, triesLeft - 1);
            }
            if (meaning != Failure.DATA) {
                throw failure;
            }
            return failure;
        }
    }

    private void restore(Connection at, TableDescription table, FoundRow row) throws SQLException {
        try (PreparedStatement update = at.prepareStatement(GuardedStatement.restore(table, engine))) {
            int parameter = 0;
            for (int i = 0; i < row.values().length; i++) {
                if (!table.key().contains(table.columns().get(i).name())) {
                    update.setObject(++parameter, row.values()[i]);
                }
            }
            for (Object value : row.place().values()) {
                update.setObject(++parameter, value);
            }
            update.executeUpdate();
        }
    }

    @Override
    public List<ParkedRow> parked(String link) throws SQLException {
        try (Connection at = open()) {
            List<ParkedRow> waiting = new ParkingLot(link, catalog).waiting(at);
            at.commit();
            return waiting;
        }
    }

    @Override
    public void healed(String link, List<ParkedRow> rows) throws SQLException {
        ParkingLot parking = new ParkingLot(link, catalog);
        try (Connection at = open()) {
            for (ParkedRow row : rows) {
                parking.healed(at, row);
            }
            at.commit();
        }
    }
}
