package io.anlan.local.database;

/** The passwords of a MariaDB's users: {@code admin}, {@code replicator} and {@code platform} (other systems). */
public record MariaDbPasswords(String admin, String replicator, String platform) {
    @Override
    public String toString() {
        return "MariaDbPasswords";
    }
}
