package io.anlan.replication.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.CanonicalSql;
import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.local.database.DatabaseLogin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TreeSet;

/** Both sites' databases, looked at together. */
public enum EachDatabase {
    REGISTRATION_A(Engine.POSTGRESQL),
    PLATFORM_A(Engine.MARIADB),
    REGISTRATION_B(Engine.POSTGRESQL),
    PLATFORM_B(Engine.MARIADB);

    private final Engine engine;

    EachDatabase(Engine engine) {
        this.engine = engine;
    }

    public Engine engine() {
        return engine;
    }

    /** As reconcile calls it. */
    public String title() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** In which links write at a platform store. */
    public int gtidDomain() {
        return Databases.platform(this == PLATFORM_A ? SiteId.SITE_A : SiteId.SITE_B)
                .gtidDomain();
    }

    public DatabaseLogin login() {
        return switch (this) {
            case REGISTRATION_A -> Databases.postgresA().replicator();
            case PLATFORM_A -> Databases.mariaDb().replicator();
            case REGISTRATION_B -> Databases.postgresB().replicator();
            case PLATFORM_B -> Databases.mariaDbB().replicator();
        };
    }

    /** Empties all four. */
    public static void clean() {
        SitePair.clean();
        CleanStage.mariaDb(PLATFORM_A.login());
        CleanStage.mariaDb(PLATFORM_B.login());
    }

    /** Every row of the table is the same in all four, and each is what its hash says. */
    public static void assertSame(TableDescription table) {
        TreeSet<String> expected = REGISTRATION_A.content(table);
        for (EachDatabase other : values()) {
            assertThat(other.content(table))
                    .describedAs("%s at %s", table.name(), other)
                    .isEqualTo(expected);
            assertThat(other.broken(table))
                    .describedAs("broken rows of %s at %s", table.name(), other)
                    .isZero();
        }
    }

    public long broken(TableDescription table) {
        return Long.parseLong(Databases.ask(
                login(),
                "SELECT count(*) FROM " + table.name() + " r WHERE r.row_hash <> "
                        + CanonicalSql.hashExpression(table, engine, "r")));
    }

    /** All rows as text, by this test's own reading. */
    public TreeSet<String> content(TableDescription table) {
        try (Connection connection = login().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + table.name())) {
            TreeSet<String> rows = new TreeSet<>();
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (Column column : table.columns()) {
                    text.append(
                                    switch (column.type()) {
                                        case BYTES -> java.util.HexFormat.of().formatHex(row.getBytes(column.name()));
                                        case TEXT, BIGINT, SMALLINT -> String.valueOf(row.getString(column.name()));
                                    })
                            .append('\u0001');
                }
                rows.add(text.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
