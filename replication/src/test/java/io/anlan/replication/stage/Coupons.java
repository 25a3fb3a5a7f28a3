package io.anlan.replication.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A table whose rows hang on an exclusive right, such as the product has none of yet. */
public final class Coupons {
    /** The mapping of this table alone. */
    public static final TableCatalog CATALOG = catalog();

    public static final TableDescription TABLE = CATALOG.table("coupon");

    /** The mapping of a later release, by which coupons have a mood. */
    public static final TableCatalog LATER = catalogWith(
            "coupon_id text, used text, mood text?+, epoch bigint, version bigint, writer smallint, row_hash bytes");

    private Coupons() {}

    /** Makes the table in all databases of the stage, and empties it if it is there. */
    public static void stand() {
        for (var postgres :
                new io.anlan.local.database.PostgresServer[] {Databases.postgresA(), Databases.postgresB()}) {
            Databases.run(
                    postgres.owner(),
                    "CREATE TABLE IF NOT EXISTS coupon (coupon_id text COLLATE \"C\" NOT NULL, used text NOT NULL,"
                            + " epoch bigint NOT NULL, version bigint NOT NULL, writer smallint NOT NULL,"
                            + " row_hash bytea NOT NULL, PRIMARY KEY (coupon_id))",
                    "TRUNCATE coupon, rejected_row",
                    "DO 'BEGIN ALTER PUBLICATION anlan_site ADD TABLE coupon;"
                            + " EXCEPTION WHEN duplicate_object THEN NULL; END'");
        }
        Databases.run(
                Databases.mariaDb().replicator(),
                "CREATE TABLE IF NOT EXISTS coupon (coupon_id varchar(40) NOT NULL, used varchar(40) NOT NULL,"
                        + " epoch bigint NOT NULL, version bigint NOT NULL, writer smallint NOT NULL,"
                        + " row_hash binary(16) NOT NULL, PRIMARY KEY (coupon_id))"
                        + " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
                "TRUNCATE TABLE coupon",
                "TRUNCATE TABLE rejected_row");
    }

    /** A coupon as its owner of an epoch writes it. */
    public static @Nullable Object[] coupon(String id, String used, long epoch, long version, int writer) {
        return Rows.hashed(TABLE, new @Nullable Object[] {id, used, epoch, version, (short) writer, null});
    }

    private static TableCatalog catalog() {
        return catalogWith("coupon_id text, used text, epoch bigint, version bigint, writer smallint, row_hash bytes");
    }

    /** The same table with other columns. */
    public static TableCatalog catalogWith(String columns) {
        String mapping = """
                tables = coupon
                coupon.rule = OWNER_WRITES
                coupon.key = coupon_id
                coupon.directions = SITE, PLATFORM
                coupon.columns = """ + columns;
        try {
            return TableCatalog.load(new ByteArrayInputStream(mapping.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
