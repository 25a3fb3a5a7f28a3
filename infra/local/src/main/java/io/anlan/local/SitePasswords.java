package io.anlan.local;

import io.anlan.local.database.BrokerPasswords;
import io.anlan.local.database.MariaDbPasswords;
import io.anlan.local.database.PostgresPasswords;
import io.anlan.local.keyring.Passwords;

/** A site's database passwords by the files they lie in. */
record SitePasswords(Passwords files) {
    PostgresPasswords postgres() {
        return new PostgresPasswords(
                files.of("postgres"),
                files.of("anlan"),
                files.of("replicator"),
                files.of("reader"),
                files.of("auditor"));
    }

    BrokerPasswords broker() {
        return new BrokerPasswords(files.of("kafka-broker"), files.of("kafka-replicator"));
    }

    MariaDbPasswords mariadb() {
        return new MariaDbPasswords(
                files.of("mariadb-admin"), files.of("mariadb-replicator"), files.of("mariadb-platform"));
    }
}
