package io.anlan.local.database;

import io.anlan.local.files.Folders;
import io.anlan.local.process.PartException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a new MariaDB data folder with users and database; an interrupted install leaves no folder behind. It does what
 * {@code mariadb-install-db} does, without its anonymous users and its root that needs a socket.
 */
final class MariaDbInstall {
    private static final List<String> SYSTEM_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    private final Path programs;
    private final Path data;
    private final Path configuration;

    MariaDbInstall(Path programs, Path data, Path configuration) {
        this.programs = programs;
        this.data = data;
        this.configuration = configuration;
    }

    void ifMissing(MariaDbPasswords passwords) {
        if (Files.exists(data.resolve("mysql"))) {
            return;
        }
        try {
            var fresh = data.resolveSibling(data.getFileName() + ".new");
            Folders.delete(fresh);
            Folders.createPrivate(fresh);
            var command = new ArrayList<>(List.of(
                    programs.resolve("bin/mariadbd").toString(),
                    "--defaults-file=" + configuration,
                    "--bootstrap",
                    "--datadir=" + fresh,
                    "--skip-log-bin"));
            command.addAll(RunAs.mariadbOptions());
            var sql = new ArrayList<InputStream>();
            // A root that no password opens; it is dropped below.
            sql.add(text("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket='root';\n"));
            for (var script : SYSTEM_TABLES) {
                sql.add(Files.newInputStream(programs.resolve("share").resolve(script)));
            }
            sql.add(text(users(passwords)));
            ShortRun.of("mariadbd --bootstrap", command).input(ShortRun.joined(sql));
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new PartException("MariaDB cannot be installed in " + data + ": " + e.getMessage(), e);
        }
    }

    private static String users(MariaDbPasswords passwords) {
        var statements = List.of(
                "USE mysql",
                "FLUSH PRIVILEGES",
                "DROP USER IF EXISTS root@localhost",
                "DELETE FROM proxies_priv",
                "DELETE FROM global_priv WHERE user = ''",
                "FLUSH PRIVILEGES",
                "CREATE DATABASE anlan CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
                user("admin", passwords.admin()),
                "GRANT ALL PRIVILEGES ON *.* TO admin@'%' WITH GRANT OPTION",
                user("replicator", passwords.replicator()),
                "GRANT ALL PRIVILEGES ON anlan.* TO replicator@'%'",
                // To read the binlog, and to write in a GTID domain of its own.
                "GRANT RELOAD, SHOW DATABASES, REPLICATION SLAVE, BINLOG MONITOR, REPLICA MONITOR, BINLOG ADMIN,"
                        + " BINLOG REPLAY ON *.* TO replicator@'%'",
                user("platform", passwords.platform()),
                "GRANT SELECT ON anlan.* TO platform@'%'",
                // GRANT wants the table to be there, and the replicator's migration makes it later.
                "INSERT INTO tables_priv (Host, Db, User, Table_name, Grantor, Table_priv)"
                        + " VALUES ('%', 'anlan', 'platform', 'determination', 'install', 'Insert')",
                "FLUSH PRIVILEGES");
        return String.join(";\n", statements) + ";\n";
    }

    private static String user(String name, String password) {
        return "CREATE USER " + name + "@'%' IDENTIFIED BY '" + password.replace("'", "''") + "'";
    }

    private static InputStream text(String sql) {
        return new ByteArrayInputStream(sql.getBytes(StandardCharsets.UTF_8));
    }
}
