package io.anlan.replication.reconcile.sql;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.reconcile.ComparedSession;
import io.anlan.replication.reconcile.Digest;
import io.anlan.replication.reconcile.FoundRow;
import io.anlan.replication.reconcile.Place;
import io.anlan.replication.reconcile.Stretch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks over a connection that repeats its reads within a transaction: the statements of one call see one moment. */
public final class SqlSession implements ComparedSession {
    private static final int PLACES_AT_ONCE = 100;

    private final Connection connection;
    private final Engine engine;
    private final Map<String, LookSql> texts = new HashMap<>();

    /** Takes the connection over; it is in no transaction, commits by itself no more and repeats its reads. */
    public SqlSession(Connection connection, Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }

    @Override
    public Digest digest(Stretch stretch) throws SQLException {
        return atOneMoment(() -> {
            Place last = bound(stretch);
            try (PreparedStatement select =
                    prepare(text(stretch.table()).digest(stretch.after() != null), stretch, stretch.rowsMax())) {
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        throw new SQLException("a digest without a row", "XX000");
                    }
                    return new Digest(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), last);
                }
            }
        });
    }

    private @Nullable Place bound(Stretch stretch) throws SQLException {
        TableDescription table = stretch.table();
        try (PreparedStatement select =
                prepare(text(table).bound(stretch.after() != null), stretch, stretch.rowsMax() - 1)) {
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                @Nullable Object[] values = new @Nullable Object[table.columns().size()];
                for (int i = 0; i < table.key().size(); i++) {
                    int index = table.index(table.key().get(i));
                    values[index] = value(row, i + 1, table.columns().get(index));
                }
                return Place.of(table, values);
            }
        }
    }

    @Override
    public List<FoundRow> rows(Stretch stretch) throws SQLException {
        return atOneMoment(() -> {
            try (PreparedStatement select =
                    prepare(text(stretch.table()).rows(stretch.after() != null), stretch, stretch.rowsMax())) {
                return found(stretch.table(), select);
            }
        });
    }

    @Override
    public Map<Place, FoundRow> at(TableDescription table, Collection<Place> places) throws SQLException {
        List<Place> all = List.copyOf(places);
        return atOneMoment(() -> {
            Map<Place, FoundRow> found = new HashMap<>();
            for (int from = 0; from < all.size(); from += PLACES_AT_ONCE) {
                List<Place> some = all.subList(from, Math.min(all.size(), from + PLACES_AT_ONCE));
                try (PreparedStatement select =
                        connection.prepareStatement(text(table).at(some.size()))) {
                    int parameter = 0;
                    for (Place place : some) {
                        for (Object value : place.values()) {
                            select.setObject(++parameter, value);
                        }
                    }
                    found(table, select).forEach(row -> found.put(row.place(), row));
                }
            }
            return found;
        });
    }

    @Override
    public long count(TableDescription table) throws SQLException {
        return atOneMoment(() -> {
            try (PreparedStatement select =
                            connection.prepareStatement(text(table).count());
                    ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private LookSql text(TableDescription table) {
        return texts.computeIfAbsent(table.name(), name -> new LookSql(table, engine));
    }

    /** Binds what tells where the stretch begins, what is in its scope, and how many rows are meant. */
    private PreparedStatement prepare(String sql, Stretch stretch, int rows) throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        int parameter = 0;
        Place after = stretch.after();
        if (after != null) {
            List<Object> values = after.values();
            for (int index : text(stretch.table()).placeIndexes()) {
                select.setObject(++parameter, values.get(index));
            }
        }
        if (stretch.table().expires()) {
            select.setLong(++parameter, stretch.scope().horizonMicros());
        }
        select.setLong(++parameter, stretch.scope().sinceVersion());
        select.setInt(++parameter, rows);
        return select;
    }

    private static List<FoundRow> found(TableDescription table, PreparedStatement select) throws SQLException {
        List<FoundRow> rows = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            int columns = table.columns().size();
            while (row.next()) {
                @Nullable Object[] values = new @Nullable Object[columns];
                for (int i = 0; i < columns; i++) {
                    values[i] = value(row, i + 1, table.columns().get(i));
                }
                rows.add(new FoundRow(table, values, Objects.requireNonNull(row.getBytes(columns + 1))));
            }
        }
        return rows;
    }

    private static @Nullable Object value(ResultSet row, int column, Column of) throws SQLException {
        Object value = switch (of.type()) {
            case TEXT -> row.getString(column);
            case BIGINT -> row.getLong(column);
            case SMALLINT -> row.getShort(column);
            case BYTES -> row.getBytes(column);
        };
        return row.wasNull() ? null : value;
    }

    private <T> T atOneMoment(Question<T> question) throws SQLException {
        try {
            T answer = question.ask();
            connection.commit();
            return answer;
        } catch (SQLException | RuntimeException failure) {
            try {
                connection.rollback();
            } catch (SQLException gone) {
                failure.addSuppressed(gone);
            }
            throw failure;
        }
    }
}
