package io.anlan.replication.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.CanonicalSql;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.MergeRule;
import io.anlan.local.database.DatabaseLogin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** All four databases and all six links between them. */
public final class FourDatabases implements AutoCloseable {
    private final List<StagedLink> links;

    private FourDatabases(List<StagedLink> links) {
        this.links = links;
    }

    /** With every link running; what was made before a failure is taken down. */
    public static FourDatabases linked() {
        List<StagedLink> made = new ArrayList<>();
        FourDatabases all = new FourDatabases(made);
        try {
            made.add(StagedLink.aToB().running());
            made.add(StagedLink.bToA().running());
            made.add(StagedLink.toPlatform(SiteId.SITE_A).running());
            made.add(StagedLink.toPlatform(SiteId.SITE_B).running());
            made.add(StagedLink.toRegistration(SiteId.SITE_A).running());
            made.add(StagedLink.toRegistration(SiteId.SITE_B).running());
            return all;
        } catch (RuntimeException failure) {
            all.close();
            throw failure;
        }
    }

    public StagedLink toRegistrationA() {
        return links.get(4);
    }

    public StagedLink toRegistrationB() {
        return links.get(5);
    }

    /** Waits until each database holds so many rows. */
    public void awaitsRows(String table, int rows) {
        links.subList(0, 4).forEach(link -> link.awaitsRows(table, rows));
    }

    /** Waits until every link has told what its source had written when this was called. */
    public void awaitsMarks() {
        links.forEach(StagedLink::awaitsMark);
    }

    /** Rows that came to a registration store, from wherever, and were there already. */
    public long absorbedByRegistrationStores() {
        return links.stream()
                .filter(link -> link.target().jdbcUrl().contains("postgresql"))
                .mapToLong(
                        link -> link.counters().absorbed(MergeRule.FIRST_WINS).sum())
                .sum();
    }

    /** Every database computes the same digest from the content of its rows. */
    public void assertSameHashes(String table) {
        String first = digest(links.get(0).target(), table);
        for (StagedLink link : links.subList(1, 4)) {
            assertThat(digest(link.target(), table)).isEqualTo(first);
        }
    }

    private static String digest(DatabaseLogin login, String table) {
        boolean postgres = login.jdbcUrl().contains("postgresql");
        String hash = CanonicalSql.hashExpression(
                Rows.CATALOG.table(table), postgres ? Engine.POSTGRESQL : Engine.MARIADB, "r");
        return Objects.requireNonNull(Databases.ask(
                login,
                postgres
                        ? "SELECT string_agg(encode(" + hash + " || row_hash, 'hex'), ',' ORDER BY row_hash) FROM "
                                + table + " r"
                        : "SELECT GROUP_CONCAT(LOWER(HEX(CONCAT(" + hash
                                + ", row_hash))) ORDER BY row_hash SEPARATOR ',')" + " FROM " + table + " r"));
    }

    @Override
    public void close() {
        links.forEach(StagedLink::close);
    }
}
