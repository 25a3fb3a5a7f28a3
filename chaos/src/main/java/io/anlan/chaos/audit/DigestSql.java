package io.anlan.chaos.audit;

import io.anlan.chaos.audit.AuditedTable.AuditedColumn;
import java.util.stream.Collectors;

/**
 * A digest of a table computed inside each engine. On purpose it shares nothing with the product's row hash: every value
 * goes in as the hex of its bytes, so a difference in text, character set or byte order shows.
 */
public final class DigestSql {
    private DigestSql() {}

    /** Answers one row: count, sum of the first 60 bits of every row's MD5, sum of the next 60. */
    public static String digest(AuditedTable table, Store.Kind kind) {
        String md5 = "md5(" + text(table, kind) + ")";
        return "select count(*), coalesce(sum(" + number("h", 1, kind) + "), 0), coalesce(sum(" + number("h", 16, kind)
                + "), 0) from (select " + md5 + " as h from " + name(table.name(), kind) + ") as d";
    }

    /** Answers the MD5 of each row, in order, to find which ones differ. */
    public static String rows(AuditedTable table, Store.Kind kind) {
        return "select md5(" + text(table, kind) + ") as h from " + name(table.name(), kind) + " order by 1";
    }

    private static String text(AuditedTable table, Store.Kind kind) {
        return table.columns().stream()
                .map(column -> "coalesce(" + hex(column, kind) + ", '-')")
                .collect(Collectors.joining(", ',', ", "concat(", ")"));
    }

    private static String hex(AuditedColumn column, Store.Kind kind) {
        String name = name(column.name(), kind);
        if (kind == Store.Kind.MARIADB) {
            // hex() of a number is the hex of its value, so a number becomes text first; bytes stay what they are.
            return column.bytes()
                    ? "lower(hex(" + name + "))"
                    : "lower(hex(cast(" + name + " as char character set utf8mb4)))";
        }
        return column.bytes() ? "encode(" + name + ", 'hex')" : "encode(convert_to(" + name + "::text, 'UTF8'), 'hex')";
    }

    private static String number(String hash, int from, Store.Kind kind) {
        return kind == Store.Kind.MARIADB
                ? "cast(conv(substr(" + hash + ", " + from + ", 15), 16, 10) as decimal(30))"
                : "('x' || substr(" + hash + ", " + from + ", 15))::bit(60)::bigint::numeric";
    }

    private static String name(String name, Store.Kind kind) {
        return kind == Store.Kind.MARIADB ? "`" + name + "`" : "\"" + name + "\"";
    }
}
