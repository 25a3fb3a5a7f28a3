package io.anlan.local.database;

/**
 * The passwords of a PostgreSQL's roles.
 *
 * @param superuser {@code postgres}, the operator of the server
 * @param owner {@code anlan}, who owns and migrates the tables
 * @param replicator of this site: it writes rows and makes slots here
 * @param reader the peer's replicator: it reads this site across the WAN
 * @param auditor who looks at everything but persons, and changes nothing
 */
public record PostgresPasswords(String superuser, String owner, String replicator, String reader, String auditor) {
    /** Where nobody but tests comes: each role's name. */
    public static PostgresPasswords names() {
        return new PostgresPasswords("postgres", "anlan", "replicator", "reader", "auditor");
    }

    @Override
    public String toString() {
        return "PostgresPasswords";
    }
}
