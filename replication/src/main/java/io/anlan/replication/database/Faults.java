package io.anlan.replication.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what went wrong without repeating what a database may quote from a row. */
public final class Faults {
    /** Classes whose messages speak of connections, rights and resources, never of the content of rows. */
    private static final List<String> HARMLESS = List.of("08", "28", "3D", "53", "55", "57", "58");

    private Faults() {}

    /**
     * One line for a status page or a log: what was said first, and what is at the bottom of it. The words of the bottom are
     * told only if they cannot quote rows.
     */
    public static String describe(Throwable fault) {
        SQLException sql = sqlCause(fault);
        if (sql == null) {
            Throwable root = root(fault);
            return named(fault) + (root == fault ? "" : "; because: " + (quotesNoRow(root) ? named(root) : name(root)));
        }
        String state = state(sql);
        boolean harmless = state.length() >= 2 && HARMLESS.contains(state.substring(0, 2));
        return "SQLSTATE " + state + (harmless && sql.getMessage() != null ? ": " + line(sql.getMessage()) : "");
    }

    private static Throwable root(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    /** Those of the network and of the binlog's server, and our own: they speak of places and states. */
    private static boolean quotesNoRow(Throwable fault) {
        return fault instanceof IOException || fault.getClass().getName().startsWith("io.anlan.");
    }

    private static String named(Throwable fault) {
        return name(fault) + (fault.getMessage() == null ? "" : ": " + line(fault.getMessage()));
    }

    private static String name(Throwable fault) {
        return fault.getClass().getSimpleName();
    }

    /** The SQLSTATE, or {@code 00000} if the driver gave none. */
    public static String state(SQLException fault) {
        return fault.getSQLState() == null ? "00000" : fault.getSQLState();
    }

    /** Whether a table of ours is not there, as in a database that is not migrated. */
    public static boolean undefinedTable(Throwable fault) {
        SQLException sql = sqlCause(fault);
        return sql != null && state(sql).equals("42P01");
    }

    /** Whether a fault of this kind is among the causes. */
    public static boolean causedBy(@Nullable Throwable fault, Class<? extends Throwable> kind) {
        for (Throwable at = fault; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable SQLException sqlCause(Throwable fault) {
        for (Throwable at = fault; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static String line(String message) {
        String first = message.lines().findFirst().orElse("");
        return first.length() > 300 ? first.substring(0, 300) : first;
    }
}
