package io.anlan.chaos.bench.replication;

import io.anlan.kernel.Sha256;
import io.anlan.kernel.merge.CanonicalSql;
import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Registrations that a database makes by itself out of numbers: of the size and shape the node stores, with the hash that
 * is theirs, and the same from the same numbers at both engines.
 *
 * @param campaign what the names of their campaigns begin with
 * @param rising whether registration numbers rise as they are inserted, for filling a MariaDB in bearable time; else they
 *     are as scattered as real ones
 */
record MadeRows(String campaign, boolean rising) {
    private static final TableDescription TABLE = TableCatalog.standard().table("registration");
    private static final int PEOPLE_PER_CAMPAIGN = 100_000;
    private static final long FIRST_MICROS = 1_763_000_000_000_000L;

    /** Inserts the rows of the numbers from {@code first} to {@code last}. */
    String insert(Engine engine, long first, long last) {
        return switch (engine) {
            case POSTGRESQL -> insert(engine, "generate_series(" + first + "::bigint, " + last + ") AS g (n)");
            case MARIADB -> insert(engine, "(SELECT seq AS n FROM seq_" + first + "_to_" + last + ") AS g");
        };
    }

    /** Inserts one row at a PostgreSQL; its parameter is the number. */
    String insertOne() {
        return insert(Engine.POSTGRESQL, "(SELECT ?::bigint AS n) AS g");
    }

    /** Counts the row of one number; parameters: {@link #campaignOf} and {@link #personOf}. */
    static String countOne() {
        return "SELECT count(*) FROM registration WHERE campaign_id = ? AND person_key = ? AND site = 1";
    }

    String campaignOf(long number) {
        return String.format(Locale.ROOT, "%s-%05d", campaign, number / PEOPLE_PER_CAMPAIGN);
    }

    static byte[] personOf(long number) {
        return Sha256.hash(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    private String insert(Engine engine, String numbers) {
        Map<String, String> values = engine == Engine.POSTGRESQL ? postgres() : mariadb();
        String plain = TABLE.columns().stream()
                .map(Column::name)
                .filter(name -> !name.equals(Column.ROW_HASH))
                .map(name -> Objects.requireNonNull(values.get(name), name) + " AS " + name)
                .collect(Collectors.joining(", "));
        String columns = TABLE.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        // The hash is the last column of every table.
        return "INSERT INTO registration (" + columns + ") SELECT t.*, "
                + CanonicalSql.hashExpression(TABLE, engine, "t") + " FROM (SELECT " + plain + " FROM " + numbers
                + ") AS t";
    }

    private Map<String, String> postgres() {
        return Map.ofEntries(
                Map.entry(
                        "campaign_id", "'" + campaign + "-' || lpad((n / " + PEOPLE_PER_CAMPAIGN + ")::text, 5, '0')"),
                Map.entry("person_key", "sha256(convert_to(n::text, 'UTF8'))"),
                Map.entry("site", "1::smallint"),
                Map.entry("registration_no", rising ? "lpad(n::text, 21, '0')" : "upper(substr(md5(n::text), 1, 21))"),
                Map.entry("channel", "'wechat'::text"),
                Map.entry("idempotency_key", "'made-' || lpad(n::text, 16, '0')"),
                Map.entry("body_hash", "sha256(convert_to('body ' || n::text, 'UTF8'))"),
                Map.entry("accepted_at", "(" + FIRST_MICROS + " + n)::bigint"),
                Map.entry("batch_id", "'site-a-a1-' || lpad((n / 64)::text, 12, '0')"),
                Map.entry("correlation_id", "upper(substr(md5('c' || n::text), 1, 26))"),
                Map.entry("keep_until", "NULL::bigint"),
                Map.entry("version", "((" + FIRST_MICROS + " / 1000 + n) * 65536)::bigint"),
                Map.entry("writer", "1::smallint"));
    }

    private Map<String, String> mariadb() {
        return Map.ofEntries(
                Map.entry(
                        "campaign_id", "CONCAT('" + campaign + "-', LPAD(n DIV " + PEOPLE_PER_CAMPAIGN + ", 5, '0'))"),
                Map.entry("person_key", "UNHEX(SHA2(CAST(n AS CHAR), 256))"),
                Map.entry("site", "1"),
                Map.entry(
                        "registration_no", rising ? "LPAD(n, 21, '0')" : "UPPER(SUBSTR(MD5(CAST(n AS CHAR)), 1, 21))"),
                Map.entry("channel", "'wechat'"),
                Map.entry("idempotency_key", "CONCAT('made-', LPAD(n, 16, '0'))"),
                Map.entry("body_hash", "UNHEX(SHA2(CONCAT('body ', n), 256))"),
                Map.entry("accepted_at", "CAST(" + FIRST_MICROS + " + n AS SIGNED)"),
                Map.entry("batch_id", "CONCAT('site-a-a1-', LPAD(n DIV 64, 12, '0'))"),
                Map.entry("correlation_id", "UPPER(SUBSTR(MD5(CONCAT('c', n)), 1, 26))"),
                Map.entry("keep_until", "NULL"),
                Map.entry("version", "CAST((" + FIRST_MICROS + " DIV 1000 + n) * 65536 AS SIGNED)"),
                Map.entry("writer", "1"));
    }
}
