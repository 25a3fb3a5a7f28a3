package io.anlan.kernel.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The texts; that the engines read them as meant is shown where the engines are. */
class GuardedStatementTest {
    private static final List<Column> STAMP = List.of(
            new Column("version", ColumnType.BIGINT, false),
            new Column("writer", ColumnType.SMALLINT, false),
            new Column("row_hash", ColumnType.BYTES, false));
    private static final TableDescription PLACE = new TableDescription(
            "place",
            MergeRule.LATEST_WINS,
            List.of("id"),
            List.of(
                    new Column("id", ColumnType.TEXT, false),
                    new Column("name", ColumnType.TEXT, true),
                    STAMP.get(0),
                    STAMP.get(1),
                    STAMP.get(2)),
            Set.of(Direction.SITE));
    private static final TableDescription VISIT = new TableDescription(
            "visit",
            MergeRule.FIRST_WINS,
            List.of("person", "site"),
            List.of(
                    new Column("person", ColumnType.BYTES, false),
                    new Column("site", ColumnType.SMALLINT, false),
                    new Column("keep_until", ColumnType.BIGINT, true),
                    STAMP.get(0),
                    STAMP.get(1),
                    STAMP.get(2)),
            Set.of(Direction.SITE, Direction.PLATFORM));
    private static final TableDescription COUPON = new TableDescription(
            "coupon",
            MergeRule.OWNER_WRITES,
            List.of("id"),
            List.of(
                    new Column("id", ColumnType.TEXT, false),
                    new Column("epoch", ColumnType.BIGINT, false),
                    STAMP.get(0),
                    STAMP.get(1),
                    STAMP.get(2)),
            Set.of(Direction.SITE));

    @Test
    void postgres_replaces_by_the_whole_order() {
        assertThat(GuardedStatement.postgres(PLACE, Placeholders.QUESTION))
                .isEqualTo("INSERT INTO place (id, name, version, writer, row_hash)"
                        + " SELECT id, name, version, writer, row_hash"
                        + " FROM unnest(?::text[], ?::text[], ?::bigint[], ?::smallint[], ?::bytea[])"
                        + " AS incoming (id, name, version, writer, row_hash)"
                        + " ORDER BY incoming.id COLLATE \"C\""
                        + " ON CONFLICT (id) DO UPDATE SET name = excluded.name, row_hash = excluded.row_hash,"
                        + " writer = excluded.writer, version = excluded.version"
                        + " WHERE (excluded.version, excluded.writer, excluded.row_hash)"
                        + " > (place.version, place.writer, place.row_hash)");
    }

    @Test
    void postgres_refuses_expired_rows_by_its_last_parameter() {
        assertThat(GuardedStatement.postgres(VISIT, Placeholders.DOLLAR))
                .isEqualTo("INSERT INTO visit (person, site, keep_until, version, writer, row_hash)"
                        + " SELECT person, site, keep_until, version, writer, row_hash"
                        + " FROM unnest($1::bytea[], $2::smallint[], $3::bigint[], $4::bigint[], $5::smallint[],"
                        + " $6::bytea[]) AS incoming (person, site, keep_until, version, writer, row_hash)"
                        + " WHERE incoming.keep_until IS NULL OR incoming.keep_until > $7"
                        + " ORDER BY incoming.person, incoming.site"
                        + " ON CONFLICT (person, site) DO UPDATE SET keep_until = excluded.keep_until,"
                        + " row_hash = excluded.row_hash, writer = excluded.writer, version = excluded.version"
                        + " WHERE (excluded.version, excluded.writer, excluded.row_hash)"
                        + " < (visit.version, visit.writer, visit.row_hash)");
    }

    @Test
    void mariadb_assigns_the_guarded_columns_last_and_version_at_the_end() {
        String guard = "VALUES(version) > place.version OR VALUES(version) = place.version"
                + " AND (VALUES(writer) > place.writer OR VALUES(writer) = place.writer"
                + " AND VALUES(row_hash) > place.row_hash)";

        assertThat(GuardedStatement.mariadb(PLACE, 2))
                .isEqualTo("INSERT INTO place (id, name, version, writer, row_hash)"
                        + " VALUES (?, ?, ?, ?, ?), (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
                        + " place.name = IF(" + guard + ", VALUES(name), place.name),"
                        + " place.row_hash = IF(" + guard + ", VALUES(row_hash), place.row_hash),"
                        + " place.writer = IF(" + guard + ", VALUES(writer), place.writer),"
                        + " place.version = IF(" + guard + ", VALUES(version), place.version)");
    }

    @Test
    void mariadb_refuses_expired_rows_by_its_last_parameter() {
        assertThat(GuardedStatement.mariadb(VISIT, 2))
                .startsWith("INSERT INTO visit (person, site, keep_until, version, writer, row_hash)"
                        + " SELECT person, site, keep_until, version, writer, row_hash"
                        + " FROM (SELECT person, site, keep_until, version, writer, row_hash FROM visit WHERE FALSE"
                        + " UNION ALL VALUES (?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?)) AS incoming"
                        + " WHERE incoming.keep_until IS NULL OR incoming.keep_until > ?"
                        + " ON DUPLICATE KEY UPDATE visit.keep_until = IF(VALUES(version) < visit.version OR ");
    }

