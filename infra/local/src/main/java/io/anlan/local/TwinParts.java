package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.local.apps.BuiltApp;
import io.anlan.local.database.BrokerServer;
import io.anlan.local.database.DatabaseSpec;
import io.anlan.local.database.EngineFolder;
import io.anlan.local.database.MariaDbServer;
import io.anlan.local.database.PostgresServer;
import io.anlan.local.keyring.Passwords;
import io.anlan.local.process.Launch;
import io.anlan.local.process.Part;
import io.anlan.local.process.PartException;
import io.anlan.local.upgrade.Builds;
import io.anlan.local.wan.WanPlace;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the parts of a twin from its plan: which program, with which memory, environment and health address. */
final class TwinParts {
    private static final String LIVE = "/q/health/live";
    private static final String READY = "/q/health/ready";

    private final TwinPlan plan;
    private final TwinHome home;
    private final Set<PartKind> kinds;
    private final Builds builds;
    private final Map<SiteId, PostgresServer> postgres = new EnumMap<>(SiteId.class);
    private final Map<SiteId, MariaDbServer> mariadb = new EnumMap<>(SiteId.class);
    private final Map<SiteId, BrokerServer> brokers = new EnumMap<>(SiteId.class);
    private final PartEnvironments environments;

    TwinParts(TwinFile file, EngineFolder engines) {
        this.plan = file.plan();
        this.home = file.home();
        this.kinds = file.kinds();
        this.builds = file.builds();
        for (var site : SiteId.values()) {
            var passwords = new SitePasswords(new Passwords(home.secrets(site)));
            var pg = spec(PartKind.POSTGRES.of(site), home.postgres(site), site, plan.postgresPort(), engines);
            postgres.put(site, new PostgresServer(pg, passwords.postgres(), Map.of(), home.tls(site, "postgres")));
            var maria = spec(PartKind.MARIADB.of(site), home.mariadb(site), site, plan.mariadbPort(), engines);
            mariadb.put(site, new MariaDbServer(maria, passwords.mariadb(), site.number()));
            if (kinds.contains(PartKind.KAFKA)) {
                var broker = spec(PartKind.KAFKA.of(site), home.kafka(site), site, plan.kafkaPort(), engines);
                brokers.put(site, new BrokerServer(broker, passwords.broker(), BuiltApp.BROKER.in(builds.now())));
            }
        }
        this.environments = new PartEnvironments(plan, home, postgres, mariadb, brokers);
    }

    private DatabaseSpec spec(String name, Path folder, SiteId site, int port, EngineFolder engines) {
        return DatabaseSpec.in(folder, name, plan.address(site), port)
                .recordedIn(home.record(name), home.log(name))
                .withEngines(engines);
    }

    PostgresServer postgres(SiteId site) {
        return java.util.Objects.requireNonNull(postgres.get(site));
    }

    MariaDbServer mariadb(SiteId site) {
        return java.util.Objects.requireNonNull(mariadb.get(site));
    }

    /** Every part of the kinds that this twin has, in the order they are started. */
    List<TwinPart> all() {
        return possible().stream().filter(part -> kinds.contains(part.kind())).toList();
    }

    /** The parts of a site. */
    List<TwinPart> of(SiteId site) {
        return all().stream().filter(part -> part.isOf(site)).toList();
    }

