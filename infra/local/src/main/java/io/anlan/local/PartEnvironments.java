package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.tls.PartTls;
import io.anlan.local.database.BrokerServer;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.database.MariaDbServer;
import io.anlan.local.database.PostgresServer;
import io.anlan.local.wan.WanPlace;
import io.anlan.local.wan.WanRoute;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The environment variables each program is configured by; the same at both sites but for names and addresses. */
final class PartEnvironments {
    private final TwinPlan plan;
    private final TwinHome home;
    private final Map<SiteId, PostgresServer> postgres;
    private final Map<SiteId, MariaDbServer> mariadb;
    private final Map<SiteId, BrokerServer> brokers;

    /** @param brokers none if changes travel straight */
    PartEnvironments(
            TwinPlan plan,
            TwinHome home,
            Map<SiteId, PostgresServer> postgres,
            Map<SiteId, MariaDbServer> mariadb,
            Map<SiteId, BrokerServer> brokers) {
        this.plan = plan;
        this.home = home;
        this.postgres = postgres;
        this.mariadb = mariadb;
        this.brokers = brokers;
    }

    Map<String, String> node(SiteId site, int node) {
        var all = web(plan.node(site, node));
        all.put("ANLAN_SITE_ID", site.id());
        all.put("ANLAN_NODE_NAME", PartKind.letter(site) + node);
        all.put("ANLAN_KEYRING", home.keys(site).toString());
        all.put("ANLAN_STATE", home.state(site).toString());
        all.put("ANLAN_TLS", home.tls(site, "node").toString());
        if (plan.edgeTls()) {
            all.put("ANLAN_TLS_PORT", text(plan.nodeTlsPort(node)));
        }
        all.put("ANLAN_IDENTITY_URL", plan.sandbox().toString());
        all.put("ANLAN_PUBLIC_ADDRESS", plan.edge(site).toString());
        all.put(
                "ANLAN_EDGE_ORIGINS",
                plan.edges().stream().map(Object::toString).collect(Collectors.joining(",")));
        all.put("ANLAN_DIRECTOR_URL", plan.directors().uri(WanPlace.of(site)).toString());
        all.put(
                "ANLAN_DIRECTOR_SECRET",
                home.callerSecret(WanPlace.of(site), "node." + site).toString());
        putDatabase(all, "ANLAN_PG", pg(site).owner());
        putCluster(all, site, node);
        return all;
    }

    private void putCluster(Map<String, String> all, SiteId site, int node) {
        all.put("ANLAN_JGROUPS_LOCAL_ADDR", plan.address(site));
        all.put("ANLAN_JGROUPS_LOCAL_PORT", text(plan.localClusterPort(node)));
        all.put("ANLAN_JGROUPS_LOCAL_HOSTS", plan.clusterHosts(site));
        all.put("ANLAN_JGROUPS_BRIDGE_PORT", text(plan.bridgePort(node)));
        all.put("ANLAN_JGROUPS_BRIDGE_HOSTS", plan.bridgeHosts());
        all.put("ANLAN_JGROUPS_EXTERNAL_ADDR", plan.addressAcrossWan(site));
        all.put("ANLAN_JGROUPS_EXTERNAL_PORT", text(plan.bridgePort(node)));
    }

    Map<String, String> replicator(SiteId site) {
        var all = web(plan.replicator(site));
        all.put("ANLAN_SITE_ID", site.id());
        all.put("ANLAN_KEYRING", home.keys(site).toString());
        all.put("ANLAN_BACKUP_STORE", home.backups(site).toUri().toString());
        all.put("ANLAN_BACKUP_COPY", home.backupCopies(site).toUri().toString());
        // A twin is measured: whole backups are made when asked for, and from the first on changes follow.
        all.put("ANLAN_BACKUP_FULL_EVERY", "0");
        all.put("ANLAN_BACKUP_SEGMENT_EVERY", "5s");
        putDatabase(all, "ANLAN_PG", pg(site).replicator());
        putDatabase(all, "ANLAN_PEER_PG", pg(site.peer()).reader());
        all.put("ANLAN_PEER_PG_TLS", home.tls(site, "replicator").toString());
        all.put("ANLAN_PEER_PG_TLS_NAME", PartTls.name("postgres", site.peer().id()));
        all.put("ANLAN_PEER_PG_HOST", plan.addressAcrossWan(site.peer()));
        // By this address the WAN proxy knows which site is calling.
        all.put("ANLAN_PEER_PG_LOCAL_ADDRESS", plan.address(site));
        putDatabase(
                all, "ANLAN_MARIADB", Objects.requireNonNull(mariadb.get(site)).replicator());
        Optional.ofNullable(brokers.get(site)).ifPresent(broker -> putBroker(all, broker));
        return all;
    }

