package io.anlan.kernel.merge;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link RowHash} written in SQL, so that databases can be compared without moving their rows. */
public final class CanonicalSql {
    private CanonicalSql() {}

    /** An expression for the 16 bytes of the hash of the row called {@code alias}, such as {@code r} or {@code NEW}. */
    public static String hashExpression(TableDescription table, Engine engine, String alias) {
        return hashOf(table, engine, column -> alias + "." + column);
    }

    /** The same for a row still being made; {@code value} gives the expression that fills a column. */
    static String hashOf(TableDescription table, Engine engine, UnaryOperator<String> value) {
        Stream<String> first = table.columns().stream()
                .filter(column -> !column.name().equals(Column.ROW_HASH) && !column.later())
                .map(column -> part(engine, text(column.type(), engine, value.apply(column.name()))));
        Stream<String> later = table.columns().stream()
                .filter(Column::later)
                .map(column -> laterPart(engine, column, text(column.type(), engine, value.apply(column.name()))));
        String text =
                Stream.concat(first, later).collect(Collectors.joining(engine == Engine.POSTGRESQL ? " || " : ", "));
        return switch (engine) {
            case POSTGRESQL -> "substring(sha256(convert_to(" + text + ", 'UTF8')) from 1 for " + RowHash.LENGTH + ")";
            case MARIADB -> "UNHEX(LEFT(SHA2(CONCAT(" + text + "), 256), " + 2 * RowHash.LENGTH + "))";
        };
    }

    /** Length, colon, text; in MariaDB by CONCAT, since there {@code ||} means OR. Both give NULL for NULL. */
    private static String part(Engine engine, String text) {
        return switch (engine) {
            case POSTGRESQL -> "coalesce(octet_length(" + text + ") || ':' || " + text + ", '~')";
            case MARIADB -> "COALESCE(CONCAT(OCTET_LENGTH(" + text + "), ':', " + text + "), '~')";
        };
    }

    /** What stands for a column that was added later: nothing while it is NULL. */
    private static String laterPart(Engine engine, Column column, String text) {
        String name = "'+" + column.name() + ":'";
        return switch (engine) {
            case POSTGRESQL -> "coalesce(" + name + " || octet_length(" + text + ") || ':' || " + text + ", '')";
            case MARIADB -> "COALESCE(CONCAT(" + name + ", OCTET_LENGTH(" + text + "), ':', " + text + "), '')";
        };
    }

    private static String text(ColumnType type, Engine engine, String value) {
        boolean postgres = engine == Engine.POSTGRESQL;
        return switch (type) {
            case TEXT -> value;
            case BIGINT, SMALLINT -> postgres ? value + "::text" : "CAST(" + value + " AS CHAR)";
            case BYTES -> postgres ? "encode(" + value + ", 'hex')" : "LOWER(HEX(" + value + "))";
        };
    }
}
