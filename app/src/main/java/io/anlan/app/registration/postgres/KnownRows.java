package io.anlan.app.registration.postgres;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.registration.Known;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.person.PersonKey;
import io.vertx.sqlclient.Row;

/** Reads acceptances out of rows. The places are those of {@link AcceptanceSql}'s column list. */
final class KnownRows {

    private KnownRows() {}

    /** The acceptance that begins at this place of the row. */
    static Known read(Row row, int at) {
        var acceptance = new Acceptance(
                row.getString(at),
                new PersonKey(row.getBuffer(at + 1).getBytes()),
                SiteId.of(row.getInteger(at + 2)),
                row.getString(at + 3),
                row.getString(at + 4),
                row.getString(at + 5),
                row.getBuffer(at + 6).getBytes(),
                row.getLong(at + 7),
                row.getString(at + 8),
                row.getString(at + 9),
                row.getLong(at + 10),
                row.getLong(at + 11),
                row.getInteger(at + 12),
                row.getBuffer(at + 13).getBytes());
        return new Known(acceptance, row.getBoolean(at + 14));
    }
}
