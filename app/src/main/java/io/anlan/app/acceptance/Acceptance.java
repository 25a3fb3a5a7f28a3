package io.anlan.app.acceptance;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.RowOrder;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.kernel.person.PersonKey;
import org.jspecify.annotations.Nullable;

/** One accepted registration, as one row of {@code registration}. Times are epoch micros. */
public record Acceptance(
        String campaignId,
        PersonKey personKey,
        SiteId site,
        String registrationNo,
        String channel,
        String idempotencyKey,
        byte[] bodyHash,
        long acceptedAt,
        String batchId,
        String correlationId,
        @Nullable Long keepUntil,
        long version,
        int writer,
        byte[] rowHash) {

    /** The table this is a row of. */
    public static final TableDescription TABLE = TableCatalog.standard().table("registration");

    /** The same acceptance with its hash computed. */
    public Acceptance hashed() {
        return new Acceptance(
                campaignId,
                personKey,
                site,
                registrationNo,
                channel,
                idempotencyKey,
                bodyHash,
                acceptedAt,
                batchId,
                correlationId,
                keepUntil,
                version,
                writer,
                RowHash.of(TABLE, values()));
    }

    /** The values in the order of the table's columns. */
    public @Nullable Object[] values() {
        return new @Nullable Object[] {
            campaignId,
            personKey.bytes(),
            site.number(),
            registrationNo,
            channel,
            idempotencyKey,
            bodyHash,
            acceptedAt,
            batchId,
            correlationId,
            keepUntil,
            version,
            writer,
            rowHash
        };
    }

    /** Whether this one counts, of two acceptances of one person: the smaller in the total order. */
    public boolean countsBefore(Acceptance other) {
        return RowOrder.compare(version, writer, rowHash, other.version, other.writer, other.rowHash) < 0;
    }

    /** Who was accepted for what, wherever. */
    public AcceptanceKey key() {
        return new AcceptanceKey(campaignId, personKey);
    }

    @Override
    public String toString() {
        return "Acceptance[" + campaignId + ", " + site.id() + ", " + batchId + "]";
    }
}
