package io.anlan.app.acceptance;

import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.kernel.person.PersonKey;
import org.jspecify.annotations.Nullable;

/**
 * A person's sealed name and id number, as one row of {@code person_vault}. It travels beside the acceptance, because the
 * row written at login may have been lost with the site of the login.
 */
public record VaultRow(
        PersonKey personKey,
        String kid,
        String alg,
        byte[] sealed,
        @Nullable Long keepUntil,
        long version,
        int writer,
        byte[] rowHash) {

    /** How vault bytes are sealed. */
    public static final String ALG = "A256GCM";

    /** The table this is a row of. */
    public static final TableDescription TABLE = TableCatalog.standard().table("person_vault");

    /** A new row, its hash computed. */
    public static VaultRow of(PersonKey personKey, String kid, byte[] sealed, long version, int writer) {
        var unhashed = new VaultRow(personKey, kid, ALG, sealed, null, version, writer, new byte[0]);
        return new VaultRow(personKey, kid, ALG, sealed, null, version, writer, RowHash.of(TABLE, unhashed.values()));
    }

    /** The values in the order of the table's columns. */
    public @Nullable Object[] values() {
        return new @Nullable Object[] {personKey.bytes(), kid, alg, sealed, keepUntil, version, writer, rowHash};
    }

    @Override
    public String toString() {
        return "VaultRow[kid=" + kid + "]";
    }
}
