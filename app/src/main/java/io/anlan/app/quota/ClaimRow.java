package io.anlan.app.quota;

import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.kernel.person.PersonKey;
import org.jspecify.annotations.Nullable;

/** A seat held for a person, as one row of {@code claim}. Times are epoch micros. */
public record ClaimRow(
        String campaignId,
        Seat seat,
        PersonKey personKey,
        String claimNo,
        String idempotencyKey,
        long claimedAt,
        long expiresAt,
        String batchId,
        String correlationId,
        long version,
        int writer) {

    /** The table this is a row of. */
    public static final TableDescription TABLE = TableCatalog.standard().table("claim");

    /** The values in the order of the table's columns, with the hash over them. */
    public @Nullable Object[] values() {
        var row = new @Nullable Object[] {
            campaignId,
            seat.share().number(),
            seat.epoch(),
            seat.serial(),
            personKey.bytes(),
            claimNo,
            idempotencyKey,
            claimedAt,
            expiresAt,
            batchId,
            correlationId,
            null,
            version,
            writer,
            null
        };
        row[TABLE.index("row_hash")] = RowHash.of(TABLE, row);
        return row;
    }

    @Override
    public String toString() {
        return "ClaimRow[" + campaignId + ", " + seat + "]";
    }
}