    /** The part of this name. */
    TwinPart named(String name) {
        return all().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PartException("no part is called " + name + "; known are "
                        + all().stream().map(TwinPart::name).collect(Collectors.joining(", "))));
    }

    private List<TwinPart> possible() {
        var parts = new ArrayList<TwinPart>();
        for (var site : SiteId.values()) {
            parts.add(new ServerPart(PartKind.POSTGRES, site, postgres(site)));
            parts.add(new ServerPart(PartKind.MARIADB, site, mariadb(site)));
        }
        brokers.forEach((site, broker) -> parts.add(new ServerPart(PartKind.KAFKA, site, broker)));
        parts.add(wan());
        parts.add(sandbox());
        for (var place : WanPlace.values()) {
            parts.add(director(place));
        }
        for (var site : SiteId.values()) {
            plan.nodes().forEach(node -> parts.add(node(site, node)));
        }
        for (var site : SiteId.values()) {
            parts.add(replicator(site));
        }
        for (var site : SiteId.values()) {
            parts.add(edge(site));
        }
        return parts;
    }

    private TwinPart wan() {
        return jvm(PartKind.WAN, Optional.empty(), PartKind.WAN.alone(), plan.wanControl(), "/", "/")
                .with(memory(64), BuiltApp.WAN, "io.anlan.local.wan.WanMain", environments.wan());
    }

    private TwinPart sandbox() {
        return jvm(PartKind.SANDBOX, Optional.empty(), PartKind.SANDBOX.alone(), plan.sandbox(), LIVE, READY)
                .with(memory(96), BuiltApp.SANDBOX, "", environments.sandbox());
    }

    private TwinPart edge(SiteId site) {
        var health = "/edge/health";
        return jvm(PartKind.EDGE, Optional.of(site), PartKind.EDGE.of(site), plan.edge(site), health, health)
                .with(memory(128), BuiltApp.EDGE, "io.anlan.failover.edge.EdgeMain", environments.edge(site));
    }

    /** The program that writes an HAProxy's configuration for the place of a site's edge: its command and environment. */
    Launch haproxyWriter(SiteId site) {
        var name = PartKind.EDGE.of(site);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(BuiltApp.EDGE.arguments(builds.of(name), "io.anlan.failover.edge.haproxy.HaproxyMain"));
        return new Launch(command, environments.edge(site), home.folder());
    }

    private TwinPart director(WanPlace place) {
        var options = new ArrayList<>(memory(64));
        // What the three vote on names them; each has its own ways to the others.
        options.add("-Djdk.net.hosts.file=" + home.hosts(place));
        // A first collection of classes alone would stop an election.
        options.add("-XX:MetaspaceSize=64m");
        return jvm(
                        PartKind.DIRECTOR,
                        siteOf(place),
                        directorName(place),
                        plan.directors().uri(place),
                        "/health/live",
                        "/health/ready")
                .with(options, BuiltApp.EDGE, "io.anlan.failover.director.DirectorMain", environments.director(place));
    }

    static String directorName(WanPlace place) {
        return siteOf(place).map(PartKind.DIRECTOR::of).orElse(PartKind.DIRECTOR.alone() + "-" + place.id());
    }

    private static Optional<SiteId> siteOf(WanPlace place) {
        return place == WanPlace.WITNESS ? Optional.empty() : Optional.of(SiteId.of(place.id()));
    }

    private TwinPart node(SiteId site, int node) {
        return jvm(PartKind.NODE, Optional.of(site), PartKind.NODE.of(site) + node, plan.node(site, node), LIVE, READY)
                .with(nodeMemory(), BuiltApp.NODE, "", environments.node(site, node));
    }

    private TwinPart replicator(SiteId site) {
        return jvm(
                        PartKind.REPLICATOR,
                        Optional.of(site),
                        PartKind.REPLICATOR.of(site),
                        plan.replicator(site),
                        LIVE,
                        READY)
                .with(memory(384), BuiltApp.REPLICATOR, "", environments.replicator(site));
    }

    /** Young objects are many and short-lived: with less room for them a busy node collects fifty times a second. */
    private static List<String> nodeMemory() {
        return List.of("-Xms96m", "-Xmx160m", "-Xmn48m");
    }

    private static List<String> memory(int megabytes) {
        return List.of("-Xms32m", "-Xmx" + megabytes + "m");
    }

    private Unfinished jvm(PartKind kind, Optional<SiteId> site, String name, URI uri, String live, String ready) {
        return (options, app, mainClass, environment) -> {
            var arguments = new ArrayList<>(options);
            arguments.addAll(app.arguments(builds.of(name), mainClass));
            var process = new Part(name, home.record(name), home.log(name));
            var all = new TreeMap<>(environment);
            all.put("ANLAN_BUILD", Builds.name(builds.of(name)));
            return new JvmPart(kind, site, process, uri, live, ready, home.temporary(name), arguments, all);
        };
    }

    /** A part that lacks only its program. */
    private interface Unfinished {
        TwinPart with(List<String> options, BuiltApp app, String mainClass, Map<String, String> environment);
    }
}