    Map<String, String> director(WanPlace place) {
        var directors = plan.directors();
        var all = new TreeMap<String, String>();
        all.put("ANLAN_DIRECTOR_PLACE", place.id());
        all.put("ANLAN_DIRECTOR_HOST", directors.address(place));
        all.put("ANLAN_DIRECTOR_PORT", text(directors.port()));
        all.put("ANLAN_DIRECTOR_VOTE_PORT", text(directors.votePort()));
        all.put("ANLAN_DIRECTOR_VOTERS", directors.voters());
        all.put("ANLAN_DIRECTOR_PEERS", directors.peers(place));
        all.put("ANLAN_DIRECTOR_FOLDER", home.director(place).toString());
        all.put("ANLAN_DIRECTOR_SECRETS", home.callers(place).toString());
        if (place != WanPlace.WITNESS) {
            putWatch(all, SiteId.of(place.id()));
        }
        return all;
    }

    /** What the director of a site looks at. */
    private void putWatch(Map<String, String> all, SiteId site) {
        var nodes = plan.nodes().stream().map(node -> plan.node(site, node).toString());
        all.put("ANLAN_DIRECTOR_NODES", nodes.collect(Collectors.joining(",")));
        all.put("ANLAN_DIRECTOR_REPLICATOR", plan.replicator(site).toString());
        all.put("ANLAN_DIRECTOR_EDGES", plan.edgeAdmin(site).toString());
        all.put("ANLAN_DIRECTOR_EDGE_SECRET_FILE", home.edgeAdminSecret().toString());
        all.put(
                "ANLAN_DIRECTOR_REPLICATOR_KEY",
                home.keys(site).resolve("operator-token-1.key").toString());
    }

    Map<String, String> sandbox() {
        var all = web(plan.sandbox());
        all.put("ANLAN_KEYRING", home.sandboxKeys().toString());
        return all;
    }

    Map<String, String> edge(SiteId site) {
        var all = new TreeMap<String, String>();
        all.put("ANLAN_EDGE_HOST", plan.edge(site).getHost());
        all.put("ANLAN_EDGE_PORT", text(plan.edge(site).getPort()));
        all.put("ANLAN_EDGE_SITES", nodesSeenFrom(site));
        all.put("ANLAN_TLS", home.tls(site, "edge").toString());
        // By this address the WAN proxy knows which site is calling.
        all.put("ANLAN_EDGE_LOCAL_ADDRESS", plan.address(site));
        all.put("ANLAN_EDGE_ADMIN_HOST", plan.edgeAdmin(site).getHost());
        all.put("ANLAN_EDGE_ADMIN_PORT", text(plan.edgeAdmin(site).getPort()));
        all.put("ANLAN_EDGE_ADMIN_SECRET_FILE", home.edgeAdminSecret().toString());
        all.put(
                "ANLAN_EDGE_WEIGHTS_FILE",
                home.state(site).resolve("edge-weights.json").toString());
        return all;
    }

    /** {@code site-a=https://…,…;site-b=…}: the nodes of this site directly, those of the other across the WAN. */
    private String nodesSeenFrom(SiteId from) {
        return Arrays.stream(SiteId.values())
                .map(site -> site.id() + "="
                        + plan.nodes().stream()
                                .map(node -> plan.nodeSeenFrom(from, site, node))
                                .map(Object::toString)
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining(";"));
    }

    Map<String, String> wan() {
        return Map.of(
                "ANLAN_WAN_ROUTES", WanRoute.format(plan.routes()),
                "ANLAN_WAN_CONTROL_PORT", text(plan.wanControlPort()));
    }

    private PostgresServer pg(SiteId site) {
        return Objects.requireNonNull(postgres.get(site));
    }

    private static Map<String, String> web(URI uri) {
        var all = new TreeMap<String, String>();
        all.put("QUARKUS_HTTP_HOST", uri.getHost());
        all.put("QUARKUS_HTTP_PORT", text(uri.getPort()));
        return all;
    }

    private static void putDatabase(Map<String, String> all, String prefix, DatabaseLogin login) {
        all.put(prefix + "_HOST", login.host());
        all.put(prefix + "_PORT", text(login.port()));
        all.put(prefix + "_DATABASE", login.database());
        all.put(prefix + "_USER", login.user());
        all.put(prefix + "_PASSWORD", login.password());
    }

    private static void putBroker(Map<String, String> all, BrokerServer broker) {
        all.put("ANLAN_TRANSPORT", "kafka");
        all.put("ANLAN_KAFKA_HOST", broker.host());
        all.put("ANLAN_KAFKA_PORT", text(broker.port()));
        all.put("ANLAN_KAFKA_USER", broker.user());
        all.put("ANLAN_KAFKA_PASSWORD", broker.password());
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
