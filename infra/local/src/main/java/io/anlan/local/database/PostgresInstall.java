package io.anlan.local.database;

import io.anlan.local.files.Folders;
import io.anlan.local.files.PrivateFile;
import io.anlan.local.process.PartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Makes a new PostgreSQL data folder with roles and database; an interrupted install leaves no folder behind. */
final class PostgresInstall {
    private final Path programs;
    private final Path folder;
    private final Path data;

    PostgresInstall(Path programs, DatabaseSpec spec) {
        this.programs = programs;
        this.folder = spec.folder();
        this.data = spec.data();
    }

    void ifMissing(PostgresPasswords passwords) {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            roles(data, passwords);
            return;
        }
        try {
            var fresh = data.resolveSibling(data.getFileName() + ".new");
            Folders.delete(fresh);
            Folders.createPrivate(folder);
            initdb(fresh, passwords.superuser());
            single(fresh, "postgres", List.of("CREATE ROLE anlan LOGIN;", "CREATE DATABASE anlan OWNER anlan;"));
            roles(fresh, passwords);
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new PartException("PostgreSQL cannot be installed in " + data + ": " + e.getMessage(), e);
        }
    }

    private void initdb(Path fresh, String password) throws IOException {
        var file = fresh.resolveSibling("initial.password");
        PrivateFile.write(file, password + "\n");
        try {
            var command = new ArrayList<>(RunAs.postgresPrefix());
            command.addAll(List.of(
                    programs.resolve("bin/initdb").toString(),
                    "-D",
                    fresh.toString(),
                    "-U",
                    "postgres",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--auth=scram-sha-256",
                    "--pwfile=" + file,
                    "--no-instructions"));
            ShortRun.of("initdb", command).input("");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Roles are made by a server without network, before anybody could log in with a wrong password. */
    private void roles(Path where, PostgresPasswords passwords) {
        var made = where.resolve("anlan.roles");
        var wanted = PostgresRoles.statements(passwords);
        try {
            if (!Files.exists(made) || !Files.readString(made).equals(PostgresRoles.EDITION)) {
                new PostmasterLock(where).removeIfDead();
                single(where, "anlan", wanted);
                Files.writeString(made, PostgresRoles.EDITION);
            }
        } catch (IOException e) {
            throw new PartException("the roles of " + where + " cannot be made: " + e.getMessage(), e);
        }
    }

    private void single(Path fresh, String database, List<String> statements) throws IOException {
        var command = new ArrayList<>(RunAs.postgresPrefix());
        command.addAll(List.of(
                programs.resolve("bin/postgres").toString(),
                "--single",
                "-D",
                fresh.toString(),
                "-c",
                "exit_on_error=on",
                "-c",
                "log_checkpoints=off",
                database));
        ShortRun.of("postgres --single", command).input(String.join("\n", statements) + "\n");
    }
}
