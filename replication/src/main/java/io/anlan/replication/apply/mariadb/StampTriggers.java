package io.anlan.replication.apply.mariadb;

import io.anlan.kernel.merge.CanonicalSql;
import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.ColumnType;
import io.anlan.kernel.merge.Direction;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lets other agencies' systems write facts with plain INSERTs: triggers of a platform store give each row its version,
 * writer and hash, and refuse what a fact may not suffer. Links write in a GTID domain of their own, which takes a right
 * that no other system has; by that a trigger knows their rows and leaves them as they are.
 *
 * <p>They are made from the mapping file and not by a migration, because the hash covers every column of it.
 */
final class StampTriggers {
    /** Hybrid time by the wall clock: milliseconds, then a counter of 16 bits; by UTC, whatever the session's zone is. */
    private static final String VERSION = "(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) DIV 1000) << 16";

    private static final String PRESENT = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))";

    private final MariaDbAddress address;
    private final int writer;
    private final TableCatalog catalog;

    StampTriggers(MariaDbAddress address, int writer, TableCatalog catalog) {
        this.address = address;
        this.writer = writer;
        this.catalog = catalog;
    }

    /** Makes those that are missing or differ; a trigger that fits is left alone, for making one locks its table. */
    void make() {
        try (Connection connection = address.open();
                Statement statement = connection.createStatement()) {
            // A trigger keeps for good the character set it was made under.
            statement.execute("SET NAMES utf8mb4 COLLATE utf8mb4_nopad_bin");
            for (TableDescription table : catalog.tables()) {
                if (table.directions().contains(Direction.REGISTRATION)) {
                    make(connection, table);
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The triggers of the platform store cannot be made", failure);
        }
    }

    private void make(Connection connection, TableDescription table) throws SQLException {
        for (Map.Entry<String, String> trigger : triggers(table).entrySet()) {
            String name =
                    table.name() + "_" + trigger.getKey().replace(' ', '_').toLowerCase(java.util.Locale.ROOT);
            if (!trigger.getValue().equals(body(connection, name))) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE OR REPLACE TRIGGER " + name + " " + trigger.getKey() + " ON "
                            + table.name() + " FOR EACH ROW " + trigger.getValue());
                }
            }
        }
    }

    /** When each fires, and what it does. */
    private Map<String, String> triggers(TableDescription table) {
        Map<String, String> triggers = new LinkedHashMap<>();
        triggers.put("BEFORE INSERT", unlessLink(nulCheck(table) + stamp(table)));
        triggers.put(
                "BEFORE UPDATE",
                unlessLink(refuse("a row of " + table.name() + " is a fact: it is not changed, another is added")));
        triggers.put(
                "BEFORE DELETE",
                unlessLink("IF " + stillKept(table) + " THEN "
                        + refuse("a row of " + table.name() + " is a fact: it is deleted by retention alone")
                        + " END IF;"));
        return triggers;
    }

    private String unlessLink(String work) {
        return "BEGIN IF @@SESSION.gtid_domain_id <> " + address.gtidDomain() + " THEN " + work + " END IF; END";
    }

    /** The registration store can hold no NUL, so the writer learns of it here and not from an alarm. */
    private static String nulCheck(TableDescription table) {
        String anyNul = table.columns().stream()
                .filter(column -> column.type() == ColumnType.TEXT)
                .map(column -> "LOCATE(X'00', NEW." + column.name() + ") > 0")
                .collect(Collectors.joining(" OR "));
        return anyNul.isEmpty()
                ? ""
                : "IF " + anyNul + " THEN " + refuse("a text of " + table.name() + " holds a NUL") + " END IF; ";
    }

    private String stamp(TableDescription table) {
        return "SET NEW." + Column.VERSION + " = " + VERSION + "; SET NEW." + Column.WRITER + " = " + writer
                + "; SET NEW." + Column.ROW_HASH + " = " + CanonicalSql.hashExpression(table, Engine.MARIADB, "NEW")
                + ";";
    }

    private static String stillKept(TableDescription table) {
        return table.expires() ? "COALESCE(OLD." + Column.KEEP_UNTIL + " > " + PRESENT + ", TRUE)" : "TRUE";
    }

    private static String refuse(String reason) {
        return "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '" + reason + "';";
    }

    private static String body(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT ACTION_STATEMENT FROM"
                + " information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() AND TRIGGER_NAME = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
