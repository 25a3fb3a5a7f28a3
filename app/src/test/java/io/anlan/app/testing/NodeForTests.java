package io.anlan.app.testing;

import io.anlan.app.problem.RequestBounds;
import io.anlan.local.database.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gives a Quarkus test everything a node of site A needs: a real PostgreSQL, a keyring, an identity provider. */
public final class NodeForTests implements QuarkusTestResourceLifecycleManager {

    private @Nullable PostgresServer postgres;
    private @Nullable StubIdentity identity;

    @Override
    public Map<String, String> start() {
        RequestBounds.checkAddressesHere(); // As the node's main does; a test's node has none.
        var database = PostgresServer.throwaway();
        var provider = new StubIdentity();
        postgres = database;
        identity = provider;
        try {
            var folder = Files.createTempDirectory("anlan-node");
            var settings = new LinkedHashMap<String, String>();
            settings.put("anlan.site.id", "site-a");
            settings.put("anlan.node.name", "a1");
            settings.put("anlan.pg.host", database.host());
            settings.put("anlan.pg.port", Integer.toString(database.port()));
            settings.put("anlan.pg.user", database.user());
            settings.put("anlan.pg.password", database.password());
            settings.put("anlan.pg.database", "anlan");
            // For tests that stand in for an operator of the database.
            settings.put("test.superuser", database.superuser().user());
            settings.put("test.superuser.password", database.superuser().password());
            settings.put(
                    "anlan.keyring",
                    KeyFolder.ofSiteA(folder.resolve("keys")).folder().toString());
            settings.put("anlan.edge-origins", "https://edge-a.example,https://edge-b.example");
            settings.put("anlan.state", folder.resolve("state").toString());
            settings.put("anlan.identity.url", provider.address().toString());
            settings.put("quarkus.http.test-port", "0");
            settings.putAll(ownCluster());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cluster of one: the other site is never there. */
    private static Map<String, String> ownCluster() {
        var local = freePorts();
        var bridge = local + 40;
        return Map.of(
                "anlan.jgroups.local-addr",
                "127.0.0.1",
                "anlan.jgroups.local-port",
                Integer.toString(local),
                "anlan.jgroups.local-hosts",
                "127.0.0.1[" + local + "]",
                "anlan.jgroups.bridge-port",
                Integer.toString(bridge),
                "anlan.jgroups.bridge-hosts",
                "127.0.0.1[" + bridge + "]",
                "anlan.jgroups.external-addr",
                "127.0.0.1",
                "anlan.jgroups.external-port",
                Integer.toString(bridge));
    }

    /** The first of a row of free ports; two test runs on one machine must not meet. */
    private static int freePorts() {
        return new Random()
                .ints(27_000, 27_900)
                .filter(first -> IntStream.of(0, 20, 40, 60).allMatch(offset -> free(first + offset)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean free(int port) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public void stop() {
        if (identity != null) {
            Objects.requireNonNull(identity).close();
        }
        if (postgres != null) {
            Objects.requireNonNull(postgres).close();
        }
    }
}
