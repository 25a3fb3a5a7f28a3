package io.anlan.chaos.peers;

import io.anlan.local.database.DatabaseSpec;
import io.anlan.local.database.MariaDbPasswords;
import io.anlan.local.database.MariaDbServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where the members of a Galera cluster lie and how they are set. */
final class GaleraFolder {
    private static final String HOST = "127.0.0.1";
    private static final String JOINS = "wsrep_sst_anlan";
    private static final int GROUP_PORTS = 10;
    private static final int CATCH_UP_PORTS = 20;

    private final Path folder;
    private final int port;
    private final Path provider;

    GaleraFolder(Path folder, int port, Path provider) {
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.provider = provider;
    }

    List<MariaDbServer> members(int count) throws IOException {
        Path programs = folder.resolve("programs");
        installJoining(programs);
        // The server asks a shell for the program by which members join, so it must find it.
        Map<String, String> environment =
                Map.of("PATH", programs + ":" + System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        MariaDbPasswords passwords = new MariaDbPasswords("admin", "replicator", "platform");
        List<MariaDbServer> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DatabaseSpec spec = DatabaseSpec.in(place(i), "galera-" + (i + 1), HOST, port + i)
                    .endingWithThisJvm();
            members.add(new MariaDbServer(spec, passwords, i + 1, settings(i, count), environment));
        }
        return members;
    }

    /** A member starts with what the first has; only what is written meanwhile has to be fetched. */
    void copyFirstTo(int member) throws IOException {
        Path from = place(0).resolve("data");
        Path to = place(member).resolve("data");
        Files.createDirectories(to.getParent());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!file.endsWith("galera.cache")) {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private Path place(int member) {
        return folder.resolve("member-" + (member + 1));
    }

    /** The engine's own defaults but for addresses; each commit is flushed by the member that was asked. */
    private Map<String, String> settings(int member, int count) {
        String everybody = IntStream.range(0, count)
                .mapToObj(i -> HOST + ":" + (port + GROUP_PORTS + i))
                .collect(Collectors.joining(","));
        int group = port + GROUP_PORTS + member;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("max-connections", "200");
        settings.put("skip-log-bin", "1");
        settings.put("innodb-autoinc-lock-mode", "2");
        settings.put("wsrep-on", "ON");
        settings.put("wsrep-provider", provider.toString());
        settings.put("wsrep-cluster-name", "anlan-peers");
        // The first begins the cluster, the others join it.
        settings.put("wsrep-cluster-address", "gcomm://" + (member == 0 ? "" : everybody));
        settings.put("wsrep-node-name", "member-" + (member + 1));
        settings.put("wsrep-node-address", HOST);
        settings.put("wsrep-sst-method", JOINS.substring("wsrep_sst_".length()));
        settings.put(
                "wsrep-provider-options",
                "base_host=" + HOST + ";base_port=" + group + ";gmcast.listen_addr=tcp://" + HOST + ":" + group
                        + ";ist.recv_addr=" + HOST + ":" + (port + CATCH_UP_PORTS + member) + ";pc.recovery=false");
        return settings;
    }

    private static void installJoining(Path programs) throws IOException {
        Files.createDirectories(programs);
        Path program = programs.resolve(JOINS);
        try (InputStream text = GaleraFolder.class.getResourceAsStream(JOINS)) {
            if (text == null) {
                throw new IOException(JOINS + " is not on the class path");
            }
            Files.copy(text, program, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
