package io.anlan.app.registration.postgres;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.registration.AcceptanceStore;
import io.anlan.app.registration.Found;
import io.anlan.app.registration.Gate;
import io.anlan.app.registration.Known;
import io.anlan.app.registration.StoreFailure;
import io.anlan.app.registration.StoreTrouble;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The acceptances in this site's PostgreSQL. */
public final class PostgresAcceptanceStore implements AcceptanceStore {

    private final Pool pool;

    public PostgresAcceptanceStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Line> open() {
        // Whatever keeps a connection from coming, nothing has been sent on it.
        return pool.getConnection()
                .<Line>map(PostgresLine::new)
                .recover(failure ->
                        Future.failedFuture(new StoreFailure(StoreTrouble.NOT_SENT, PostgresLine.reason(failure))))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<List<Found>> look(List<AcceptanceKey> keys) {
        var campaigns = new String[keys.size()];
        var persons = new Buffer[keys.size()];
        for (var i = 0; i < campaigns.length; i++) {
            campaigns[i] = keys.get(i).campaignId();
            persons[i] = Buffer.buffer(keys.get(i).personKey().bytes());
        }
        return pool.preparedQuery(AcceptanceSql.LOOK)
                .execute(Tuple.tuple().addArrayOfString(campaigns).addArrayOfBuffer(persons))
                .map(rows -> found(keys.size(), rows))
                .recover(PostgresLine::failed)
                .toCompletionStage();
    }

    @Override
    public CompletionStage<List<Known>> byNumber(String registrationNo) {
        return pool.preparedQuery(AcceptanceSql.BY_NUMBER)
                .execute(Tuple.of(registrationNo))
                .map(PostgresAcceptanceStore::known)
                .recover(PostgresLine::failed)
                .toCompletionStage();
    }

    private static List<Known> known(RowSet<Row> rows) {
        var known = new ArrayList<Known>(rows.size());
        rows.forEach(row -> known.add(KnownRows.read(row, 0)));
        return known;
    }

    private static List<Found> found(int places, RowSet<Row> rows) {
        var gates = new Gate[places];
        var known = new ArrayList<List<Known>>(places);
        for (var i = 0; i < places; i++) {
            known.add(new ArrayList<>(2));
        }
        for (var row : rows) {
            var place = row.getInteger(0) - 1;
            gates[place] = gate(row.getBoolean(1));
            if (row.getValue(2) != null) {
                known.get(place).add(KnownRows.read(row, 2));
            }
        }
        var found = new ArrayList<Found>(places);
        for (var i = 0; i < places; i++) {
            found.add(new Found(gates[i], known.get(i)));
        }
        return found;
    }

    private static Gate gate(@Nullable Boolean open) {
        if (open == null) {
            return Gate.MISSING;
        }
        return open ? Gate.OPEN : Gate.CLOSED;
    }
}
