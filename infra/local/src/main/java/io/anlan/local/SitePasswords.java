package io.anlan.local;

import io.anlan.local.database.MariaDbPasswords;
import io.anlan.local.database.PostgresPasswords;
import io.anlan.local.keyring.Passwords;

/** A site's database passwords by the files they lie in. */
record SitePasswords(Passwords files) {
    PostgresPasswords postgres() {
        return new PostgresPasswords(files.of("postgres"), files.of("anlan"), files.of("replicator"));
    }

    MariaDbPasswords mariadb() {
        return new MariaDbPasswords(
                files.of("mariadb-admin"), files.of("mariadb-replicator"), files.of("mariadb-platform"));
    }
}
