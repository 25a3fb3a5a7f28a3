package io.anlan.replication.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.local.database.DatabaseLogin;

/** Both registration stores, looked at together. */
public final class SitePair {
    private SitePair() {}

    /** Empties both. */
    public static void clean() {
        CleanStage.postgres(Databases.postgresA().replicator());
        CleanStage.postgres(Databases.postgresB().replicator());
    }

    /** Every byte of the table is the same in both databases; the digest is this test's own. */
    public static void assertSameBytes(String table) {
        assertThat(digest(Databases.postgresB().replicator(), table))
                .isEqualTo(digest(Databases.postgresA().replicator(), table));
    }

    private static String digest(DatabaseLogin login, String table) {
        return Databases.ask(
                login,
                "SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') FROM "
                        + table + " t");
    }
}
