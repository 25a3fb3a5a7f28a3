package io.anlan.app.problem.postgres;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** A row in column order as the parameters of a statement. */
public final class RowTuple {

    private RowTuple() {}

    /** The values as the driver wants them. */
    public static Tuple of(@Nullable Object[] row) {
        var tuple = Tuple.tuple();
        for (var value : row) {
            tuple.addValue(value instanceof byte[] bytes ? Buffer.buffer(bytes) : value);
        }
        return tuple;
    }
}