    @Test
    void a_statement_has_one_place_for_each_value_and_one_for_the_present() {
        for (TableDescription table : TableCatalog.standard().tables()) {
            int present = table.expires() ? 1 : 0;
            int columns = table.columns().size();

            assertThat(places(GuardedStatement.postgres(table, Placeholders.QUESTION)))
                    .isEqualTo(columns + present);
            int rows = Math.min(3, GuardedStatement.mariadbRowsMax(table));
            assertThat(places(GuardedStatement.mariadb(table, rows))).isEqualTo(rows * columns + present);
        }
    }

    @Test
    void under_owner_writes_the_epoch_weighs_most_in_both_engines() {
        assertThat(GuardedStatement.postgres(COUPON, Placeholders.DOLLAR))
                .endsWith("version = excluded.version, epoch = excluded.epoch"
                        + " WHERE (excluded.epoch, excluded.version, excluded.writer, excluded.row_hash)"
                        + " > (coupon.epoch, coupon.version, coupon.writer, coupon.row_hash)");
        assertThat(GuardedStatement.mariadb(COUPON, 1))
                .endsWith("coupon.epoch = IF(VALUES(epoch) > coupon.epoch OR VALUES(epoch) = coupon.epoch"
                        + " AND (VALUES(version) > coupon.version OR VALUES(version) = coupon.version"
                        + " AND (VALUES(writer) > coupon.writer OR VALUES(writer) = coupon.writer"
                        + " AND VALUES(row_hash) > coupon.row_hash)), VALUES(epoch), coupon.epoch)");
    }

    @Test
    void an_overwrite_leaves_a_row_of_a_later_epoch_alone() {
        assertThat(GuardedStatement.overwrite(COUPON, Placeholders.DOLLAR))
                .endsWith(" WHERE excluded.epoch >= coupon.epoch RETURNING version");
    }

    @Test
    void a_table_with_triggers_takes_one_row_at_a_time_in_mariadb() {
        TableDescription facts = TableCatalog.standard().table("determination");

        assertThat(GuardedStatement.mariadb(facts, 1)).startsWith("INSERT INTO determination");
        assertThatThrownBy(() -> GuardedStatement.mariadb(facts, 2)).hasMessageContaining("one row of determination");
    }

    @Test
    void an_overwrite_always_raises_the_version_and_hashes_what_it_writes() {
        String version = "greatest(excluded.version, place.version + 1)";

        assertThat(GuardedStatement.overwrite(PLACE, Placeholders.DOLLAR))
                .startsWith("INSERT INTO place (id, name, version, writer, row_hash) VALUES ($1, $2, $3, $4, $5)"
                        + " ON CONFLICT (id) DO UPDATE SET name = excluded.name, row_hash = substring(sha256(")
                .contains("octet_length(" + version + "::text)")
                .endsWith(" writer = excluded.writer, version = " + version + " RETURNING version");
    }

    @Test
    void what_is_added_once_has_no_overwrite() {
        assertThatThrownBy(() -> GuardedStatement.overwrite(VISIT, Placeholders.DOLLAR))
                .hasMessageContaining("visit");
    }

    @Test
    void the_hash_in_postgres_covers_all_but_itself() {
        assertThat(CanonicalSql.hashExpression(VISIT, Engine.POSTGRESQL, "r"))
                .isEqualTo("substring(sha256(convert_to("
                        + "coalesce(octet_length(encode(r.person, 'hex')) || ':' || encode(r.person, 'hex'), '~')"
                        + " || coalesce(octet_length(r.site::text) || ':' || r.site::text, '~')"
                        + " || coalesce(octet_length(r.keep_until::text) || ':' || r.keep_until::text, '~')"
                        + " || coalesce(octet_length(r.version::text) || ':' || r.version::text, '~')"
                        + " || coalesce(octet_length(r.writer::text) || ':' || r.writer::text, '~')"
                        + ", 'UTF8')) from 1 for 16)");
    }

    @Test
    void the_hash_in_mariadb_joins_by_concat() {
        assertThat(CanonicalSql.hashExpression(PLACE, Engine.MARIADB, "NEW"))
                .doesNotContain("||")
                .isEqualTo("UNHEX(LEFT(SHA2(CONCAT("
                        + "COALESCE(CONCAT(OCTET_LENGTH(NEW.id), ':', NEW.id), '~'), "
                        + "COALESCE(CONCAT(OCTET_LENGTH(NEW.name), ':', NEW.name), '~'), "
                        + "COALESCE(CONCAT(OCTET_LENGTH(CAST(NEW.version AS CHAR)), ':', CAST(NEW.version AS CHAR)), '~'), "
                        + "COALESCE(CONCAT(OCTET_LENGTH(CAST(NEW.writer AS CHAR)), ':', CAST(NEW.writer AS CHAR)), '~')"
                        + "), 256), 32))");
    }

    private static long places(String sql) {
        return sql.chars().filter(c -> c == '?').count();
    }

    @Test
    void a_broken_row_gives_way_whatever_it_says_and_a_whole_one_does_not() {
        assertThat(GuardedStatement.restore(VISIT, Engine.MARIADB))
                .isEqualTo("UPDATE visit SET keep_until = ?, version = ?, writer = ?, row_hash = ?"
                        + " WHERE person = ? AND site = ? AND row_hash <> "
                        + CanonicalSql.hashExpression(VISIT, Engine.MARIADB, "visit"));
    }
}
