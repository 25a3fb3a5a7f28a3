package io.anlan.local.database;

import java.util.ArrayList;
import java.util.List;

/**
 * Who may do what in a registration store. Only {@code postgres} is a superuser. Tables to come are covered by default privileges of
 * their owner, who is the one that migrates.
 */
final class PostgresRoles {
    /** Changed with the statements: a server of before is given what it lacks at its next start. */
    static final String EDITION = "2";

    /** Without these, replication origins would ask for a superuser. */
    private static final List<String> ORIGINS = List.of(
            "pg_replication_origin_create(text)",
            "pg_replication_origin_oid(text)",
            "pg_replication_origin_progress(text, boolean)",
            "pg_replication_origin_session_setup(text)",
            "pg_replication_origin_session_is_setup()",
            "pg_replication_origin_session_reset()",
            "pg_replication_origin_xact_setup(pg_lsn, timestamptz)");

    private PostgresRoles() {}

    /** One statement each; given again they change nothing. */
    static List<String> statements(PostgresPasswords passwords) {
        var all = new ArrayList<String>();
        login(all, "anlan", "NOSUPERUSER", passwords.owner());
        login(all, "replicator", "NOSUPERUSER REPLICATION", passwords.replicator());
        login(all, "reader", "NOSUPERUSER REPLICATION", passwords.reader());
        login(all, "auditor", "NOSUPERUSER", passwords.auditor());
        all.add("ALTER SCHEMA public OWNER TO anlan;");
        all.add("GRANT pg_monitor TO anlan, replicator, reader;");
        // A restore is tried in scratch tables.
        all.add("GRANT CREATE ON SCHEMA public TO replicator;");
        grant(all, "SELECT, INSERT, UPDATE, DELETE", "replicator");
        grant(all, "SELECT", "reader, auditor");
        ORIGINS.forEach(function -> all.add("GRANT EXECUTE ON FUNCTION " + function + " TO replicator, reader;"));
        // A reseed makes the peer's link anew, whose holder is the peer's replicator.
        all.add("GRANT pg_signal_backend TO reader;");
        return all;
    }

    private static void login(List<String> all, String role, String rights, String password) {
        all.add("DO $$BEGIN IF to_regrole('" + role + "') IS NULL THEN CREATE ROLE " + role + "; END IF; END$$;");
        all.add("ALTER ROLE " + role + " LOGIN " + rights + " PASSWORD '" + password.replace("'", "''") + "';");
    }

    private static void grant(List<String> all, String rights, String roles) {
        all.add("GRANT " + rights + " ON ALL TABLES IN SCHEMA public TO " + roles + ";");
        all.add("ALTER DEFAULT PRIVILEGES FOR ROLE anlan IN SCHEMA public GRANT " + rights + " ON TABLES TO " + roles
                + ";");
    }
}
