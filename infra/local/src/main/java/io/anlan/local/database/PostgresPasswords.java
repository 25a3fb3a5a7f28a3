package io.anlan.local.database;

/** The passwords of a PostgreSQL's three roles: {@code postgres}, {@code anlan} (owner) and {@code replicator}. */
public record PostgresPasswords(String superuser, String owner, String replicator) {
    @Override
    public String toString() {
        return "PostgresPasswords";
    }
}
